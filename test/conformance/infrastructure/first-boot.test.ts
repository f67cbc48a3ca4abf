import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { whyLeftOut } from '../../support/terraform/open-built-in.ts';
import { openRig, type Rig } from '../../support/rig.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const volume = 'vol-0123456789abcdef0';
const device = `/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume.replace('-', '')}`;

/** Of the machine, where there are any. */
const programs = { look: 'blkid', format: 'mkfs.ext4' } as const;

function whyNot(): string {
  const terraform = whyLeftOut();
  if (terraform !== '') return terraform;
  const tools =
    'command -v unshare && command -v ip && command -v mkfs.ext4 && command -v blkid && command -v curl && unshare --mount --net true';
  const { status } = spawnSync('sh', ['-c', tools], { stdio: 'ignore' });
  return status === 0 ? '' : ' (left out: it needs root, namespaces, ip, mkfs.ext4, blkid and curl)';
}

/** The script as Terraform renders it. */
function rendered(): string {
  const values = {
    data_directory: '/opt/gitea/data',
    data_volume: volume,
    host_key_parameter: '/gitea/host-key',
    region: 'eu-central-1',
  };
  const template = `${root}terraform/templates/first-boot.sh.tftpl`;
  const input = `base64encode(templatefile(${JSON.stringify(template)}, ${JSON.stringify(values)}))\n`;
  const env = { PATH: process.env['PATH'], CHECKPOINT_DISABLE: '1' };
  const text = execFileSync('terraform', ['console'], { input, cwd: '/', env, encoding: 'utf8' });
  return Buffer.from(JSON.parse(text) as string, 'base64').toString();
}

/** Devices, network, settings and home directories of an instance, of which nothing is left when it ends. */
const instance = `
set -eu
ip link set lo up
ip address add 169.254.169.254/32 dev lo
"$NODE" "$PLAYED" "$HERE/requests" "$HERE/ready" &
until [ -e "$HERE/ready" ]; do sleep 0.05; done
for name in null urandom; do touch "$HERE/dev/$name"; mount --bind "/dev/$name" "$HERE/dev/$name"; done
cp -a /etc "$HERE/etc"
mkdir -p "$HERE/etc/ssh" "$HERE/home/ubuntu/.ssh" "$HERE/opt" "$HERE/root"
cp "$HERE/fstab" "$HERE/etc/fstab"
echo 'ssh-ed25519 AAAAhost root@ip-10-0-0-1' >"$HERE/etc/ssh/ssh_host_ed25519_key.pub"
echo 'ssh-ed25519 AAAAoperator operator' >"$HERE/home/ubuntu/.ssh/authorized_keys"
for name in dev etc home opt root; do mount --rbind "$HERE/$name" "/$name"; done
status=0
PATH="$HERE/bin:$PATH" SSM_ENDPOINT=http://127.0.0.1:8080 bash "$HERE/first-boot.sh" || status=$?
kill $!
cp /etc/fstab "$HERE/fstab"
exit "$status"
`;

const leftOut = whyNot();

describe.skipIf(leftOut !== '')(`the first boot of a host${leftOut}`, () => {
  let rig: Rig;
  beforeEach(() => {
    rig = openRig();
    mkdirSync(rig.path('dev/disk/by-id'), { recursive: true });
    rig.write('disk', '');
    truncateSync(rig.path('disk'), 16 * 1024 * 1024);
    symlinkSync(rig.path('disk'), rig.path(device.slice(1)));
    rig.write('fstab', '# as it was\n');
    rig.write('first-boot.sh', rendered());
    // A file cannot be mounted without a loop device, so who would mount is only written down.
    for (const [name, code] of [
      ['mount', 0],
      ['systemctl', 0],
      ['mountpoint', 1],
    ] as const) {
      const text = `#!/bin/sh\necho "${name} $*" >>${rig.path('calls')}\nexit ${code}\n`;
      chmodSync(rig.write(`bin/${name}`, text), 0o755);
    }
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const boot = (): { readonly code: number | null; readonly text: string } => {
    for (const name of ['etc', 'ready']) execFileSync('rm', ['-rf', rig.path(name)]);
    const env = {
      PATH: process.env['PATH'],
      NODE: process.execPath,
      PLAYED: `${root}test/support/terraform/played-instance.mjs`,
      HERE: rig.folder,
    };
    const done = spawnSync('unshare', ['--mount', '--net', 'sh', '-c', instance], { env, encoding: 'utf8' });
    return { code: done.status, text: `${done.stdout}${done.stderr}` };
  };
  const tag = (name: string): string =>
    execFileSync(programs.look, ['-p', '-s', name, '-o', 'value', rig.path('disk')], {
      encoding: 'utf8',
    }).trim();

  test('formats an empty volume, lets the administrator in, and tells its key with its own rights', () => {
    expect(boot()).toEqual({ code: 0, text: '' });
    expect([tag('TYPE'), tag('LABEL')]).toEqual(['ext4', 'gitea-data']);
    expect(rig.read('fstab')).toBe(
      `# as it was\nUUID=${tag('UUID')} /opt/gitea/data ext4 defaults,nofail 0 2\n`,
    );
    expect(rig.read('calls')).toMatch(/^mount \/opt\/gitea\/data$/m);
    expect(rig.read('root/.ssh/authorized_keys')).toBe('ssh-ed25519 AAAAoperator operator\n');
    const requests = rig
      .read('requests')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Told);
    const asked = requests.filter(({ method }) => method === 'GET');
    expect(asked.map(({ token }) => token)).toEqual(asked.map(() => 'a-token'));
    const [put, ...others] = requests.filter(({ method }) => method === 'PutParameter');
    expect(others).toEqual([]);
    expect(JSON.parse(put?.body ?? '')).toEqual({
      Name: '/gitea/host-key',
      Value: 'i-0123456789abcdef0 ssh-ed25519 AAAAhost',
      Type: 'String',
      Overwrite: true,
    });
    expect(put?.headers).toMatchObject({
      'x-amz-target': 'AmazonSSM.PutParameter',
      'x-amz-security-token': 'played-session',
    });
    expect(put?.headers?.['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=ASIAPLAYED\/\d{8}\/eu-central-1\/ssm\/aws4_request/,
    );
  });

  test('leaves a volume with data as it is, also the second time', () => {
    execFileSync(programs.format, ['-q', '-L', 'kept', rig.path('disk')]);
    const before = readFileSync(rig.path('disk'));
    expect([boot().code, boot().code]).toEqual([0, 0]);
    expect(readFileSync(rig.path('disk')).equals(before)).toBe(true);
    expect(rig.read('fstab').match(/gitea\/data/g)).toHaveLength(1);
  });

  test('leaves a volume alone of which it cannot tell what is on it, and still tells its key', () => {
    // What blkid says of a disk on which it finds the traces of two systems.
    chmodSync(rig.write('bin/blkid', '#!/bin/sh\nexit 8\n'), 0o755);
    const { code, text } = boot();
    expect([code, text]).toEqual([1, `cannot tell what is on ${volume}; left alone\n`]);
    expect(readFileSync(rig.path('disk')).every((byte) => byte === 0)).toBe(true);
    expect(rig.read('requests')).toContain('PutParameter');
    expect(existsSync(rig.path('calls'))).toBe(false);
  });
});

interface Told {
  readonly method: string;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createSecureServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { issue, newAuthority } from '../../../engine/adapters/sandbox/authority/authority.ts';
import { lineage } from '../../../engine/adapters/sandbox/authority/lineage.ts';
import type { Containers } from '../../../engine/ports/containers.ts';
import { actionNamed, makeRig } from '../../support/action-rig.ts';
import type { Rig } from '../../support/action-rig.ts';
import { selfSigned } from '../../support/self-signed.ts';

const name = 'git.example.org';
const now = new Date();
const authority = newAuthority(now);

/** A folder of certbot's with one version, and a certbot that does what a test says. */
async function withCertbot(
  renewal: (files: ReturnType<typeof lineage>) => Promise<number>,
): Promise<{ rig: Rig; directory: string; input: Record<string, string>; argv: () => readonly string[] }> {
  let argv: readonly string[] = [];
  let directory = '';
  const runOnce: Containers['runOnce'] = async (service, image, request) => {
    expect([service, image]).toEqual(['certbot', undefined]);
    argv = request.argv;
    return { exitCode: await renewal(lineage(directory, name)), signal: undefined };
  };
  const rig = await makeRig({ containers: async () => ({ runOnce }) as unknown as Containers });
  directory = join(rig.folder, 'letsencrypt');
  mkdirSync(join(directory, 'renewal'), { recursive: true });
  writeFileSync(join(directory, 'renewal', `${name}.conf`), 'version = 1\n');
  const files = lineage(directory, name);
  await files.link(await files.add(issue(authority, name, now), authority.certificate));
  const input = {
    service: 'certbot',
    webroot: '/var/www/acme',
    directory,
    name,
    keep: join(rig.folder, 'work', 'kept'),
  };
  return { rig, directory, input, argv: () => argv };
}

async function issueNext(files: ReturnType<typeof lineage>): Promise<number> {
  await files.link(await files.add(issue(authority, name, now), authority.certificate));
  return 0;
}

function linkOf(directory: string, file = 'fullchain.pem'): string {
  return readlinkSync(join(directory, 'live', name, file));
}

describe('certificate.renew', () => {
  it('changes nothing when nothing is due, and keeps no copy', async () => {
    const { rig, input, argv } = await withCertbot(async () => 0);
    const { result } = await rig.change('certificate.renew', input);
    expect(result).toMatchObject({
      changed: false,
      outputs: { renewed: false, names: [name], daysLeft: 89 },
    });
    expect(existsSync(input['keep'] ?? '')).toBe(false);
    expect(argv()).toEqual([
      'renew',
      '--webroot',
      '--webroot-path',
      '/var/www/acme',
      '--cert-name',
      name,
      '--non-interactive',
      '--no-random-sleep-on-renew',
    ]);
  });

  it('tells a renewal by the serial number; undo points back, twice as well, and keeps what was issued', async () => {
    const { rig, input, directory, argv } = await withCertbot(async (files) => {
      writeFileSync(join(directory, 'renewal', `${name}.conf`), 'version = 2\n');
      return issueNext(files);
    });
    const { result, undo } = await rig.change('certificate.renew', { ...input, force: true });
    expect(argv()).toContain('--force-renewal');
    expect(result).toMatchObject({ changed: true, outputs: { renewed: true } });
    expect(result.outputs['serial']).not.toBe(result.outputs['previous']);
    expect(linkOf(directory)).toContain('fullchain2.pem');
    for (let time = 0; time < 2; time += 1) {
      await undo();
      for (const kind of ['cert', 'chain', 'fullchain', 'privkey']) {
        expect(linkOf(directory, `${kind}.pem`)).toBe(`../../archive/${name}/${kind}1.pem`);
      }
    }
    expect(readFileSync(join(directory, 'renewal', `${name}.conf`), 'utf8')).toBe('version = 1\n');
    expect(readdirSync(join(directory, 'live', name)).toSorted()).toEqual(
      ['cert', 'chain', 'fullchain', 'privkey'].map((kind) => `${kind}.pem`),
    );
    expect(existsSync(join(directory, 'archive', name, 'fullchain2.pem'))).toBe(true);
  });

  it('brings back files of the old version that were deleted', async () => {
    const { rig, input, directory } = await withCertbot(async (files) => {
      await issueNext(files);
      rmSync(join(directory, 'archive', name, 'privkey1.pem'));
      return 0;
    });
    const { undo } = await rig.change('certificate.renew', input);
    await undo();
    const key = `${directory}/live/${name}/privkey.pem`;
    const path = `${directory}/live/${name}/fullchain.pem`;
    expect((await rig.run('certificate.inspect', { path, key })).outputs).toMatchObject({ names: [name] });
  });

  it('fails as certbot does, and is undone after half of a renewal', async () => {
    const { rig, input, directory } = await withCertbot(async (files) => {
      await files.add(issue(authority, name, now), authority.certificate);
      const link = join(directory, 'live', name, 'fullchain.pem');
      rmSync(link);
      symlinkSync(`../../archive/${name}/fullchain2.pem`, link);
      return 1;
    });
    const captured: unknown = await actionNamed('certificate.renew').capture(input, rig.context);
    await expect(rig.run('certificate.renew', input)).rejects.toThrow('`renew` ended with exit code 1');
    const action = actionNamed('certificate.renew');
    expect(await action.settle(input, captured, rig.context)).toMatchObject({ verdict: 'half-done' });
    if (action.compensation.kind !== 'inverse') throw new Error('no inverse');
    await action.compensation.undo(input, captured, rig.context);
    expect(linkOf(directory)).toContain('fullchain1.pem');
    expect(await action.settle(input, captured, rig.context)).toMatchObject({ verdict: 'not-started' });
  });

  it('finds a whole renewal after a crash, and compares a retry with the state before the first attempt', async () => {
    const { rig, input } = await withCertbot(issueNext);
    const action = actionNamed('certificate.renew');
    const captured: unknown = await action.capture(input, rig.context);
    const first = await action.execute(input, rig.context);
    expect(await action.settle(input, captured, rig.context)).toMatchObject({
      verdict: 'done',
      outputs: { serial: first.outputs['serial'], previous: first.outputs['previous'] },
      changed: true,
    });
    const second = await action.execute(input, rig.context);
    expect(second.outputs['previous']).toBe(first.outputs['previous']);
  });

  it('does nothing when it is undone before it began', async () => {
    const { rig, input, directory } = await withCertbot(issueNext);
    const action = actionNamed('certificate.renew');
    if (action.compensation.kind !== 'inverse') throw new Error('no inverse');
    await action.compensation.undo(input, { serial: 'AB' }, rig.context);
    expect(linkOf(directory)).toContain('fullchain1.pem');
  });

  it('says in a plan which certificate it is about', async () => {
    const { rig, input } = await withCertbot(issueNext);
    const probe = await actionNamed('certificate.renew').probe(input, rig.context);
    expect(probe).toMatchObject({ observations: { daysLeft: 89 } });
    expect(probe.before).toContain('89 days left');
    expect(existsSync(input['keep'] ?? '')).toBe(false);
  });
});

describe('certificate.restore', () => {
  it('is the same as the undo, and nothing without a copy', async () => {
    const { rig, input, directory } = await withCertbot(issueNext);
    const where = { directory, name, keep: input['keep'] ?? '' };
    expect(await rig.run('certificate.restore', where)).toMatchObject({ changed: false });
    const { result } = await rig.change('certificate.renew', input);
    expect(await rig.run('certificate.restore', where)).toMatchObject({
      changed: true,
      outputs: { serial: result.outputs['previous'] },
    });
  });
});

describe('certificate.inspect', () => {
  it('compares key and name', async () => {
    const rig = await makeRig();
    const write = (file: string, text: string): string => {
      writeFileSync(join(rig.folder, file), text);
      return join(rig.folder, file);
    };
    const path = write('cert.pem', selfSigned.cert);
    const key = write('key.pem', selfSigned.key);
    const { outputs } = await rig.run('certificate.inspect', { path, key, name: 'localhost' });
    expect(outputs).toMatchObject({
      names: ['localhost'],
      issuer: 'localhost',
      notAfter: '2126-10-30T02:22:54.000Z',
    });
    expect(outputs['serial']).toBe('44095E0BA2E0D7DC3044B8034130DF05C7C45BCA');
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const wrong = write('other.pem', other.export({ type: 'pkcs8', format: 'pem' }));
    await expect(rig.run('certificate.inspect', { path, key: wrong })).rejects.toThrow('does not belong to');
    await expect(rig.run('certificate.inspect', { path, name })).rejects.toThrow(
      `is for localhost, not for ${name}`,
    );
    await expect(rig.run('certificate.inspect', { path: key })).rejects.toThrow(
      `${key}: this is no certificate`,
    );
    await expect(rig.run('certificate.inspect', { path, key: path })).rejects.toThrow(
      'this is no private key',
    );
    await expect(rig.run('certificate.inspect', { path: `${path}.not` })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect(rig.printed()).not.toContain('PRIVATE');
  });

  it.each([
    ['*.example.org', 'git.example.org', true],
    ['*.example.org', 'example.org', false],
    ['*.example.org', 'a.git.example.org', false],
    ['GIT.example.org', 'git.example.org', true],
  ])('a certificate for %s is for %s: %s', async (pattern, wanted, fits) => {
    const rig = await makeRig();
    const path = join(rig.folder, 'cert.pem');
    writeFileSync(path, issue(authority, pattern, now).certificate);
    const inspected = rig.run('certificate.inspect', { path, name: wanted });
    const fit = await inspected.then(
      () => true,
      () => false,
    );
    expect(fit).toBe(fits);
  });
});

describe('certificate.served', () => {
  async function serve(): Promise<string> {
    const server = createSecureServer(selfSigned, (socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('reads an untrusted certificate, and says why it is not trusted', async () => {
    const rig = await makeRig();
    const { outputs } = await rig.run('certificate.served', { address: await serve(), name: 'localhost' });
    expect(outputs).toMatchObject({
      names: ['localhost'],
      trusted: false,
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  it('fails when another one is served, once its time is up', async () => {
    let waits = 0;
    const clock = {
      now: () => new Date(waits * 250),
      sleep: async () => void (waits += 1),
    };
    const rig = await makeRig({ clock });
    const input = { address: await serve(), serial: 'AB12', within: '1s' };
    await expect(rig.run('certificate.served', input)).rejects.toThrow(
      /serves the certificate 44095E\w+, not AB12/,
    );
    expect(waits).toBe(4);
  });

  it('tells a port that speaks no TLS, one where nobody is, and one that hangs up', async () => {
    const rig = await makeRig();
    const plain = createServer((socket) => socket.on('error', () => undefined).end('hello\n'));
    const shut = createServer((socket) => socket.destroy());
    for (const server of [plain, shut]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      await expect(rig.run('certificate.served', { address })).rejects.toThrow(`cannot reach ${address}`);
    }
    const { port } = shut.address() as AddressInfo;
    await new Promise((resolve) => shut.close(resolve));
    await expect(rig.run('certificate.served', { address: `127.0.0.1:${port}` })).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  it('ends when it is cancelled in the middle of a handshake', async () => {
    const rig = await makeRig();
    const cancel = new AbortController();
    const silent = createServer(() => cancel.abort(new Error('enough')));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const address = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const asked = rig.run('certificate.served', { address, within: '1m' }, { signal: cancel.signal });
    await expect(asked).rejects.toThrow('enough');
  });
});

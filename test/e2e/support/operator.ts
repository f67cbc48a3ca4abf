import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AcmeServer, addressIn, startAcmeServer } from './acme-server.ts';
import { type BareHost, ended, type Ended, startBareHost } from './bare-host.ts';
import { root } from './place.ts';

/** The name of the host that is worked on. */
export const domain = 'git.bare.test';

/** A bare host, and the machine from which it is worked on: with Ansible, the playbooks and the packed engine. */
export interface Operator {
  readonly host: BareHost;
  /** The folder with the packed engine and its sums. */
  readonly release: string;
  /** A playbook of ansible/, by ssh. */
  play(playbook: string, ...args: readonly string[]): Ended;
  /** Runs the packed engine where Ansible is, in a folder with these files; the inventory lies in /inventory. */
  operate(files: Readonly<Record<string, string>>, ...args: readonly string[]): Ended;
  remove(): void;
}

/** Packs the engine as a release has it, but compressed less. */
export function packEngine(release: string): void {
  const argv = [join(root, '.dev/package.mjs'), '--level', '1', '-o', release];
  execFileSync(process.execPath, argv, { stdio: 'ignore' });
}

/** Makes an SSH key of two files, `key` and `key.pub`. */
export function makeKey(folder: string): { readonly file: string; readonly publicFile: string } {
  const file = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  return { file, publicFile: `${file}.pub` };
}

/** What Docker on a bare host has to know to find the registry of the stack. */
export function dockerSettings(): Readonly<Record<string, unknown>> {
  const mirror = `${addressIn('bridge', 'runbook-e2e-registry')}:5000`;
  return {
    'registry-mirrors': [`http://${mirror}`],
    'insecure-registries': [mirror],
    'live-restore': true,
  };
}

function inventory(folder: string, host: BareHost, acme: AcmeServer): void {
  const program = join(root, 'test/e2e/images/runner/gitea-runner');
  host.write('/root/gitea-runner', readFileSync(program, 'utf8'));
  const facts = {
    ansible_host: host.address,
    ansible_user: 'root',
    ansible_ssh_private_key_file: '/inventory/key',
    ansible_ssh_common_args: '-o UserKnownHostsFile=/inventory/known_hosts',
    gitea_domain: domain,
    gitea_address: host.address,
    gitea_acme_email: `root@${domain}`,
    gitea_acme: { server: acme.directory, rehearsal: acme.directory },
    runbook_release: '/release',
    runbook_aws_profiles: { reader: 'arn:aws:iam::111122223333:role/reader' },
    runner_url: 'file:///root/gitea-runner',
    runner_sha256: execFileSync('sha256sum', [program], { encoding: 'utf8' }).slice(0, 64),
    runner_token: 'token-that-nobody-may-read',
    system_docker_settings: dockerSettings(),
  };
  const groups = { gitea: { hosts: { bare: facts } }, runners: { hosts: { bare: {} } } };
  writeFileSync(join(folder, 'hosts.json'), JSON.stringify(groups));
  writeFileSync(join(folder, 'known_hosts'), `${host.address} ${host.key}\n`);
}

/** Makes them, and a certificate authority that believes the host; all of it is gone after `remove`. */
export function openOperator(): Operator {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-operator-'));
  const [release, own] = [join(folder, 'release'), join(folder, 'inventory')];
  mkdirSync(own);
  packEngine(release);
  const host = startBareHost({ authorized: makeKey(own).publicFile, domain });
  const acme = startAcmeServer({ network: 'bridge', domain, address: host.address });
  inventory(own, host, acme);
  const playbooks = join(root, 'ansible');
  const within = (volumes: readonly string[], words: readonly string[]): Ended => {
    const all = [`${own}:/inventory:ro`, `${release}:/release:ro`, ...volumes];
    const mounts = all.flatMap((volume) => ['--volume', volume]);
    const env = ['--env', 'HOME=/tmp', '--env', 'ANSIBLE_NOCOLOR=1'];
    const options = ['--rm', '--init', '--workdir', '/work', ...env, ...mounts];
    return ended('docker', ['run', ...options, 'runbook-e2e/ansible:1', ...words]);
  };
  return {
    host,
    release,
    play: (playbook, ...args) =>
      within(
        [`${playbooks}:/work:ro`],
        ['ansible-playbook', '-i', '/inventory/hosts.json', playbook, ...args],
      ),
    operate(files, ...args) {
      const work = mkdtempSync(join(folder, 'work-'));
      for (const [file, content] of Object.entries(files)) writeFileSync(join(work, file), content);
      const unpackAndRun =
        'mkdir /tmp/engine && tar -xzf /release/*.tar.gz -C /tmp/engine --strip-components=1 && exec /tmp/engine/runbook "$@"';
      return within([`${work}:/work`, `${playbooks}:/ansible:ro`], ['sh', '-c', unpackAndRun, 'sh', ...args]);
    },
    remove() {
      host.remove();
      acme.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

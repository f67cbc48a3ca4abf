import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { docker, randomName } from './docker.ts';
import { data, git } from './host.ts';

const run = promisify(execFile);
const site = 'https://localhost:18443';
const account = 'root:secret';

/** What a user was told is kept. */
export interface Acknowledged {
  readonly branch: string;
  /** The last commit whose push was taken; it holds all before it. Undefined when none was. */
  readonly commit: string | undefined;
  readonly issues: readonly string[];
}

/** Somebody who pushes and opens issues by way of the site, as users do, and remembers what was acknowledged. */
export async function startWriter(folder: string): Promise<{ end(): Promise<Acknowledged> }> {
  const directory = join(folder, randomName());
  const branch = randomName();
  const env = { ...process.env, GIT_SSL_CAINFO: process.env['NODE_EXTRA_CA_CERTS'] };
  const inClone = async (...args: readonly string[]): Promise<string> => {
    const who = ['-c', 'user.name=Writer', '-c', 'user.email=writer@localhost'];
    return (await run('git', [...who, '-C', directory, ...args], { env, timeout: 20_000 })).stdout;
  };
  const url = `https://${account}@localhost:18443/root/two.git`;
  await run('git', ['clone', '--quiet', '--depth=1', url, directory], { env });
  await inClone('switch', '--quiet', '--create', branch);
  const issues: string[] = [];
  let commit: string | undefined;
  const stop = new AbortController();
  const writing = (async (): Promise<void> => {
    for (let turn = 0; !stop.signal.aborted; turn += 1) {
      writeFileSync(join(directory, 'file'), `${turn}\n`);
      await inClone('add', '.');
      await inClone('commit', '--quiet', '--message', `write ${turn}`);
      const made = (await inClone('rev-parse', 'HEAD')).trim();
      if (await answers(inClone('push', '--quiet', 'origin', branch))) commit = made;
      const title = `${branch} ${turn}`;
      if (await answers(openIssue(title))) issues.push(title);
      await pause(100);
    }
  })();
  return {
    async end() {
      stop.abort();
      await writing;
      return { branch, commit, issues };
    },
  };
}

/** What of it is gone; empty when nothing is. */
export function lostOf({ branch, commit, issues }: Acknowledged): readonly string[] {
  const lost: string[] = [];
  const repository = join(data, 'git/repositories/root/two.git');
  if (commit !== undefined && !holds(repository, branch, commit)) lost.push(`commit ${commit} of ${branch}`);
  const query = `select name from issue where name like '${branch} %'`;
  const psql = [
    'psql',
    '--username=gitea',
    '--dbname=gitea',
    '--no-align',
    '--tuples-only',
    '--command',
    query,
  ];
  const kept = new Set(docker('exec', 'gitea-postgres-1', ...psql).split('\n'));
  return [...lost, ...issues.filter((title) => !kept.has(title))];
}

function holds(repository: string, branch: string, commit: string): boolean {
  try {
    git(repository, 'merge-base', '--is-ancestor', commit, `refs/heads/${branch}`);
    return true;
  } catch {
    return false;
  }
}

async function openIssue(title: string): Promise<void> {
  const response = await fetch(`${site}/api/v1/repos/root/one/issues`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(account).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ title }),
    signal: AbortSignal.timeout(20_000),
  });
  if (response.status !== 201) throw new Error(`the site answers ${response.status}`);
}

/** The site is away now and then: whatever it did not acknowledge may be lost. */
async function answers(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

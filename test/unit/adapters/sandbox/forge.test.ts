import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as startRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gitEnvironment } from '../../../../engine/adapters/sandbox/git.ts';
import type { Sandbox } from '../../../../engine/adapters/sandbox/open-sandbox.ts';
import { dumpSql, repositoryRefs } from '../../../../engine/adapters/sandbox/snapshot.ts';
import type { ServiceFacts } from '../../../../engine/ports/containers.ts';
import { processesWith } from '../../../support/leftovers.ts';
import { runningSandbox } from '../../../support/sandbox.ts';

const never = new AbortController().signal;
const oldForge = 'gitea/gitea:1.22.6';
const newForge = 'gitea/gitea:1.27.3';

async function start(): Promise<{ sandbox: Sandbox; url: string; internalUrl: string }> {
  const { sandbox, end } = await runningSandbox();
  onTestFinished(end);
  const { url = '', internalUrl = '' } = await sandbox.containers.attributes();
  return { sandbox, url, internalUrl };
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-forge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function git(cwd: string, ...args: string[]): Promise<string> {
  const who = {
    GIT_AUTHOR_NAME: 'T',
    GIT_AUTHOR_EMAIL: 't@x',
    GIT_COMMITTER_NAME: 'T',
    GIT_COMMITTER_EMAIL: 't@x',
  };
  const { stdout } = await promisify(execFile)('git', args, { cwd, env: { ...gitEnvironment(), ...who } });
  return stdout.trim();
}

async function update(sandbox: Sandbox, service: string, ref: string): Promise<ServiceFacts> {
  const image = await sandbox.containers.resolve(ref);
  await sandbox.containers.pull(image, never);
  return sandbox.containers.recreate(service, image, never);
}

function as(user: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:sandbox-${user}`).toString('base64')}` };
}

async function status(url: string): Promise<number> {
  return (await fetch(url)).status;
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
  await response.arrayBuffer();
  return response.status;
}

describe('the forge of the sandbox', () => {
  it('serves real repositories through the proxy: clone, push, and who may not', async () => {
    const { sandbox, url } = await start();
    const folder = temporary();
    await git(folder, 'clone', '--quiet', `${url}/alice/website.git`, 'website');
    const work = join(folder, 'website');
    expect(await git(work, 'rev-list', '--count', 'HEAD')).toBe('5');
    // Larger than any buffer on the way, and not compressible.
    writeFileSync(
      join(work, 'big.bin'),
      Buffer.alloc(3_000_000, 'x').map((_, i) => (i * 7919) >> 5),
    );
    await git(work, 'add', '.');
    await git(work, 'commit', '--quiet', '-m', 'Add much');
    await expect(git(work, 'push', '--quiet', 'origin', 'main')).rejects.toThrow('could not read Username');
    const withPassword = (user: string): string =>
      `${url.replace('//', `//${user}:sandbox-${user}@`)}/alice/website.git`;
    await expect(git(work, 'push', '--quiet', withPassword('bob'), 'main')).rejects.toThrow('403');
    await git(work, 'push', '--quiet', withPassword('alice'), 'main', 'main:topic');
    const head = await git(work, 'rev-parse', 'HEAD');
    const refs = (await repositoryRefs(sandbox.directory))['alice/website'];
    expect(refs).toMatchObject({ 'refs/heads/main': head, 'refs/heads/topic': head });
  });

  it('takes nothing of a push that breaks off, and is not held up by it', async () => {
    const { sandbox, url } = await start();
    const before = await repositoryRefs(sandbox.directory);
    const type = 'application/x-git-receive-pack-request';
    const headers = { ...as('alice'), 'content-type': type, 'content-length': 100_000 };
    const push = startRequest(`${url}/alice/website.git/git-receive-pack`, { method: 'POST', headers });
    const broken = new Promise((resolve) => push.on('error', resolve));
    await new Promise((resolve) => push.write('00', resolve));
    const root = join(sandbox.directory, 'host', 'data', 'git', 'repositories');
    const programs = (): readonly string[] => processesWith(`GIT_PROJECT_ROOT=${root}`);
    await expect.poll(programs).not.toEqual([]);
    push.destroy(new Error('the cable was pulled'));
    await broken;
    expect(await sandbox.containers.stop('gitea', never)).toBe(true);
    expect(await repositoryRefs(sandbox.directory)).toEqual(before);
    await expect.poll(programs, { timeout: 30_000 }).toEqual([]);
  });

  it('keeps users, repositories and issues in the database', async () => {
    const { sandbox, url } = await start();
    const api = `${url}/api/v1`;
    const user = { username: 'carol', password: 'sandbox-carol', email: 'carol@example.org' };
    expect(await post(`${api}/admin/users`, user)).toBe(401);
    expect(await post(`${api}/admin/users`, user, as('alice'))).toBe(403);
    expect(await post(`${api}/admin/users`, user, as('operator'))).toBe(201);
    expect(await post(`${api}/admin/users`, user, as('operator'))).toBe(422);
    expect(await post(`${api}/user/repos`, { name: 'notes', private: true }, as('carol'))).toBe(201);
    expect(await post(`${api}/user/repos`, { name: 'notes' }, as('carol'))).toBe(409);
    expect(await post(`${api}/user/repos`, { name: '../x' }, as('carol'))).toBe(422);
    expect(await status(`${api}/repos/carol/notes`)).toBe(404);
    const issues = `${api}/repos/carol/notes/issues`;
    expect(await post(issues, { title: 'First', body: 'text' }, as('carol'))).toBe(201);
    expect(await post(issues, { title: '' }, as('carol'))).toBe(422);
    const listed = await fetch(issues, { headers: as('carol') });
    const issue = { number: 1, title: 'First', body: 'text', state: 'open', user: { login: 'carol' } };
    expect(await listed.json()).toEqual([issue]);
    expect(await fetch(issues, { headers: { authorization: 'Basic eDp5' } })).toMatchObject({ status: 401 });
    expect(await sandbox.database.counts('gitea')).toEqual({ user: 4, repository: 3, issue: 4, version: 1 });
  });

  it('migrates one way: the same data in the new version, and the old one refuses it', async () => {
    const { sandbox, url } = await start();
    const read = async (): Promise<unknown> =>
      (await fetch(`${url}/api/v1/repos/alice/website/issues`)).json();
    const before = await read();
    expect(await update(sandbox, 'gitea', newForge)).toMatchObject({ health: 'healthy' });
    expect(await (await fetch(`${url}/api/v1/version`)).json()).toEqual({ version: '1.27.3' });
    expect(await read()).toEqual(before);
    expect(await post(`${url}/api/v1/repos/alice/website/issues`, { title: 'x' }, as('bob'))).toBe(201);
    expect(await sandbox.database.value('gitea', 'select version from version')).toBe('321');
    expect(await update(sandbox, 'gitea', oldForge)).toMatchObject({ state: 'exited', health: 'none' });
    expect(await status(url)).toBe(502);
    expect(log(sandbox, 'gitea')).toContain(
      'Your database (migration version: 321) is for a newer Gitea, you can not use the newer database for this old Gitea release (299).',
    );
  });

  it('can die half way through its migration, and only a restored database brings it back', async () => {
    const { sandbox, url } = await start();
    const folder = temporary();
    const [before, after] = [join(folder, 'before'), join(folder, 'after')];
    await sandbox.database.dump('gitea', before, never);
    const half = await update(sandbox, 'gitea', `${newForge}-halfmigrated`);
    expect(half).toMatchObject({ state: 'exited', health: 'none' });
    expect(await sandbox.database.value('gitea', 'select version from version')).toBe('311');
    expect(await update(sandbox, 'gitea', oldForge)).toMatchObject({ state: 'exited' });
    await sandbox.database.restore(before, 'gitea_restored', never);
    await sandbox.database.swap('gitea', 'gitea_restored', 'gitea_half');
    expect(await update(sandbox, 'gitea', oldForge)).toMatchObject({ health: 'healthy' });
    expect(await status(`${url}/alice/website.git/info/refs?service=git-upload-pack`)).toBe(200);
    await sandbox.database.dump('gitea', after, never);
    expect(await dumpSql(after)).toBe(await dumpSql(before));
    expect(readFileSync(after).equals(readFileSync(before))).toBe(true);
  });

  it('rehearses a migration on a copy of the database', async () => {
    const { sandbox } = await start();
    const dump = join(temporary(), 'dump');
    await sandbox.database.dump('gitea', dump, never);
    const rehearse = async (ref: string, database: string): Promise<number | undefined> => {
      await sandbox.database.restore(dump, database, never);
      const image = await sandbox.containers.resolve(ref);
      await sandbox.containers.pull(image, never);
      const env = { GITEA__database__NAME: database };
      const identity = { run: 'test', step: 'rehearse', attempt: 1 };
      const request = { argv: ['gitea', 'migrate'], env, identity } as const;
      return (await sandbox.containers.runOnce('gitea', image, request, never)).exitCode;
    };
    expect(await rehearse(newForge, 'good')).toBe(0);
    expect(await rehearse(`${newForge}-halfmigrated`, 'half')).toBe(1);
    const version = 'select version from version';
    expect(await sandbox.database.value('good', version)).toBe('321');
    expect(await sandbox.database.value('half', version)).toBe('311');
    expect(await sandbox.database.value('gitea', version)).toBe('299');
  });

  it('shows an unhealthy, a crashing and a slow version as what they are', async () => {
    const { sandbox, url, internalUrl } = await start();
    expect(await update(sandbox, 'gitea', `${newForge}-crash`)).toMatchObject({ state: 'exited' });
    expect(await sandbox.database.value('gitea', 'select version from version')).toBe('299');
    expect(await update(sandbox, 'gitea', `${newForge}-slow`)).toMatchObject({ health: 'starting' });
    expect(await status(`${url}/api/healthz`)).toBe(503);
    expect(await status(`${internalUrl}/api/healthz`)).toBe(503);
    expect(await status(`${url}/api/healthz`)).toBe(200);
    expect(await sandbox.containers.inspect('gitea')).toMatchObject({ health: 'healthy' });
    await update(sandbox, 'gitea', `${newForge}-unhealthy`);
    expect(await status(`${url}/api/healthz`)).toBe(424);
    expect(await status(url)).toBe(200);
  });

  it('fails its health check while PostgreSQL is stopped, and not longer', async () => {
    const { sandbox, url } = await start();
    await sandbox.containers.stop('postgres', never);
    expect(await status(`${url}/api/healthz`)).toBe(424);
    await expect(sandbox.database.counts('gitea')).rejects.toMatchObject({ kind: 'unreachable' });
    await sandbox.containers.start('postgres', never);
    expect(await status(`${url}/api/healthz`)).toBe(200);
  });

  it('does not start without its SECRET_KEY', async () => {
    const { sandbox } = await start();
    const { appIni = '' } = await sandbox.containers.attributes();
    const content = readFileSync(appIni, 'utf8');
    writeFileSync(appIni, content.replace(/^SECRET_KEY.*$/m, ''));
    expect(await update(sandbox, 'gitea', newForge)).toMatchObject({ state: 'exited' });
    expect(log(sandbox, 'gitea')).toContain('SECRET_KEY is missing');
    writeFileSync(appIni, content);
    expect(await sandbox.containers.start('gitea', never)).toBe(true);
    expect(await sandbox.containers.inspect('gitea')).toMatchObject({ health: 'healthy' });
  });
});

describe('the proxy of the sandbox', () => {
  it('tests its configuration in an image before it runs', async () => {
    const { sandbox, url } = await start();
    const { nginx = '' } = await sandbox.containers.attributes();
    expect(await nginxTest(sandbox, 'nginx:1.30.6')).toMatchObject({ exitCode: 0 });
    const bad = await nginxTest(sandbox, 'nginx:1.30.6-badconfig');
    expect(bad).toMatchObject({ exitCode: 1 });
    expect(bad.stderr).toContain('unknown directive "proxy_http_version"');
    expect(await update(sandbox, 'nginx', 'nginx:1.30.6-badconfig')).toMatchObject({ state: 'exited' });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    await update(sandbox, 'nginx', 'nginx:1.30.6');
    const response = await fetch(url);
    expect([response.status, response.headers.get('server')]).toEqual([200, 'nginx/1.30.6 (sandbox)']);
    writeFileSync(join(nginx, 'conf.d', 'gitea.conf'), 'server {');
    expect(await nginxTest(sandbox, 'nginx:1.30.6')).toMatchObject({ exitCode: 1 });
    expect(await status(url)).toBe(200);
  });

  it('answers 500 to everything when it is unhealthy, and 502 without the forge', async () => {
    const { sandbox, url } = await start();
    expect(await update(sandbox, 'nginx', 'nginx:1.30.6-unhealthy')).toMatchObject({ health: 'unhealthy' });
    expect(await status(`${url}/api/healthz`)).toBe(500);
    await update(sandbox, 'nginx', 'nginx:1.27.0');
    await sandbox.containers.stop('gitea', never);
    expect(await status(`${url}/api/healthz`)).toBe(502);
  });
});

async function nginxTest(
  sandbox: Sandbox,
  ref: string,
): Promise<{ exitCode: number | undefined; stderr: string }> {
  const image = await sandbox.containers.resolve(ref);
  await sandbox.containers.pull(image, never);
  const chunks: Uint8Array[] = [];
  const { exitCode } = await sandbox.containers.runOnce(
    'nginx',
    image,
    {
      argv: ['nginx', '-t'],
      identity: { run: 'test', step: 'preflight', attempt: 1 },
      onOutput: (_stream, chunk) => void chunks.push(chunk),
    },
    never,
  );
  return { exitCode, stderr: Buffer.concat(chunks).toString() };
}

function log(sandbox: Sandbox, service: string): string {
  return readFileSync(join(sandbox.directory, 'host', 'log', `${service}.log`), 'utf8');
}

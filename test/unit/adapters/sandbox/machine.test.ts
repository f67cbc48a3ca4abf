import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cloneSandbox } from '../../../../engine/adapters/sandbox/clone-sandbox.ts';
import { takeFolderLock } from '../../../../engine/adapters/sandbox/folder-lock.ts';
import { type Sandbox, openSandbox } from '../../../../engine/adapters/sandbox/open-sandbox.ts';
import { repositoryRefs } from '../../../../engine/adapters/sandbox/snapshot.ts';
import { freshSandbox } from '../../../support/sandbox.ts';

const never = new AbortController().signal;
const identity = { run: 'test', step: 'step', attempt: 1 };
const openProgram = new URL('../../../../engine/adapters/sandbox/open-sandbox.ts', import.meta.url).href;
const hostProgram = fileURLToPath(
  new URL('../../../../engine/adapters/sandbox/host/main.ts', import.meta.url),
);

async function fresh(): Promise<string> {
  const { directory, remove } = await freshSandbox();
  onTestFinished(remove);
  return directory;
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-machine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Processes that play the machine of a folder. */
function machines(directory: string): readonly number[] {
  return execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.endsWith(`main.ts ${directory}`) && !/^\s*\d+ Z/.test(line))
    .map((line) => Number.parseInt(line, 10));
}

function kill(directory: string): void {
  for (const pid of machines(directory)) process.kill(pid, 'SIGKILL');
}

async function psql(sandbox: Sandbox, sql: string): Promise<void> {
  const argv = ['psql', '-d', 'gitea', '-c', sql] as const;
  expect(await sandbox.containers.exec('postgres', { argv, identity }, never)).toMatchObject({ exitCode: 0 });
}

async function urlOf(sandbox: Sandbox): Promise<string> {
  return (await sandbox.containers.attributes())['url'] ?? '';
}

describe('the machine of a sandbox', () => {
  it('is made once when two engines want it at the same moment, in a folder that is missing', async () => {
    const directory = join(temporary(), 'a', 'b');
    const both = await Promise.all([
      openSandbox(directory, { grace: 0 }),
      openSandbox(directory, { grace: 0 }),
    ]);
    expect(machines(directory)).toHaveLength(1);
    const [first, second] = await Promise.all(both.map(async (each) => each.database.identity()));
    expect(second).toBe(first);
    await Promise.all(both.map(async (each) => each.close()));
    expect(machines(directory)).toEqual([]);
    expect(readdirSync(directory).toSorted()).toEqual(['host', 'sandbox.lock']);
  });

  it('is made whole after a kill while it was being made', async () => {
    const directory = join(temporary(), 'box');
    const making = spawn(process.execPath, [hostProgram, directory], { stdio: ['pipe', 'ignore', 'ignore'] });
    const ended = new Promise((resolve) => making.on('close', resolve));
    while (!existsSync(join(directory, 'host.new', 'data'))) await new Promise(setImmediate);
    making.kill('SIGKILL');
    await ended;
    expect(existsSync(join(directory, 'host'))).toBe(false);
    const sandbox = await openSandbox(directory, { grace: 0 });
    expect((await fetch(await urlOf(sandbox))).status).toBe(200);
    await sandbox.close();
    expect(readdirSync(directory).toSorted()).toEqual(['host', 'sandbox.lock']);
  });

  it('refuses a folder that holds something else, and changes nothing in it', async () => {
    const directory = temporary();
    writeFileSync(join(directory, 'thesis.txt'), 'mine');
    await expect(openSandbox(directory)).rejects.toMatchObject({ kind: 'refused' });
    expect(readdirSync(directory)).toEqual(['thesis.txt']);
    const other = temporary();
    mkdirSync(join(other, 'host'));
    await expect(openSandbox(other)).rejects.toMatchObject({ kind: 'refused' });
    expect(readdirSync(other)).toEqual(['host']);
    await expect(openSandbox(join(directory, 'thesis.txt'))).rejects.toMatchObject({ kind: 'refused' });
  });

  it('refuses a place where no folder can be made', async () => {
    const nowhere = join(temporary(), 'file');
    writeFileSync(nowhere, '');
    await expect(openSandbox(join(nowhere, 'box'))).rejects.toMatchObject({ kind: 'refused' });
    await expect(openSandbox('/proc/runbook-sandbox')).rejects.toMatchObject({ kind: 'refused' });
  });

  it('serves several engines, and goes off with the last one, leaving nothing', async () => {
    const directory = await fresh();
    const first = await openSandbox(directory, { grace: 0 });
    const second = await openSandbox(directory, { grace: 0 });
    const url = await urlOf(first);
    await first.close();
    expect(await urlOf(second)).toBe(url);
    expect((await fetch(url)).status).toBe(200);
    await second.close();
    expect(machines(directory)).toEqual([]);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect(existsSync(join(directory, 'sandbox.sock'))).toBe(false);
    // Closing twice is no error.
    await second.close();
  });

  it('goes off when the only engine is killed', async () => {
    const directory = await fresh();
    const script = `const { openSandbox } = await import(process.argv[1]);
      await openSandbox(process.argv[2], { grace: 0 });
      process.stdout.write('open');
      setInterval(() => {}, 60_000);`;
    const engine = spawn(process.execPath, ['--input-type=module', '-e', script, openProgram, directory]);
    await new Promise((resolve) => engine.stdout.once('data', resolve));
    expect(machines(directory)).toHaveLength(1);
    engine.kill('SIGKILL');
    // A clone waits for the machine to be off.
    await cloneSandbox(directory, join(temporary(), 'copy'));
    expect(existsSync(join(directory, 'sandbox.sock'))).toBe(false);
  });

  it('stays on for its grace time, and an engine that comes in time finds it', async () => {
    const directory = await fresh();
    const first = await openSandbox(directory, { grace: 600_000 });
    const running = machines(directory);
    await first.close();
    expect(machines(directory)).toEqual(running);
    const second = await openSandbox(directory, { grace: 0 });
    expect(machines(directory)).toEqual(running);
    await second.close();
    expect(machines(directory)).toEqual([]);
  });

  it('remembers which services ran, with which image', async () => {
    const directory = await fresh();
    const first = await openSandbox(directory, { grace: 0 });
    const image = await first.containers.resolve('nginx:1.30.6');
    await first.containers.pull(image, never);
    const { container } = await first.containers.recreate('nginx', image, never);
    await first.containers.stop('gitea', never);
    const attributes = await first.containers.attributes();
    await first.close();
    const second = await openSandbox(directory, { grace: 0 });
    expect(await second.containers.inspect('nginx')).toMatchObject({ state: 'running', image, container });
    expect(await second.containers.inspect('gitea')).toMatchObject({ state: 'exited' });
    expect(await second.containers.present(image)).toBe(true);
    expect(await second.containers.attributes()).toEqual(attributes);
    await second.close();
  });

  it('loses nothing that was committed when it is killed, and starts again', async () => {
    const directory = await fresh();
    const first = await openSandbox(directory, { grace: 0 });
    await psql(first, `create table kept as select generate_series(1, 500) as n`);
    const refs = await repositoryRefs(directory);
    kill(directory);
    await expect(first.containers.services()).rejects.toMatchObject({ kind: 'unreachable' });
    await first.close();
    const second = await openSandbox(directory, { grace: 0 });
    expect((await second.database.counts('gitea'))['kept']).toBe(500);
    expect(await repositoryRefs(directory)).toEqual(refs);
    expect((await fetch(await urlOf(second))).status).toBe(200);
    await second.close();
    expect(machines(directory)).toEqual([]);
  });

  it('has swapped both names or none when it is killed in the middle, and no half restored database', async () => {
    const directory = await fresh();
    const dump = join(temporary(), 'dump');
    const first = await openSandbox(directory, { grace: 0 });
    await first.database.dump('gitea', dump, never);
    await first.database.restore(dump, 'next', never);
    await psql(first, 'create table only_live ()');
    const cut = Promise.allSettled([
      first.database.restore(dump, 'scratch', never),
      first.database.swap('gitea', 'next', 'kept'),
    ]);
    kill(directory);
    await cut;
    await first.close();
    const second = await openSandbox(directory, { grace: 0 });
    const names = ['gitea', 'next', 'kept', 'scratch'];
    const there = await Promise.all(names.map(async (name) => second.database.exists(name)));
    const [, next, kept, scratch] = there;
    expect([next, kept]).toContain(true);
    expect(next).not.toBe(kept);
    const live = await second.database.counts(kept ? 'kept' : 'gitea');
    expect(live).toHaveProperty('only_live');
    expect(await second.database.counts('gitea')).toMatchObject({ issue: 3 });
    if (scratch) expect(await second.database.counts('scratch')).toMatchObject({ issue: 3 });
    const folders = readdirSync(join(directory, 'host', 'postgres'));
    expect(folders).toHaveLength(there.filter(Boolean).length + 2);
    await second.close();
  });

  it('takes another port when its own is taken, and says so', async () => {
    const directory = await fresh();
    const first = await openSandbox(directory, { grace: 0 });
    const { port } = new URL(await urlOf(first));
    await first.close();
    const stranger = createServer().listen(Number(port), '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const second = await openSandbox(directory, { grace: 0 });
    const moved = await urlOf(second);
    stranger.close();
    expect(new URL(moved).port).not.toBe(port);
    expect((await fetch(moved)).status).toBe(200);
    const log = readFileSync(join(directory, 'host', 'log', 'machine.log'), 'utf8');
    expect(log).toContain(`port ${port} (proxy) is taken by another program`);
    await second.close();
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const directory = join(temporary(), 'long'.repeat(40), 'box');
    await cloneSandbox(await fresh(), directory);
    const sandbox = await openSandbox(directory, { grace: 0 });
    expect((await fetch(await urlOf(sandbox))).status).toBe(200);
    await sandbox.close();
    expect(machines(directory)).toEqual([]);
  });

  it('prints what psql prints', async () => {
    const directory = await fresh();
    const sandbox = await openSandbox(directory, { grace: 0 });
    const chunks: Uint8Array[] = [];
    const onOutput = (_stream: string, chunk: Uint8Array): void => void chunks.push(chunk);
    const sql = `select true, 1.50, null, 9007199254740993, '2026-01-02'::date, 'x|y'; select 2`;
    const argv = ['psql', '-d', 'gitea', '-c', sql] as const;
    await sandbox.containers.exec('postgres', { argv, identity, onOutput }, never);
    expect(Buffer.concat(chunks).toString()).toBe('t|1.50||9007199254740993|2026-01-02|x|y\n2\n');
    await sandbox.close();
  });

  it('never starts a program of the real machine', async () => {
    const directory = await fresh();
    const sandbox = await openSandbox(directory, { grace: 0 });
    const chunks: Uint8Array[] = [];
    const argv = ['sh', '-c', 'echo hello'] as const;
    const onOutput = (_stream: string, chunk: Uint8Array): void => void chunks.push(chunk);
    const ended = await sandbox.containers.exec('gitea', { argv, identity, onOutput }, never);
    expect(ended.exitCode).toBe(127);
    expect(Buffer.concat(chunks).toString()).toContain('the sandbox has no "sh -c echo hello"');
    await sandbox.close();
  });
});

describe('cloneSandbox', () => {
  it('makes an independent machine with the same data and other ports', async () => {
    const original = await fresh();
    const copy = join(temporary(), 'copy');
    await cloneSandbox(original, copy);
    const [first, second] = await Promise.all([
      openSandbox(original, { grace: 0 }),
      openSandbox(copy, { grace: 0 }),
    ]);
    expect(await second.database.identity()).toBe(await first.database.identity());
    expect(await repositoryRefs(copy)).toEqual(await repositoryRefs(original));
    expect(await urlOf(second)).not.toBe(await urlOf(first));
    await psql(second, 'drop table issue');
    await second.containers.stop('gitea', never);
    expect((await fetch(`${await urlOf(first)}/api/healthz`)).status).toBe(200);
    expect(await first.database.counts('gitea')).toMatchObject({ issue: 3 });
    await first.close();
    await second.close();
  });

  it('waits until the machine is off', async () => {
    const original = await fresh();
    const copy = join(temporary(), 'copy');
    const sandbox = await openSandbox(original, { grace: 0 });
    await psql(sandbox, 'create table late ()');
    const cloning = cloneSandbox(original, copy);
    await sandbox.close();
    await cloning;
    const second = await openSandbox(copy, { grace: 0 });
    expect(await second.database.counts('gitea')).toHaveProperty('late');
    await second.close();
  });

  it('refuses a source that is none and a target that is not empty', async () => {
    const folder = temporary();
    writeFileSync(join(folder, 'file'), '');
    await expect(cloneSandbox(join(folder, 'nothing'), join(folder, 'x'))).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(cloneSandbox(await fresh(), folder)).rejects.toMatchObject({ kind: 'exists' });
  });
});

describe('takeFolderLock', () => {
  it('is exclusive until it is released', () => {
    const path = join(temporary(), 'lock');
    const lock = takeFolderLock(path);
    expect(lock).toBeDefined();
    expect(takeFolderLock(path)).toBeUndefined();
    lock?.release();
    const again = takeFolderLock(path);
    expect(again).toBeDefined();
    again?.release();
  });
});

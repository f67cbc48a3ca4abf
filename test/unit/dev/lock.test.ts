import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const lockModule = new URL('../../../.dev/lock.mjs', import.meta.url).href;
let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'runbook-lock-')), 'lock');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** A process that takes the lock, says so, runs `then`, and exits when its standard input ends. */
function holder(then = '') {
  const script = `
    const { takeLock } = await import(${JSON.stringify(lockModule)});
    const lock = await takeLock(${JSON.stringify(folder)}, () => console.log('waiting'));
    ${then}
    console.log('taken');
    process.stdin.on('end', () => { lock.release(); process.exit(); }).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const says = async (): Promise<string> => String((await once(child.stdout, 'data'))[0]).trim();
  return { child, says };
}

test('a second taker says that it waits, and goes on when the first is done', async () => {
  const first = holder();
  expect(await first.says()).toBe('taken');
  const second = holder();
  expect(await second.says()).toBe('waiting');
  first.child.stdin.end();
  expect(await second.says()).toBe('taken');
  second.child.stdin.end();
  await once(second.child, 'exit');
  expect(readdirSync(join(folder, '..'))).toEqual([]);
});

test('a killed holder blocks nobody', async () => {
  const first = holder();
  expect(await first.says()).toBe('taken');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = holder();
  expect(await second.says()).toBe('taken');
  second.child.stdin.end();
  await once(second.child, 'exit');
});

test('the work of a killed holder keeps the lock until it ends', async () => {
  const first = holder(`
    const { spawn } = await import('node:child_process');
    const work = spawn('sleep', ['60'], { stdio: 'ignore' });
    lock.cover(work.pid);
    console.log(work.pid);`);
  const work = Number((await first.says()).split('\n')[0]);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = holder();
  expect(await second.says()).toBe('waiting');
  process.kill(work, 'SIGKILL');
  expect(await second.says()).toBe('taken');
  second.child.stdin.end();
  await once(second.child, 'exit');
});

import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { endTree } from '../../../../engine/adapters/local/end-tree.ts';
import { isMarked, processTable } from '../../../../engine/adapters/local/process-table.ts';

describe('process table', () => {
  it('holds this process, with its parent', () => {
    const own = processTable().find((entry) => entry.pid === process.pid);
    expect(own).toMatchObject({ parent: process.ppid });
  });

  it('tells the processes of one attempt from those of another', async () => {
    const env = { PATH: process.env['PATH'], RUNBOOK_RUN: 'r-ü', RUNBOOK_STEP: 's', RUNBOOK_ATTEMPT: '2' };
    const child = spawn('sleep', ['1000'], { env, stdio: 'ignore' });
    const pid = child.pid ?? 0;
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    expect(isMarked(pid, { run: 'r-ü' })).toBe(true);
    expect(isMarked(pid, { run: 'r-ü', step: 's', attempt: 2 })).toBe(true);
    expect(isMarked(pid, { run: 'r-ü', step: 's', attempt: 1 })).toBe(false);
    expect(isMarked(pid, { run: 'r' })).toBe(false);
    expect(await endTree({ mark: { run: 'r' }, grace: 100 })).toBe(0);
    expect(await endTree({ mark: { run: 'r-ü' }, grace: 10_000 })).toBe(1);
    expect(await ended).toBe('SIGTERM');
  });

  it('never ends the process that asks', async () => {
    expect(await endTree({ mark: { run: 'nobody' }, group: 2 ** 22, grace: 0 })).toBe(0);
    expect(isMarked(process.pid, { run: 'nobody' })).toBe(false);
  });
});

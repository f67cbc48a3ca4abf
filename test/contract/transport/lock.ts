import { readFile, readdir, readlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { HeldLock, LockAnswer, LockHolder, Transport } from '../../../engine/ports/transport.ts';
import { openTransport } from '../../support/transport/open-transport.ts';
import { playEngine } from '../../support/transport/play-engine.ts';
import type { ContractTarget } from './contract-target.ts';

const HOLDER: LockHolder = {
  run: 'run-1',
  runbook: `it's "quoted" $(x) \\n ü`,
  by: 'me@here',
  since: '2026-01-01T00:00:00Z',
};

function taken(answer: LockAnswer): HeldLock {
  if (answer.kind === 'refused') throw new Error('the lock was refused');
  return answer.lock;
}

function ask(transport: Transport, name: string, wait: boolean, signal?: AbortSignal): Promise<LockAnswer> {
  return transport.lock(name, HOLDER, { wait, signal: signal ?? new AbortController().signal });
}

/** Locks: one inside at a time, served in order, free when the holder dies. */
export function lockContract(target: () => ContractTarget): void {
  const tickets = async (name: string): Promise<number> =>
    (await readdir(`${target().state}/locks/${name}.queue`)).length;

  describe('lock', () => {
    it('refuses at once and names the holder, until it is released', async () => {
      const { transport } = target();
      const lock = taken(await ask(transport, 'plain', false));
      expect(lock.name).toBe('plain');
      expect(await ask(transport, 'plain', false)).toEqual({ kind: 'refused', holder: HOLDER });
      const other = taken(await ask(transport, 'another', false));
      await lock.release();
      const again = taken(await ask(transport, 'plain', false));
      await Promise.all([again.release(), other.release()]);
      expect(await tickets('plain')).toBe(0);
    });

    it('tells a waiting run who holds it, and serves it when it is free', async () => {
      const { transport } = target();
      const lock = taken(await ask(transport, 'waited', true));
      const holder = Promise.withResolvers<LockHolder | undefined>();
      const { signal } = new AbortController();
      const second = transport.lock('waited', HOLDER, { wait: true, signal, onWaiting: holder.resolve });
      expect(await holder.promise).toEqual(HOLDER);
      await lock.release();
      await taken(await second).release();
    });

    it('leaves nothing when waiting is cancelled', async () => {
      const { transport } = target();
      const lock = taken(await ask(transport, 'cancelled', true));
      const cancel = new AbortController();
      const waiting = transport.lock('cancelled', HOLDER, {
        wait: true,
        signal: cancel.signal,
        onWaiting: () => cancel.abort(new Error('no longer wanted')),
      });
      await expect(waiting).rejects.toThrow('no longer wanted');
      expect(await tickets('cancelled')).toBe(1);
      await lock.release();
      expect(await tickets('cancelled')).toBe(0);
    });

    it.each(['', '../up', 'a/b', 'Big', 'with space', '.hidden', 'x'.repeat(200)])(
      'refuses the name %j',
      async (name) => {
        await expect(ask(target().transport, name, false)).rejects.toMatchObject({ kind: 'unsupported' });
      },
    );

    it('is free at once when the engine that holds it is killed', async () => {
      const { source, transport } = target();
      const engine = playEngine(source, 'lock', 'dead');
      await engine.line('held');
      const refused = await ask(transport, 'host', false);
      expect(refused).toMatchObject({ kind: 'refused', holder: { run: 'dead' } });
      engine.kill();
      await engine.ended;
      const lock = taken(await ask(transport, 'host', true));
      expect(await ask(transport, 'host', false)).toEqual({ kind: 'refused', holder: HOLDER });
      await lock.release();
    });

    it('serves eight engines in the order of their tickets, past those that died, one at a time', async () => {
      const { source, transport, folder } = target();
      const first = taken(await ask(transport, 'host', true));
      const engines = [];
      for (const name of ['1', '2', '3', '4', '5', '6', '7', '8']) {
        const engine = playEngine(source, 'pass', name, folder);
        await engine.line('waiting');
        engines.push(engine);
      }
      const dead = engines.filter((_, index) => index === 2 || index === 7);
      for (const engine of dead) engine.kill();
      await Promise.all(dead.map((engine) => engine.ended));
      await first.release();
      await Promise.all(engines.map((engine) => engine.ended));
      const order = (await readFile(`${folder}/order`, 'utf8')).trim().split('\n');
      expect(order).toEqual(['1', '2', '4', '5', '6', '7']);
    });

    it('tells the holder when the lock is lost, and only then', async () => {
      const { source, state } = target();
      const transport = await openTransport(source);
      const lock = taken(await ask(transport, 'lost', true));
      const kept = taken(await ask(transport, 'kept', true));
      let told = false;
      void kept.lost.then(() => (told = true));
      await kept.release();
      const holders = await havingOpen(`${state}/locks/lost.lock`);
      expect(holders).toHaveLength(1);
      for (const pid of holders) process.kill(pid, 'SIGKILL');
      await lock.lost;
      expect(told).toBe(false);
      await taken(await ask(transport, 'lost', true)).release();
      await transport.close();
    });
  });
}

/** The processes that have a lock file open, as the script does it. */
async function havingOpen(path: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const link = await readlink(`/proc/${pid}/fd/9`).catch(() => '');
    if (link === path) found.push(Number(pid));
  }
  return found;
}

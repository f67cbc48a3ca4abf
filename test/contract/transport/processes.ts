import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isAlive, pidsIn, untilGone } from '../../support/transport/alive.ts';
import { playEngine } from '../../support/transport/play-engine.ts';
import { freshIdentity, runProgram } from '../../support/transport/run-program.ts';
import type { ContractTarget } from './contract-target.ts';

const FOREVER = 'while :; do sleep 1000; done';

/** Each a way to get away from a process group; all of them ignore TERM. */
const STUBBORN = `
trap '' TERM
${FOREVER} & echo "pid $!"
( setsid sh -c 'echo "pid $$"; ${FOREVER}' & )
setsid sh -c '( setsid sh -c '"'"'echo "pid $$"; ${FOREVER}'"'"' & ) ; echo "pid $$"; ${FOREVER}' &
env -i setsid sh -c 'echo "pid $$"; ${FOREVER}' &
echo "pid $$"
${FOREVER}
`;

/** That nothing of a step is alive after its end, however it ended. */
export function processesContract(target: () => ContractTarget): void {
  describe('processes', () => {
    it('ends forked, double-forked and setsid children that ignore TERM', async () => {
      const cancel = new AbortController();
      let output = '';
      const result = await runProgram(target().transport, ['sh', '-c', STUBBORN], {
        signal: cancel.signal,
        onText: (text) => {
          output = text;
          if (pidsIn(text).length === 6) cancel.abort();
        },
      });
      expect(pidsIn(output).filter(isAlive)).toEqual([]);
      expect(pidsIn(output)).toHaveLength(6);
      expect(result.signal).toBe('SIGKILL');
    });

    it('lets a program end by itself on TERM', async () => {
      const cancel = new AbortController();
      const script = `trap 'echo bye; exit 7' TERM; echo ready; ${FOREVER.replace('sleep 1000', 'sleep 1000 & wait')}`;
      const result = await runProgram(target().transport, ['sh', '-c', script], {
        signal: cancel.signal,
        onText: () => cancel.abort(),
      });
      expect(result).toMatchObject({ exitCode: 7 });
      expect(result.stdout.toString('utf8')).toBe('ready\nbye\n');
    });

    it.each([0, 1, 2, 4, 8, 16, 32])('ends a program cancelled %i turns after the call', async (turns) => {
      const cancel = new AbortController();
      const identity = freshIdentity();
      const running = runProgram(target().transport, ['sleep', '1000'], { signal: cancel.signal, identity });
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      cancel.abort();
      expect(await running).toMatchObject({ exitCode: undefined, signal: 'SIGTERM' });
      expect(await target().transport.endLeftovers(identity.run)).toBe(0);
    });

    it('ends a stopped program', async () => {
      const cancel = new AbortController();
      const script = 'echo "pid $$"; kill -STOP $$; echo never';
      const { stdout } = await runProgram(target().transport, ['sh', '-c', script], {
        signal: cancel.signal,
        onText: () => cancel.abort(),
      });
      expect(pidsIn(stdout.toString('utf8')).filter(isAlive)).toEqual([]);
    });

    it('ends what a successful program left running in its group', async () => {
      const script = 'sleep 1000 >/dev/null 2>&1 & echo "pid $!"';
      const { stdout, exitCode } = await runProgram(target().transport, ['sh', '-c', script]);
      expect([exitCode, pidsIn(stdout.toString('utf8')).filter(isAlive)]).toEqual([0, []]);
    });

    it('does not hang on a child that keeps the output open', async () => {
      const fifo = `${target().folder}/held-open`;
      // The parent ends only after the child has a session of its own.
      const script = `mkfifo "$1"; setsid sh -c 'echo "pid $$"; echo >"$1"; ${FOREVER}' x "$1" & read -r line <"$1"`;
      const { stdout, exitCode } = await runProgram(target().transport, ['sh', '-c', script, 'x', fifo]);
      expect([exitCode, pidsIn(stdout.toString('utf8')).filter(isAlive)]).toEqual([0, []]);
    });

    it('ends what a run left behind, and nothing else', async () => {
      const { transport, folder } = target();
      const code = `mkfifo "$1"; setsid sh -c 'echo "pid $$" >"$1"; ${FOREVER}' x "$1" >/dev/null 2>&1 & head -n 1 "$1"`;
      const start = async (run: string): Promise<number> => {
        const fifo = `${folder}/fifo-${run}`;
        const { stdout } = await runProgram(transport, ['sh', '-c', code, 'x', fifo], {
          identity: { run, step: 'leave', attempt: 1 },
        });
        return pidsIn(stdout.toString('utf8'))[0] ?? 0;
      };
      const [mine, other] = [freshIdentity('mine').run, freshIdentity('other').run];
      const pids = [await start(mine), await start(other)];
      expect(pids.map(isAlive)).toEqual([true, true]);
      expect(await transport.endLeftovers(mine)).toBeGreaterThan(0);
      expect(pids.map(isAlive)).toEqual([false, true]);
      expect(await transport.endLeftovers(other)).toBeGreaterThan(0);
      expect(pids.map(isAlive)).toEqual([false, false]);
      expect(await transport.endLeftovers(mine)).toBe(0);
    });

    it('ends the step of an engine that was killed', async () => {
      const { source, transport } = target();
      const { run } = freshIdentity('killed');
      const engine = playEngine(source, 'exec', run);
      const [pid = 0] = pidsIn(await engine.line('pid'));
      engine.kill();
      await engine.ended;
      await transport.endLeftovers(run);
      await untilGone(pid);
      expect(isAlive(pid)).toBe(false);
    });
  });
}

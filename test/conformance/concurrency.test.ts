import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRig } from '../support/rig.ts';
import type { Finished, Rig, Running } from '../support/rig.ts';
import { runIn, toldEvents } from '../support/told-events.ts';

/*
 * CI lets 20 engines through once. `RUNBOOK_CONTEND_SECONDS=60` has them contend for that long:
 * `RUNBOOK_CONTEND_SECONDS=60 npx vitest run --config test/vitest.config.ts test/conformance/concurrency.test.ts`.
 */
const seconds = Number(process.env['RUNBOOK_CONTEND_SECONDS'] ?? '0');

/** Whoever is inside together with another says so; the ticket is the one that the lock was given for. */
const inside = `apiVersion: runbook/v1
name: inside
summary: For a test
lock: shared
steps:
  - id: enter
    effect: read
    run: |
      mkdir FOLDER/inside || echo two >> FOLDER/overlaps
      head -n 1 FOLDER/state/target/locks/shared.holder >> FOLDER/order
      rmdir FOLDER/inside
`;

/** Holds its lock until its pipe is written to. */
const holds = (name: string, lock: string): string => `apiVersion: runbook/v1
name: ${name}
summary: For a test
lock: ${lock}
steps:
  - id: hold
    effect: read
    run: read -r line < FOLDER/${name}.pipe
`;

function rig(): Rig {
  const opened = openRig();
  onTestFinished(() => opened[Symbol.asyncDispose]());
  opened.write('inside.yaml', inside.replaceAll('FOLDER', opened.folder));
  for (const [name, lock] of [
    ['holds', 'shared'],
    ['other', 'another'],
  ] as const) {
    opened.write(`${name}.yaml`, holds(name, lock).replaceAll('FOLDER', opened.folder));
    execFileSync('mkfifo', [opened.path(`${name}.pipe`)]);
  }
  return opened;
}

async function holding(at: Rig, name = 'holds'): Promise<Running> {
  const running = at.start(['run', `${name}.yaml`, '--json']);
  await running.until(/"event":"attempt-started"/);
  return running;
}

/** Whoever writes waits for the reader, so this comes neither too early nor too late. */
function letGo(at: Rig, name = 'holds'): void {
  const writer = spawn('sh', ['-c', 'echo go > "$1"', 'sh', at.path(`${name}.pipe`)], { stdio: 'ignore' });
  onTestFinished(() => void writer.kill('SIGKILL'));
}

function order(at: Rig): readonly number[] {
  return at.read('order').trim().split('\n').map(Number);
}

describe('a lock that twenty engines want', () => {
  test('lets them in one at a time, in the order of their tickets, past those that were killed', async () => {
    const at = rig();
    const first = await holding(at);
    const waiting: Running[] = [];
    for (let count = 0; count < 20; count += 1) {
      const engine = at.start(['run', 'inside.yaml', '--wait', '--json']);
      await engine.until(/"event":"lock-wait"/);
      waiting.push(engine);
    }
    const dead = new Set([3, 4, 11]);
    for (const index of dead) waiting[index]?.kill('SIGKILL');
    letGo(at);
    const ends = await Promise.all(waiting.map(({ ended }) => ended));
    expect((await first.ended).code).toBe(0);
    expect(ends.map(({ code }) => code)).toEqual(ends.map((_, index) => (dead.has(index) ? null : 0)));
    expect(existsSync(at.path('overlaps'))).toBe(false);
    expect(order(at)).toHaveLength(17);
    expect(order(at)).toEqual(order(at).toSorted((left, right) => left - right));
    const entered = ends
      .map(({ stdout }) => toldEvents(stdout).find(({ event }) => event === 'locks-held')?.at)
      .filter((time) => time !== undefined);
    expect(entered).toEqual(entered.toSorted((one, other) => (one < other ? -1 : 1)));
  });
});

/** How often 20 engines got in, and how many were killed while they waited, one after the other by the first worker. */
async function contend(
  at: Rig,
  end: number,
): Promise<{ readonly counts: readonly number[]; readonly killed: number }> {
  let killed = 0;
  const work = async (worker: number): Promise<number> => {
    let entered = 0;
    while (Date.now() < end) {
      const engine = at.start(['run', 'inside.yaml', '--wait', '--json']);
      if (worker === 0) {
        await engine.until(/"event":"lock-wait"|"event":"end"/);
        engine.kill('SIGKILL');
        killed += 1;
      }
      const { code } = await engine.ended;
      if (worker > 0) expect(code).toBe(0);
      entered += code === 0 ? 1 : 0;
    }
    return entered;
  };
  return { counts: await Promise.all(Array.from({ length: 20 }, (_, worker) => work(worker))), killed };
}

test.for(seconds > 0 ? [seconds] : [])(
  'a lock never lets two in, however they contend for %i s',
  { timeout: (seconds + 120) * 1000 },
  async () => {
    const at = rig();
    const { counts, killed } = await contend(at, Date.now() + seconds * 1000);
    const entries = order(at);
    expect(existsSync(at.path('overlaps'))).toBe(false);
    // Tickets begin anew when nobody waits; with 20 engines somebody always does.
    const turned = entries.filter((ticket, index) => ticket < (entries[index - 1] ?? 0));
    expect(turned).toEqual([]);
    const most = `per engine ${Math.min(...counts.slice(1))} to ${Math.max(...counts)}`;
    process.stdout.write(`${entries.length} entries in ${seconds} s, ${killed} killed, ${most}\n`);
  },
);

describe('an engine that is killed while it holds a lock', () => {
  test('leaves it free at once, and its run is named until it is carried on', async () => {
    const at = rig();
    const engine = await holding(at);
    const run = runIn(await engine.until(/"run":/));
    engine.kill('SIGKILL');
    await engine.ended;
    for (const flags of [[], ['--wait'], ['--overlap', 'skip']]) {
      const next = await at.run(['run', 'inside.yaml', '--json', ...flags]);
      expect(next.code).toBe(5);
      expect(next.stdout).toContain('"reason":"unfinished"');
      expect(next.stdout).toContain(run);
    }
    const resumed = at.start(['resume', '--interrupted', '--json']);
    await resumed.until(/"event":"attempt-started"/);
    letGo(at);
    expect((await resumed.ended).code).toBe(0);
    expect((await at.run(['run', 'inside.yaml'])).code).toBe(0);
  });

  test('is carried on after a boot with all others, and nothing else is', async () => {
    const at = rig();
    const engines = { holds: await holding(at), other: await holding(at, 'other') };
    const cut = new Map<string, string>();
    for (const [name, engine] of Object.entries(engines)) {
      engine.kill('SIGKILL');
      cut.set(runIn((await engine.ended).stdout), name);
    }
    // In the order in which they began.
    const runs = [...cut.keys()];
    const resumed = at.start(['resume', '--interrupted', '--json']);
    for (const [index, run] of runs.entries()) {
      await resumed.until(new RegExp(`(?:"event":"run-resumed"[^]*){${index + 1}}"event":"attempt-started"`));
      letGo(at, cut.get(run));
    }
    const { code, stdout } = await resumed.ended;
    expect(code).toBe(0);
    const ended = toldEvents(stdout).filter(({ event }) => event === 'run-finished');
    expect(ended.map(({ run }) => run)).toEqual(runs);
    expect(await at.run(['resume', '--interrupted'])).toMatchObject({
      code: 0,
      stdout: 'no run was cut off\n',
    });
  });
});

describe('a timer that fires while a run is on', () => {
  const fire = (at: Rig, ...flags: string[]): Promise<Finished> => at.run(['run', 'inside.yaml', ...flags]);
  const runs = (at: Rig): number => readFileSync(at.path('order'), 'utf8').split('\n').length - 1;

  test('skips, fails or queues as it is told', async () => {
    const at = rig();
    at.write('order', '');
    const first = await holding(at);
    const run = runIn(await first.until(/"run":/));

    const skipped = await fire(at, '--overlap', 'skip');
    expect(skipped.code).toBe(0);
    expect(skipped.stdout).toMatch(new RegExp(`^skipped: the lock shared is held by ${run} .*\\n$`));
    expect(await fire(at, '--overlap', 'skip', '--quiet')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const told = await fire(at, '--overlap', 'skip', '--json');
    expect(toldEvents(told.stdout)).toMatchObject([{ event: 'skipped' }]);
    expect((await at.run(['history', '--json'])).stdout.match(/"runbook":"inside"/g)).toBeNull();

    const failed = await fire(at, '--overlap', 'fail');
    expect(failed.code).toBe(5);
    expect(failed.stdout).toContain(run);

    const queued = at.start(['run', 'inside.yaml', '--overlap', 'queue', '--json']);
    await queued.until(/"event":"lock-wait"/);
    expect(runs(at)).toBe(0);
    letGo(at);
    expect((await queued.ended).code).toBe(0);
    expect((await first.ended).code).toBe(0);
    expect(runs(at)).toBe(1);
    expect((await fire(at, '--overlap', 'skip')).code).toBe(0);
    expect(runs(at)).toBe(2);
  });

  test('cannot both wait and not wait', async () => {
    const at = rig();
    const { code, stderr } = await fire(at, '--wait', '--overlap', 'skip');
    expect(code).toBe(2);
    expect(stderr).toContain('--wait and --overlap skip exclude each other');
    expect((await fire(at, '--overlap', 'sometimes')).code).toBe(2);
  });
});

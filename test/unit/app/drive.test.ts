import { describe, expect, test } from 'vitest';
import { createCancelSwitch } from '../../../engine/app/cancel-switch.ts';
import type { CancelSwitch } from '../../../engine/app/cancel-switch.ts';
import { Driver } from '../../../engine/app/drive.ts';
import type { DriveParts } from '../../../engine/app/drive.ts';
import type { AttemptResult, EventBody, JournalEvent } from '../../../engine/journal/event.ts';
import { PortError } from '../../../engine/ports/port-error.ts';
import { emptyState } from '../../../engine/run/state.ts';
import type { Runbook } from '../../../engine/runbook/runbook.ts';
import { makeRunbook, makeStep } from '../../support/run/random-program.ts';

const fine: AttemptResult = { kind: 'succeeded', outputs: {}, changed: true };
const bad: AttemptResult = { kind: 'failed', error: { message: 'no', exitCode: 3 } };

/** Answers attempts when the test says so; an aborted one ends as cancelled. */
class Hands {
  readonly begun: string[] = [];
  readonly #open = new Map<string, (result: AttemptResult) => void>();
  readonly #watchers = new Set<() => void>();
  most = 0;

  attempt(step: string, attempt: number, signal: AbortSignal): Promise<EventBody> {
    this.begun.push(step);
    return new Promise((resolve) => {
      const end = (result: AttemptResult): void => {
        this.#open.delete(step);
        resolve({ event: 'attempt-finished', step, attempt, result });
      };
      this.#open.set(step, end);
      this.most = Math.max(this.most, this.#open.size);
      signal.addEventListener('abort', () => end({ kind: 'cancelled' }));
      for (const watcher of this.#watchers) watcher();
    });
  }

  get open(): readonly string[] {
    return [...this.#open.keys()];
  }

  end(step: string, result: AttemptResult = fine): void {
    const end = this.#open.get(step);
    if (end === undefined) throw new Error(`${step} is not under way`);
    end(result);
  }

  /** Resolves as soon as a step is under way. */
  until(step: string): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.#open.has(step)) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }
}

interface Rigged {
  readonly driver: Driver;
  readonly hands: Hands;
  readonly events: JournalEvent[];
  readonly cancel: CancelSwitch;
  readonly delays: number[];
}

async function rigged(runbook: Partial<Runbook>, parts: Partial<DriveParts> = {}): Promise<Rigged> {
  const hands = new Hands();
  const events: JournalEvent[] = [];
  const delays: number[] = [];
  const cancel = createCancelSwitch();
  const driver = new Driver(
    {
      settings: {
        program: { root: 'main', runbooks: { main: makeRunbook(runbook) } },
        vars: {},
        maxParallel: 2,
        actions: new Map(),
        defaultTarget: 'local',
      },
      journal: {
        run: 'r1',
        append: async (more) => void events.push(...more),
        log: () => {},
        close: async () => {},
        discard: async () => {},
      },
      clock: {
        now: () => new Date(0),
        sleep: async (milliseconds) => void delays.push(milliseconds),
      },
      executor: {
        attempt: ({ step, attempt }, signal) => hands.attempt(step, attempt, signal),
        capture: async ({ step }) => ({ event: 'captured', step, captured: { own: null, declared: {} } }),
        settle: async ({ step }) => ({ event: 'interrupt-settled', step, verdict: { kind: 'rerun' } }),
      },
      observer: () => {},
      operator: undefined,
      approvals: new Set(),
      by: 'me',
      cancel,
      timeLeft: undefined,
      ...parts,
    },
    emptyState(),
    0,
  );
  const started = { runbook: 'main', environment: 'test', engine: '1', core: 1, plan: '', by: 'me' };
  await driver.record(
    { event: 'run-started', run: 'r1', inputs: {}, ...started },
    { event: 'locks-held', locks: [] },
  );
  return { driver, hands, events, cancel, delays };
}

const chain = [makeStep({ id: 'a' }), makeStep({ id: 'b', needs: ['a'] })];

test('whoever watches is told that a step began before what it printed, however quick that is', async () => {
  const told: string[] = [];
  const { driver, hands } = await rigged(
    { steps: chain },
    {
      observer: (notice) => {
        if (notice.kind === 'output') told.push(`${notice.step} prints`);
        if (notice.kind === 'event' && notice.event.event === 'attempt-started')
          told.push(`${notice.event.step} begins`);
      },
    },
  );
  const end = driver.run();
  for (const step of ['a', 'b']) {
    await hands.until(step);
    driver.printed(step, ['a line']);
    hands.end(step);
  }
  await end;
  expect(told).toEqual(['a begins', 'a prints', 'b begins', 'b prints']);
});

describe('order and limits', () => {
  test('never more at once than maxParallel, items of a foreach included', async () => {
    const items = { kind: 'constant', value: [1, 2, 3, 4, 5] } as const;
    const many = { items, maxParallel: undefined, batch: undefined, maxFailures: 0 };
    const steps = [
      ...['a', 'b', 'c', 'd'].map((id) => makeStep({ id })),
      makeStep({ id: 'many', foreach: many }),
    ];
    const { driver, hands } = await rigged({ steps });
    const end = driver.run();
    for (const key of ['a', 'b', 'c', 'd', ...[0, 1, 2, 3, 4].map((index) => `many[${index}]`)]) {
      await hands.until(key);
      expect(hands.open.length).toBeLessThanOrEqual(2);
      hands.end(key);
    }
    expect(await end).toBe('ended');
    expect(hands.most).toBe(2);
  });

  test('tries again as the policy says, and only for its exit codes', async () => {
    const retry = { attempts: 3, delay: 100, backoff: 2, maxDelay: 150, jitter: 0, exitCodes: [3] };
    const { driver, hands, delays } = await rigged({ steps: [makeStep({ id: 'a', retry })] });
    const end = driver.run();
    await hands.until('a');
    hands.end('a', bad);
    await hands.until('a');
    hands.end('a', bad);
    await hands.until('a');
    hands.end('a', { kind: 'failed', error: { message: 'other', exitCode: 4 } });
    await hands.until('a!undo');
    hands.end('a!undo');
    expect(await end).toBe('ended');
    expect(delays).toEqual([100, 150]);
    expect(driver.state).toMatchObject({ outcome: 'rolled-back', exitCode: 1 });
  });
});

describe('cancel', () => {
  test('ends what runs, undoes it, and exits 130', async () => {
    const { driver, hands, cancel } = await rigged({ steps: chain });
    const end = driver.run();
    await hands.until('a');
    expect(cancel.request('me')).toBe('cancelling');
    await hands.until('a!undo');
    expect(cancel.request('me')).toBe('ignored');
    hands.end('a!undo');
    expect(await end).toBe('ended');
    expect(hands.begun).toEqual(['a', 'a!undo']);
    expect(driver.state).toMatchObject({ outcome: 'cancelled', exitCode: 130, remaining: [] });
  });

  test('exits 4 when the undo fails', async () => {
    const { driver, hands, cancel } = await rigged({ steps: chain });
    const end = driver.run();
    await hands.until('a');
    cancel.request('me');
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await hands.until('a!undo');
      hands.end('a!undo', bad);
    }
    expect(await end).toBe('ended');
    expect(driver.state).toMatchObject({ outcome: 'rollback-failed', exitCode: 4, remaining: ['a'] });
  });

  test('asked for before the drive began is not lost', async () => {
    const { driver, hands, cancel } = await rigged({ steps: chain });
    cancel.connect({ request: () => 'cancelling', stopNow: () => {} });
    cancel.request('me');
    expect(await driver.run()).toBe('ended');
    expect(hands.begun).toEqual([]);
    expect(driver.state).toMatchObject({ outcome: 'cancelled', exitCode: 130 });
  });

  test('stopping at once leaves the attempt without an end', async () => {
    const { driver, hands, cancel, events } = await rigged({ steps: chain });
    const end = driver.run();
    await hands.until('a');
    cancel.request('me');
    cancel.stopNow();
    expect(await end).toBe('interrupted');
    expect(hands.open).toEqual([]);
    expect(events.map(({ event }) => event)).not.toContain('attempt-finished');
  });
});

test('a run that takes too long is rolled back', async () => {
  const { driver, hands } = await rigged({ steps: chain }, { timeLeft: 0 });
  const end = driver.run();
  await hands.until('a!undo');
  hands.end('a!undo');
  expect(await end).toBe('ended');
  expect(driver.state).toMatchObject({ outcome: 'rolled-back', exitCode: 1 });
});

test('a time limit longer than a timer of Node takes does not end at once', async () => {
  const { driver, hands } = await rigged({ steps: chain }, { timeLeft: 30 * 24 * 60 * 60 * 1000 });
  const end = driver.run();
  await hands.until('a');
  hands.end('a');
  await hands.until('b');
  hands.end('b');
  expect(await end).toBe('ended');
  expect(driver.state.outcome).toBe('succeeded');
});

describe('approval', () => {
  const text = (value: string) => ({ kind: 'constant', value }) as const;
  const agree = makeStep({
    id: 'agree',
    needs: ['a'],
    body: { kind: 'approval', message: text('Go on?'), confirm: text('it') },
    effect: 'read',
    undo: { kind: 'none' },
  });
  const steps = [makeStep({ id: 'a' }), agree, makeStep({ id: 'b', needs: ['agree'] })];

  async function asked(parts: Partial<DriveParts>): Promise<Rigged & { end: Promise<string> }> {
    const made = await rigged({ steps }, parts);
    const end = made.driver.run();
    await made.hands.until('a');
    made.hands.end('a');
    return { ...made, end };
  }

  test('without anybody to ask the run waits', async () => {
    const { end, events } = await asked({});
    expect(await end).toBe('waiting');
    expect(events.at(-1)).toMatchObject({ event: 'run-waiting', steps: ['agree'] });
  });

  test.for([['all'], ['agree']])('given beforehand as %s', async ([name]) => {
    const { end, hands, driver } = await asked({ approvals: new Set([name ?? '']) });
    await hands.until('b');
    hands.end('b');
    expect(await end).toBe('ended');
    expect(driver.state.outcome).toBe('succeeded');
  });

  test('refused by the operator: everything is undone', async () => {
    const operator = { approve: async () => 'no' as const, choose: async () => 'wait' as const } as const;
    const { end, hands, driver } = await asked({ operator });
    await hands.until('a!undo');
    hands.end('a!undo');
    expect(await end).toBe('ended');
    expect(driver.state).toMatchObject({ outcome: 'cancelled', exitCode: 130 });
    expect(hands.begun).not.toContain('b');
  });
});

describe('what must not be', () => {
  test('a journal that cannot be written ends everything, and nothing begins without its record', async () => {
    const full = new PortError('no-space', 'no space is left');
    let writes = 0;
    const { driver, hands } = await rigged(
      { steps: chain },
      {
        journal: {
          run: 'r1',
          append: async () => {
            writes += 1;
            if (writes > 1) throw full;
          },
          log: () => {},
          close: async () => {},
          discard: async () => {},
        },
      },
    );
    const end = driver.run();
    await expect(end).rejects.toBe(full);
    expect(hands.begun).toEqual([]);
  });

  test('a bug in whoever answers ends the run instead of hanging it', async () => {
    const bug = new Error('a bug');
    const operator = { approve: () => Promise.reject(bug), choose: async () => 'wait' as const } as const;
    const message = { kind: 'constant', value: 'x' } as const;
    const body = { kind: 'approval', message, confirm: message } as const;
    const steps = [
      makeStep({ id: 'agree', body, effect: 'read', undo: { kind: 'none' } }),
      makeStep({ id: 'b' }),
    ];
    const { driver, hands } = await rigged({ steps }, { operator });
    await expect(driver.run()).rejects.toBe(bug);
    expect(hands.open).toEqual([]);
  });
});

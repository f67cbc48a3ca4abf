import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventBody, JournalEvent } from '../../engine/journal/event.ts';
import type { JournalStore } from '../../engine/journal/journal-store.ts';

/** What the suite needs to open a store. */
export interface JournalStoreSubject {
  readonly store: JournalStore;
  readonly dispose: () => void | Promise<void>;
}

/** Records, numbered from `from` on. */
export function records(from: number, ...bodies: readonly EventBody[]): readonly JournalEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: from + index, at: '2026-11-23T00:00:00.000Z' }));
}

/** The first record of a run. */
export function started(run: string): EventBody {
  return {
    event: 'run-started',
    run,
    runbook: 'main',
    environment: 'test',
    engine: '1.0.0',
    core: 1,
    plan: '',
    inputs: { text: 'ä\n"\\\u2028' },
    by: 'me@here',
  };
}

const held: EventBody = { event: 'locks-held', locks: [] };

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What every place that remembers runs has to do. */
export function journalStoreContract(name: string, open: () => JournalStoreSubject): void {
  describe(`journal store: ${name}`, () => {
    let subject: JournalStoreSubject;
    let store: JournalStore;
    beforeEach(() => {
      subject = open();
      ({ store } = subject);
    });
    afterEach(() => subject.dispose());

    async function closedRun(run: string, ...bodies: readonly EventBody[]): Promise<void> {
      const journal = await store.create(run, `plan of ${run}`);
      await journal.append(records(1, started(run), ...bodies));
      await journal.close();
    }

    test('gives back what was written, plan and forecast included', async () => {
      const journal = await store.create('r1', '{"a":"ä"}', '{"b":1}');
      await journal.append(records(1, started('r1')));
      await journal.append([]);
      await journal.append(records(2, held, { event: 'cancel-requested', by: 'me' }));
      const written = records(1, started('r1'), held, { event: 'cancel-requested', by: 'me' });
      expect(await store.read('r1')).toEqual({ plan: '{"a":"ä"}', forecast: '{"b":1}', events: written });
      await journal.close();
      expect((await store.read('r1')).events).toEqual(written);
    });

    test('goes on behind the last record', async () => {
      await closedRun('r1', held);
      const { journal, read } = await store.open('r1');
      expect(read.events).toHaveLength(2);
      await journal.append(records(3, { event: 'run-waiting', steps: ['a'] }));
      await journal.close();
      expect((await store.read('r1')).events.map(({ event }) => event)).toEqual([
        'run-started',
        'locks-held',
        'run-waiting',
      ]);
    });

    test('what is appended while other steps go on gets there in the order of the calls', async () => {
      const journal = await store.create('r1', '');
      const wanted = records(
        1,
        started('r1'),
        held,
        ...Array.from({ length: 20 }, (_, index) => ({
          event: 'cancel-requested' as const,
          by: `${index} ${'x'.repeat(10_000)}`,
        })),
      );
      await Promise.all(wanted.map((record) => journal.append([record], { busy: true })));
      expect((await store.read('r1')).events).toEqual(wanted);
      const late = journal.append(records(wanted.length + 1, { event: 'run-timed-out' }), { busy: true });
      await journal.close();
      await late;
      expect((await store.read('r1')).events).toHaveLength(wanted.length + 1);
    });

    test('one engine at a time, and it is named', async () => {
      const journal = await store.create('r1', '');
      expect(await store.engineOf('r1')).toBe(process.pid);
      await expect(store.open('r1')).rejects.toMatchObject({
        kind: 'refused',
        message: 'another engine is working on run r1',
      });
      await journal.append(records(1, started('r1')));
      await journal.close();
      expect(await store.engineOf('r1')).toBeUndefined();
      const second = await store.open('r1');
      await expect(store.open('r1')).rejects.toMatchObject({ kind: 'refused' });
      await second.journal.close();
    });

    test('a closed journal takes nothing more, and is closed twice without harm', async () => {
      const journal = await store.create('r1', '');
      await journal.close();
      await journal.close();
      await expect(journal.append(records(1, started('r1')))).rejects.toMatchObject({ kind: 'failed' });
    });

    test('a run that is discarded was never there', async () => {
      const journal = await store.create('r1', '');
      await journal.discard();
      await journal.close();
      expect(await store.list()).toEqual([]);
      await expect(store.read('r1')).rejects.toMatchObject({ kind: 'not-found' });
      await (await store.create('r1', '')).close();
    });

    test('a run that is forgotten is gone, unless an engine works on it', async () => {
      await closedRun('20260101-000000-aaaa', held);
      const journal = await store.create('20260102-000000-aaaa', '');
      expect(await store.ids()).toEqual(['20260102-000000-aaaa', '20260101-000000-aaaa']);
      await expect(store.forget('20260102-000000-aaaa')).rejects.toMatchObject({ kind: 'refused' });
      await store.forget('20260101-000000-aaaa');
      expect(await store.ids()).toEqual(['20260102-000000-aaaa']);
      await expect(store.read('20260101-000000-aaaa')).rejects.toMatchObject({ kind: 'not-found' });
      await expect(store.forget('20260101-000000-aaaa')).rejects.toMatchObject({ kind: 'not-found' });
      await journal.close();
    });

    test('lists runs with their first and last record, newest first', async () => {
      expect(await store.list()).toEqual([]);
      await closedRun('20260101-000000-aaaa', held);
      await (await store.create('20260102-000000-aaaa', '')).close();
      await closedRun('20260103-000000-aaaa');
      expect((await store.list()).map(({ run, first, last }) => [run, first?.event, last?.event])).toEqual([
        ['20260103-000000-aaaa', 'run-started', 'run-started'],
        ['20260102-000000-aaaa', undefined, undefined],
        ['20260101-000000-aaaa', 'run-started', 'locks-held'],
      ]);
    });

    test('knows which of two runs of one second began later, whatever their names', async () => {
      const names = ['20260101-000000-zzzz', '20260101-000000-aaaa', '20260101-000000-mmmm'];
      for (const [index, run] of names.entries()) {
        const journal = await store.create(run, '');
        const [first] = records(1, started(run));
        if (first !== undefined) await journal.append([{ ...first, at: `2026-01-01T00:00:00.00${index}Z` }]);
        await journal.close();
      }
      expect((await store.list()).map(({ run }) => run)).toEqual(names.toReversed());
    });

    test.for(['nope', '../r1', '', '.', 'r1/x', '-x'])('there is no run %j', async (run) => {
      await closedRun('r1');
      await expect(store.read(run)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(store.open(run)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(store.engineOf(run)).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('a run is made once', async () => {
      await closedRun('r1');
      await expect(store.create('r1', '')).rejects.toMatchObject({ kind: 'exists' });
      expect((await store.read('r1')).events).toHaveLength(1);
    });

    test('keeps what steps print, in order, and finds one step’s', async () => {
      const journal = await store.create('r1', '');
      expect(await collect(store.logs('r1'))).toEqual([]);
      journal.log('a', 1, 'first\nsecond ä');
      journal.log('b', 1, 'other');
      journal.log('a', 2, 'again');
      await journal.close();
      expect((await collect(store.logs('r1'))).map(({ text }) => text)).toEqual([
        'first\nsecond ä',
        'other',
        'again',
      ]);
      expect(await collect(store.logs('r1', 'a'))).toMatchObject([
        { step: 'a', text: 'first\nsecond ä' },
        { step: 'a', text: 'again' },
      ]);
    });

    test('a plan is used once', async () => {
      expect(await store.planUsedBy('d1')).toBeUndefined();
      await store.usePlan('d1', 'r1');
      await expect(store.usePlan('d1', 'r2')).rejects.toMatchObject({ kind: 'exists' });
      expect(await store.planUsedBy('d1')).toBe('r1');
      await store.usePlan('d2', 'r2');
    });
  });
}

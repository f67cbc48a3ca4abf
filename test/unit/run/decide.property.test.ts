import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../../engine/journal/event.ts';
import { parseKey, undoneStep } from '../../../engine/run/step-key.ts';
import { comesBefore } from '../../../engine/run/ancestry.ts';
import { randomProgram } from '../../support/run/random-program.ts';
import { cut, resume, runToEnd, startRun } from '../../support/run/simulated-driver.ts';
import type { SimulatedRun, World } from '../../support/run/simulated-driver.ts';

const world = (undoFailures = 0): fc.Arbitrary<World> =>
  fc.record({
    seed: fc.nat(),
    failures: fc.constantFrom(0, 0, 10, 25, 60),
    undoFailures: fc.constant(undoFailures),
  });

function stepsOf(journal: readonly JournalEvent[], event: 'attempt-started'): readonly string[] {
  return journal.flatMap((entry) => (entry.event === event ? [entry.step] : []));
}

function run(program: SimulatedRun['settings']['program'], worldOf: World): SimulatedRun {
  const simulated = startRun(program);
  runToEnd(simulated, worldOf);
  return simulated;
}

/** Steps that had ended before each step first started, by replaying the journal. */
function checkOrder({ settings, journal }: SimulatedRun): void {
  for (const [at, event] of journal.entries()) {
    const begins = event.event === 'attempt-started' || event.event === 'step-skipped';
    if (!begins) continue;
    const { frame, id, section, undo } = parseKey(event.step);
    if (section !== 'steps' || undo !== undefined) continue;
    const before = cut({ settings, journal, state: undefined as never }, at).state;
    const runbook = settings.program.runbooks[before.frames[frame]?.runbook ?? ''];
    const needs = runbook?.steps.find((step) => step.id === id)?.needs ?? [];
    for (const need of needs) {
      expect(['succeeded', 'skipped', 'failed']).toContain(before.steps[frame + need]?.status);
    }
  }
}

function checkUndo({ journal, state }: SimulatedRun): void {
  const undone = [
    ...new Set(
      stepsOf(journal, 'attempt-started')
        .filter((key) => key.includes('!'))
        .map(undoneStep),
    ),
  ];
  const expected = state.undo.filter((entry) => entry.status === 'undone').map((entry) => entry.step);
  expect(new Set(undone)).toEqual(new Set(expected));
  const left = state.undo.filter((entry) => entry.status === 'registered');
  if (state.outcome !== 'succeeded' && state.outcome !== 'unchanged') {
    expect(left.filter((entry) => entry.kind !== 'irreversible')).toEqual([]);
  }
}

function rootUndoOrder({ journal, state }: SimulatedRun): void {
  const begin = journal.findIndex((event) => event.event === 'undo-started' && event.scope === '');
  if (begin === -1) return;
  const undone = stepsOf(journal.slice(begin), 'attempt-started')
    .filter((key) => key.includes('!'))
    .map(undoneStep);
  const order = state.undo.map((entry) => entry.step);
  const positions = [...new Set(undone)].map((step) => order.indexOf(step));
  expect(positions).toEqual(positions.toSorted((left, right) => right - left));
}

function checkFinally({ settings, journal, state }: SimulatedRun): void {
  for (const frame of Object.values(state.frames)) {
    expect(frame.phase).toBe('closed');
    for (const step of settings.program.runbooks[frame.runbook]?.finally ?? []) {
      const key = `${frame.path}finally:${step.id}`;
      const succeeded = journal.filter(
        (event) =>
          event.event === 'attempt-finished' && event.step === key && event.result.kind === 'succeeded',
      );
      expect(succeeded.length).toBeLessThanOrEqual(1);
      expect(['succeeded', 'failed']).toContain(state.steps[key]?.status);
    }
  }
}

/** Which steps run beside a `finish` depends on the order of answers, and with them `unchanged`. */
function isWhole({ state }: SimulatedRun): boolean {
  return state.outcome === 'succeeded' || state.outcome === 'unchanged';
}

function checkNothingTwice({ journal }: SimulatedRun): void {
  const finished = new Set<string>();
  for (const event of journal) {
    if (event.event === 'attempt-started') expect(finished.has(event.step)).toBe(false);
    if (event.event === 'attempt-finished' && event.result.kind === 'succeeded') {
      finished.add(event.step);
    }
  }
}

describe('any graph, any outcome', () => {
  test('no step starts before its predecessors end', () => {
    fc.assert(
      fc.property(randomProgram(), world(), (program, worldOf) => checkOrder(run(program, worldOf))),
      { numRuns: 300 },
    );
  });

  test('exactly the started, uncommitted changes are undone, the last started first', () => {
    fc.assert(
      fc.property(randomProgram(), world(), (program, worldOf) => {
        const ended = run(program, worldOf);
        checkUndo(ended);
        rootUndoOrder(ended);
      }),
      { numRuns: 1000 },
    );
  });

  test('finally runs exactly once in every runbook that began', () => {
    fc.assert(
      fc.property(randomProgram(), world(), (program, worldOf) => checkFinally(run(program, worldOf))),
      { numRuns: 500 },
    );
  });

  test('nothing that finished runs twice', () => {
    fc.assert(
      fc.property(randomProgram(), world(20), (program, worldOf) => checkNothingTwice(run(program, worldOf))),
      { numRuns: 500 },
    );
  });

  test('an undo that fails keeps those of its ancestors from running, and no others', () => {
    fc.assert(
      fc.property(randomProgram(), world(50), (program, worldOf) => {
        const { settings, state } = run(program, worldOf);
        const failed = state.undo.filter((entry) => entry.status === 'failed');
        for (const entry of state.undo.filter(({ status }) => status === 'blocked')) {
          const after = failed.filter(({ step }) => comesBefore(settings.program, state, entry.step, step));
          expect(after.length).toBeGreaterThan(0);
        }
        if (failed.length > 0) expect(state.exitCode === 4 || state.exitCode === 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a run that is cut off at any record and resumed', () => {
  test('ends whole or fully rolled back, having run nothing twice', () => {
    fc.assert(
      fc.property(randomProgram(), world(), fc.nat(), (program, worldOf, at) => {
        const uncut = run(program, worldOf);
        const resumed = cut(uncut, 2 + (at % (uncut.journal.length - 1)));
        if (resumed.state.phase === 'ended') return;
        resume(resumed);
        runToEnd(resumed, worldOf);
        checkNothingTwice(resumed);
        checkUndo(resumed);
        checkFinally(resumed);
        expect(resumed.state.phase).toBe('ended');
      }),
      { numRuns: 1500 },
    );
  });

  test('ends as the uncut one when what was cut off may be run again', () => {
    fc.assert(
      fc.property(randomProgram(), world(), fc.nat(), (program, worldOf, at) => {
        const quiet = { ...worldOf, failures: 0 };
        const again = structuredClone(program);
        for (const runbook of Object.values(again.runbooks)) {
          for (const step of runbook.steps) Object.assign(step, { onInterrupt: 'rerun' });
        }
        const uncut = run(again, quiet);
        const resumed = cut(uncut, 2 + (at % (uncut.journal.length - 1)));
        if (resumed.state.phase === 'ended') return;
        resume(resumed);
        runToEnd(resumed, quiet);
        expect(isWhole(resumed)).toBe(isWhole(uncut));
      }),
      { numRuns: 800 },
    );
  });

  test('rolls back fully when that is asked for', () => {
    fc.assert(
      fc.property(randomProgram(), world(), fc.nat(), (program, worldOf, at) => {
        const uncut = run(program, worldOf);
        const resumed = cut(uncut, 2 + (at % (uncut.journal.length - 1)));
        if (resumed.state.phase === 'ended') return;
        resume(resumed, 'rollback');
        runToEnd(resumed, worldOf);
        checkUndo(resumed);
        checkFinally(resumed);
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading a journal', () => {
  test('gives the state that the run itself had', () => {
    fc.assert(
      fc.property(randomProgram(), world(10), (program, worldOf) => {
        const ended = run(program, worldOf);
        expect(cut(ended, ended.journal.length).state).toEqual(ended.state);
      }),
      { numRuns: 300 },
    );
  });
});

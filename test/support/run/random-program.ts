import fc from 'fast-check';
import type { Program, Runbook, Step, Undo } from '../../../engine/runbook/runbook.ts';

/** A step with every default, for tests that name only what matters to them. */
export function makeStep(step: Partial<Step> & { readonly id: string }): Step {
  return {
    name: undefined,
    place: { file: 'test.yaml', line: 1 },
    body: { kind: 'action', action: 'test.do', with: { kind: 'map', entries: {} } },
    needs: [],
    if: undefined,
    foreach: undefined,
    retry: { attempts: 1, delay: 0, backoff: 1, maxDelay: 0, jitter: 0, exitCodes: [] },
    timeout: 1000,
    continueOnError: false,
    target: undefined,
    env: {},
    effect: 'change',
    undo: { kind: 'inverse', summary: 'takes it back' },
    capture: {},
    commit: false,
    onInterrupt: 'rollback',
    plannable: false,
    outputs: [],
    ...step,
  };
}

/** A runbook with every default. */
export function makeRunbook(runbook: Partial<Runbook>): Runbook {
  return {
    kind: 'runbook',
    name: 'test',
    summary: '',
    docs: '',
    place: { file: 'test.yaml', line: 1 },
    inputs: {},
    secrets: {},
    locks: [],
    timeout: undefined,
    schedule: undefined,
    target: undefined,
    maxParallel: undefined,
    requires: [],
    steps: [],
    finally: [],
    invariants: [],
    outputs: {},
    ...runbook,
  };
}

const readOnly = { effect: 'read', undo: { kind: 'none' }, onInterrupt: 'rerun' } as const;

function undoOf(): fc.Arbitrary<Undo> {
  const inverse: Undo = { kind: 'inverse', summary: 'takes it back' };
  const two: Undo = {
    kind: 'steps',
    steps: [makeStep({ id: 'first', ...readOnly }), makeStep({ id: 'second', ...readOnly })],
  };
  const irreversible: Undo = { kind: 'irreversible', reason: 'a mail was sent' };
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(inverse) },
    { weight: 3, arbitrary: fc.constant(two) },
    { weight: 1, arbitrary: fc.constant(irreversible) },
  );
}

function bodyOf(callable: boolean): fc.Arbitrary<Partial<Step>> {
  const action = fc.record({ undo: undoOf(), onInterrupt: fc.constantFrom('rollback', 'rerun', 'probe') });
  const read = fc.constant(readOnly);
  const call = fc.constant({
    body: { kind: 'call', runbook: 'child', inputs: { kind: 'map', entries: {} } },
    undo: { kind: 'none' },
  } as const);
  const items = fc.record({
    foreach: fc.record({
      items: fc
        .integer({ min: 0, max: 3 })
        .map((length) => ({ kind: 'constant', value: Array.from({ length }, (_, i) => i) }) as const),
      maxParallel: fc.constantFrom(undefined, 1, 2),
      batch: fc.constantFrom(undefined, { count: 1 }, { share: 0.5 }),
      maxFailures: fc.constantFrom(0, 0, 1),
    }),
  });
  const finish = fc.constant({
    body: { kind: 'finish', message: { kind: 'constant', value: 'done' } },
    ...readOnly,
  } as const);
  return fc.oneof<fc.MaybeWeightedArbitrary<Partial<Step>>[]>(
    { weight: 6, arbitrary: action },
    { weight: 2, arbitrary: read },
    { weight: callable ? 2 : 0, arbitrary: call },
    { weight: 2, arbitrary: items },
    { weight: 1, arbitrary: finish },
  );
}

function stepsOf(max: number, callable: boolean): fc.Arbitrary<readonly Step[]> {
  const one = fc.record({
    body: bodyOf(callable),
    needs: fc.array(fc.nat(), { maxLength: 3 }),
    attempts: fc.integer({ min: 1, max: 3 }),
    continueOnError: fc.boolean().map((value) => value),
    skipped: fc.integer({ min: 0, max: 6 }),
  });
  return fc.array(one, { maxLength: max }).map((drafts) =>
    drafts.map(({ body, needs, attempts, continueOnError, skipped }, index) => {
      const isPlain = body.body === undefined;
      return makeStep({
        id: `s${index}`,
        needs: index === 0 ? [] : [...new Set(needs.map((need) => `s${need % index}`))],
        retry: {
          attempts: isPlain ? attempts : 1,
          delay: 1,
          backoff: 1,
          maxDelay: 1,
          jitter: 0,
          exitCodes: [],
        },
        continueOnError: continueOnError && index % 3 === 0,
        if: skipped === 0 ? { kind: 'literal', value: false } : undefined,
        ...body,
      });
    }),
  );
}

function withCommit(steps: readonly Step[], at: number): readonly Step[] {
  const last = steps.length - 1;
  if (last < 0 || at % 3 !== 0) return steps;
  const commit = makeStep({ id: 'commit', needs: steps.map((step) => step.id), commit: true });
  return [...steps, commit, makeStep({ id: 'after', needs: ['commit'] })];
}

function runbookOf(max: number, callable: boolean): fc.Arbitrary<Runbook> {
  const section = (prefix: string): fc.Arbitrary<readonly Step[]> =>
    fc
      .integer({ min: 0, max: 2 })
      .map((length) =>
        Array.from({ length }, (_, index) => makeStep({ id: `${prefix}${index}`, ...readOnly })),
      );
  return fc
    .record({
      requires: section('r'),
      steps: fc.tuple(stepsOf(max, callable), fc.nat()).map(([steps, at]) => withCommit(steps, at)),
      finally: section('f'),
    })
    .map(makeRunbook);
}

/** Any sound program: a graph of steps of every kind, which may call a child that has its own. */
export function randomProgram(): fc.Arbitrary<Program> {
  return fc
    .record({ main: runbookOf(6, true), child: runbookOf(3, false) })
    .map(({ main, child }) => ({ root: 'main', runbooks: { main, child } }));
}

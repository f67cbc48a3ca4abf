import { isDeepStrictEqual } from 'node:util';
import type { JournalEvent } from '../../journal/event.ts';
import { apply } from '../../run/apply.ts';
import { runbookOf } from '../../run/locate.ts';
import { emptyState } from '../../run/state.ts';
import type { RunState } from '../../run/state.ts';
import { keyOf, parseKey, undoneStep } from '../../run/step-key.ts';
import type { Program } from '../../runbook/runbook.ts';

/** What does not hold in the journal of an ended run. `told` is the state that the last engine had at its end, undefined when it was killed there. */
export function checkJournal(
  program: Program,
  events: readonly JournalEvent[],
  told: unknown,
): readonly string[] {
  let state = emptyState();
  for (const event of events) state = apply(program, state, event);
  return [
    ...(told === undefined ? [] : replayProblems(state, told)),
    ...finallyProblems(program, state, events),
    ...undoOrderProblems(state, events),
    ...openProblems(state),
  ];
}

function replayProblems(state: RunState, told: unknown): readonly string[] {
  const replayed: unknown = JSON.parse(JSON.stringify(state));
  return isDeepStrictEqual(replayed, told)
    ? []
    : ['the journal replays to another state than the engine had'];
}

/** In every runbook that was opened, each step of `finally` has ended, and succeeded at most once. */
function finallyProblems(
  program: Program,
  state: RunState,
  events: readonly JournalEvent[],
): readonly string[] {
  return Object.values(state.frames).flatMap((frame) =>
    runbookOf(program, frame).finally.flatMap(({ id }) => {
      const key = keyOf(frame.path, 'finally', id);
      const ends = events.filter((event) => 'step' in event && event.step === key && isEnd(event));
      if (ends.length === 0) return [`${key} of \`finally\` did not run`];
      const good = ends.filter(
        (event) => event.event === 'attempt-finished' && event.result.kind === 'succeeded',
      );
      return good.length > 1 ? [`${key} of \`finally\` succeeded ${good.length} times`] : [];
    }),
  );
}

function isEnd({ event }: JournalEvent): boolean {
  return event === 'attempt-finished' || event === 'step-skipped' || event === 'step-failed';
}

/** Between two takeovers, undo goes in the reverse order of first start. */
function undoOrderProblems(state: RunState, events: readonly JournalEvent[]): readonly string[] {
  const position = new Map(state.undo.map(({ step }, index) => [step, index]));
  const problems: string[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const event of events) {
    if (event.event === 'run-resumed' || event.event === 'undo-started') last = Number.POSITIVE_INFINITY;
    if (event.event !== 'attempt-started' || parseKey(event.step).undo === undefined) continue;
    const at = position.get(undoneStep(event.step));
    if (at === undefined) problems.push(`${event.step} undoes a step that never started`);
    else if (at > last) problems.push(`${event.step} was undone too late: the order is not the reverse one`);
    last = at ?? last;
  }
  return problems;
}

function openProblems(state: RunState): readonly string[] {
  const active = Object.keys(state.active);
  if (state.phase === 'ended' && active.length === 0) return [];
  return state.phase === 'ended'
    ? [`steps that never ended: ${active.join(', ')}`]
    : ['the run has not ended'];
}

import type { Forecast } from '../plan/plan.ts';
import { followRun } from '../report/run-progress.ts';
import type { RunRecord, StepOutput } from '../report/run-record.ts';
import { apply } from '../run/apply.ts';
import { emptyState } from '../run/state.ts';
import { journalStore } from './compose.ts';
import { forecast } from './forecast/forecast.ts';
import { blindProber } from './prober.ts';
import { refuseRun, replay } from './read-run.ts';

/** Characters of a step's output that a report holds; the middle of a longer one is left out. */
const longestOutput = 60_000;

/** Reads everything that is known of a run, without taking it. */
export async function readRecord(stateDirectory: string, run: string): Promise<RunRecord> {
  const store = journalStore(stateDirectory);
  const read = await store.read(run).catch(refuseRun);
  const { plan, events } = replay(run, read);
  const progress = followRun(plan);
  let state = emptyState();
  for (const event of events) {
    state = apply(plan.program, state, event);
    progress.take(event, state);
  }
  const reviewed = read.forecast === undefined ? undefined : (JSON.parse(read.forecast) as Forecast);
  const last = events.at(-1)?.event;
  return {
    run,
    plan,
    forecast: reviewed ?? (await forecast(run, plan, blindProber, { run: undefined, steps: new Map() })),
    isReviewed: reviewed !== undefined,
    events,
    state,
    progress,
    output: await outputOf(store.logs(run)).catch(refuseRun),
    status: state.phase === 'ended' ? 'ended' : last === 'run-waiting' ? 'waiting' : 'open',
  };
}

async function outputOf(
  pieces: AsyncIterable<{ readonly step: string; readonly text: string }>,
): Promise<ReadonlyMap<string, StepOutput>> {
  const texts = new Map<string, { begin: string; end: string; left: number }>();
  for await (const { step, text } of pieces) {
    const kept = texts.get(step) ?? { begin: '', end: '', left: 0 };
    texts.set(step, kept);
    const line = `${text.replace(/\n$/, '')}\n`;
    if (kept.end === '' && kept.begin.length + line.length <= longestOutput / 2) kept.begin += line;
    else kept.end += line;
    const over = kept.end.length - longestOutput / 2;
    if (over > 0) {
      kept.end = kept.end.slice(over);
      kept.left += over;
    }
  }
  return new Map(
    [...texts].map(([step, { begin, end, left }]) => {
      const gap = left > 0 ? `… ${left} characters left out …\n` : '';
      return [step, { text: begin + gap + end, left }];
    }),
  );
}

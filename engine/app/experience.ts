import type { ExpectedDuration } from '../plan/plan.ts';
import { durationsOf, expectedOf } from '../run/durations.ts';
import type { Durations } from '../run/durations.ts';
import { journalStore } from './compose.ts';
import type { Experience } from './forecast/forecast.ts';
import { PortError } from '../ports/port-error.ts';

/** Older runs say less about the next one. */
const mostRuns = 20;

/** How long the last runs of a runbook took in an environment: those that succeeded, or where there is none those that had nothing to change. */
export async function experienceOf(
  stateDirectory: string,
  runbook: string,
  environment: string,
): Promise<Experience> {
  const outcomes = await lastRuns(stateDirectory, runbook, environment).catch((error: unknown) => {
    // A history that cannot be read keeps nobody from planning.
    if (error instanceof PortError) return [];
    throw error;
  });
  const succeeded = outcomes.filter(({ outcome }) => outcome === 'succeeded');
  const runs = (succeeded.length > 0 ? succeeded : outcomes).map(({ durations }) => durations);
  return { run: expectedOf(runs.map(({ run }) => run)), steps: ofSteps(runs) };
}

interface PastRun {
  readonly outcome: 'succeeded' | 'unchanged';
  readonly durations: Durations;
}

async function lastRuns(
  stateDirectory: string,
  runbook: string,
  environment: string,
): Promise<readonly PastRun[]> {
  const store = journalStore(stateDirectory);
  const runs: PastRun[] = [];
  for (const { run, first, last } of await store.list()) {
    if (runs.length >= mostRuns) break;
    if (first?.event !== 'run-started' || last?.event !== 'run-finished') continue;
    if (first.runbook !== runbook || first.environment !== environment) continue;
    if (last.outcome !== 'succeeded' && last.outcome !== 'unchanged') continue;
    const { events } = await store.read(run);
    runs.push({ outcome: last.outcome, durations: durationsOf(events) });
  }
  return runs;
}

function ofSteps(runs: readonly Durations[]): ReadonlyMap<string, ExpectedDuration> {
  const measured = new Map<string, number[]>();
  for (const { steps } of runs) {
    for (const [key, took] of steps) measured.set(key, [...(measured.get(key) ?? []), took]);
  }
  const expected = new Map<string, ExpectedDuration>();
  for (const [key, values] of measured) {
    const one = expectedOf(values);
    if (one !== undefined) expected.set(key, one);
  }
  return expected;
}

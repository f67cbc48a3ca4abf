import { metricsText } from '../report/metrics.ts';
import type { MeasuredRun } from '../report/metrics.ts';
import { PortError } from '../ports/port-error.ts';
import type { Environment } from '../runbook/environment.ts';
import { clock, journalStore, writeMetricsFile } from './compose.ts';
import { history } from './history.ts';
import { Refusal } from './refusal.ts';
import type { Participation } from './session.ts';
import { engineVersion } from './version.ts';

/**
 * Writes what monitoring wants to know of the runs in an environment, where its file names a place for it.
 * Never fails a run: whoever watches is told what is wrong.
 */
export async function tellMonitoring(
  { seam, observer }: Pick<Participation, 'seam' | 'observer'>,
  { name, metrics }: Environment,
  stateDirectory: string,
): Promise<void> {
  // What is explored fault by fault is no run that anybody watches.
  if (metrics === undefined || seam !== undefined) return;
  try {
    const runs = await measuredRuns(stateDirectory, name);
    const now = clock.now().getTime();
    const text = metricsText({ environment: name, version: engineVersion, now, runs });
    await writeMetricsFile(metrics, text);
  } catch (error) {
    if (!(error instanceof PortError) && !(error instanceof Refusal)) throw error;
    observer({ kind: 'remark', message: `the measures are not written: ${error.message}` });
  }
}

async function measuredRuns(stateDirectory: string, environment: string): Promise<readonly MeasuredRun[]> {
  const outputs = new Map(
    (await journalStore(stateDirectory).list()).map(({ run, last }) => [
      run,
      last?.event === 'run-finished' ? last.outputs : {},
    ]),
  );
  return (await history(stateDirectory))
    .filter((entry) => entry.environment === environment)
    .map(({ run, runbook, startedAt, endedAt, status }) => ({
      runbook,
      startedAt: Date.parse(startedAt),
      endedAt: endedAt === undefined ? undefined : Date.parse(endedAt),
      state: status,
      outputs: outputs.get(run) ?? {},
    }));
}

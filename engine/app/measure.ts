import { type MetricFamily, metricFamilies } from '../report/metrics.ts';
import { clock } from './compose.ts';
import { history } from './history.ts';
import { lastDrill } from './procedure-status.ts';
import { engineVersion } from './version.ts';

/** The measures of all runs in an environment. Throws a Refusal when runs cannot be read. */
export async function measure(environment: string, stateDirectory: string): Promise<readonly MetricFamily[]> {
  const entries = (await history(stateDirectory)).filter((entry) => entry.environment === environment);
  return metricFamilies({
    environment,
    version: engineVersion,
    now: clock.now().getTime(),
    runs: entries.map(({ runbook, startedAt, endedAt, status }) => ({
      runbook,
      startedAt: Date.parse(startedAt),
      endedAt: endedAt === undefined ? undefined : Date.parse(endedAt),
      state: status,
    })),
    drill: await lastDrill(entries, stateDirectory),
  });
}

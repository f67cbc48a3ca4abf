import { PortError } from '../ports/port-error.ts';
import type { Environment } from '../runbook/environment.ts';
import { Refusal } from './refusal.ts';
import type { Participation } from './session.ts';

/**
 * Passes on what monitoring wants to know of the runs in an environment, where its file names a place for it.
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
    const [{ measure }, { sendMetrics }] = await Promise.all([
      import('./measure.ts'),
      import('./compose-metrics.ts'),
    ]);
    await sendMetrics(metrics, await measure(name, stateDirectory));
  } catch (error) {
    if (!(error instanceof PortError) && !(error instanceof Refusal)) throw error;
    observer({ kind: 'remark', message: `the measures are not passed on: ${error.message}` });
  }
}

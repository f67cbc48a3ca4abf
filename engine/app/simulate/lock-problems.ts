import type { BoundPlan } from '../../plan/plan.ts';
import type { OpenPorts } from '../compose.ts';

const forever = new AbortController().signal;

/** What an ended run left behind on its targets: locks, entries in the register, processes. */
export async function lockProblems(
  plan: BoundPlan,
  ports: OpenPorts,
  run: string,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const holder = { run: 'simulate', runbook: plan.runbook, by: 'simulate', since: '' };
  for (const { name, target } of plan.locks) {
    const transport = await ports.target(target);
    const answer = await transport.lock(name, holder, { wait: false, signal: forever });
    if (answer.kind === 'refused') {
      problems.push(`the lock ${name} is still held`);
      continue;
    }
    for (const entry of await transport.unfinished(name))
      problems.push(`${entry.run} is still unfinished in the register`);
    await answer.lock.release();
  }
  for (const name of Object.keys(plan.environment.targets)) {
    const left = await (await ports.target(name)).endLeftovers(run);
    if (left > 0) problems.push(`${left} processes of the run were alive behind its end`);
  }
  return problems;
}

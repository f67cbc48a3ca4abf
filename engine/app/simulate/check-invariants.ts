import { actionsByName } from '../../actions/registry.ts';
import { createMasker } from '../../journal/mask.ts';
import { evaluate } from '../../expression/evaluate.ts';
import { callOf } from '../../run/decide/call.ts';
import { frameAt, runbookOf } from '../../run/locate.ts';
import type { Located } from '../../run/locate.ts';
import { retryDelay } from '../../run/retry-delay.ts';
import { stepScope } from '../../run/scope.ts';
import { parseKey } from '../../run/step-key.ts';
import type { Step } from '../../runbook/runbook.ts';
import { clock } from '../compose.ts';
import type { OpenPorts } from '../compose.ts';
import { createExecutor } from '../executor.ts';
import type { Executor } from '../executor.ts';
import type { StoredRunFacts } from '../read-run.ts';
import { newRunId } from '../run-id.ts';
import { secretValues } from '../secret-values.ts';
import { settingsOf } from '../session.ts';

const forever = new AbortController().signal;

/** Carries the runbook's `invariants:` out, as reads behind the end of the run; what does not hold, in words. */
export async function checkInvariants(
  { plan, state }: StoredRunFacts,
  ports: OpenPorts,
): Promise<readonly string[]> {
  const masker = createMasker();
  const executor = createExecutor({
    run: `invariants-${newRunId(clock.now())}`,
    nonce: 'invariants',
    ports,
    actions: actionsByName,
    secrets: secretValues(plan.program, () => ports.secrets(), masker),
    masker,
    onOutput: () => {},
  });
  const settings = settingsOf(plan);
  const frame = frameAt(state, '');
  const runbook = runbookOf(plan.program, frame);
  const problems: string[] = [];
  for (const step of runbook.invariants) {
    const located: Located = { key: step.id, parts: parseKey(step.id), frame, runbook, step };
    if (step.if !== undefined) {
      const wanted = evaluate(step.if, stepScope(settings, state, step.id));
      if (wanted.kind === 'value' && wanted.value === false) continue;
    }
    const call = callOf(settings, state, located);
    const problem = call.kind === 'error' ? call.message : await attempts(executor, step, call.value);
    if (problem !== undefined) problems.push(`the invariant ${step.id} does not hold: ${problem}`);
  }
  return problems;
}

type Call = Parameters<Executor['attempt']>[0]['call'];

/** Undefined when one of the attempts that its retry allows went well. */
async function attempts(executor: Executor, step: Step, call: Call): Promise<string | undefined> {
  const { id, timeout, retry } = step;
  for (let attempt = 1; ; attempt += 1) {
    const command = { kind: 'attempt', step: id, attempt, call, undo: undefined, timeout } as const;
    const event = await executor.attempt(command, forever);
    const result = event.event === 'attempt-finished' ? event.result : undefined;
    if (result?.kind === 'succeeded') return undefined;
    if (attempt >= retry.attempts)
      return result !== undefined && 'error' in result ? result.error.message : 'cancelled';
    await clock.sleep(retryDelay(retry, attempt, id), forever);
  }
}

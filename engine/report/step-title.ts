import { doesOf } from '../plan/undo-lines.ts';
import { isObject } from '../runbook/json.ts';
import type { Program, Step } from '../runbook/runbook.ts';
import { locate } from '../run/locate.ts';
import type { RunState } from '../run/state.ts';
import { parseKey } from '../run/step-key.ts';

/** What a step is called where one line has to do: its name, the first line of its script, or its action. */
export function shortTitle(step: Step): string {
  return step.name ?? scriptOf(step) ?? doesOf(step);
}

/** Scripts hold no values, so that their text can be shown. */
function scriptOf({ body }: Step): string | undefined {
  if (body.kind !== 'action' || body.action !== 'command') return undefined;
  const input = body.with;
  const entry = input.kind === 'map' ? input.entries['script'] : undefined;
  const whole = input.kind === 'constant' && isObject(input.value) ? input.value['script'] : undefined;
  const script = entry?.kind === 'constant' ? entry.value : whole;
  if (typeof script !== 'string') return undefined;
  const [first = '', ...more] = script.trim().split('\n');
  return `$ ${first}${more.length > 0 ? ' …' : ''}`;
}

/** The step behind a key of a run; for a rollback step that step, for an inverse the step that it takes back. */
export function stepBehind(program: Program, state: RunState, key: string): Step | undefined {
  const { frame } = parseKey(key);
  return state.frames[frame] === undefined ? undefined : locate(program, state, key).step;
}

/** What is done under a key: the step's name if it has one, else its action; an inverse says that it takes back. */
export function titleOf(program: Program, state: RunState, key: string): string {
  const step = stepBehind(program, state, key);
  if (step === undefined) return '';
  if (parseKey(key).undo !== 'undo') return shortTitle(step);
  return step.undo.kind === 'inverse' ? step.undo.summary : `undo ${doesOf(step)}`;
}

import type { AttemptResult, Captured, InterruptVerdict, StepError } from '../journal/event.ts';
import type { Masker } from '../journal/mask.ts';
import type { JsonObject } from '../runbook/json.ts';

/*
 * Only what came from outside is masked, never the engine's own words: a secret that happens to be
 * `rollback` must not make a journal unreadable.
 */

/** An error without secrets, also those that are cut off at an end of what it quotes. */
export function maskError(masker: Masker, { message, help, exitCode }: StepError): StepError {
  return {
    message: masker.maskCut(message),
    ...(help === undefined ? {} : { help: masker.maskCut(help) }),
    ...(exitCode === undefined ? {} : { exitCode }),
  };
}

/** The end of an attempt without secrets. */
export function maskResult(masker: Masker, result: AttemptResult): AttemptResult {
  switch (result.kind) {
    case 'succeeded':
      return { ...result, outputs: maskOutputs(masker, result.outputs) };
    case 'failed':
    case 'timed-out':
      return { kind: result.kind, error: maskError(masker, result.error) };
    case 'cancelled':
      return result;
  }
}

/** What was found out about an interrupted attempt, without secrets. */
export function maskVerdict(masker: Masker, verdict: InterruptVerdict): InterruptVerdict {
  switch (verdict.kind) {
    case 'done':
      return { ...verdict, outputs: maskOutputs(masker, verdict.outputs) };
    case 'rollback':
      return { kind: 'rollback', found: masker.maskCut(verdict.found) };
    case 'rerun':
    case 'abandoned':
      return verdict;
  }
}

/** Whether facts hold a secret: masked they would be wrong, and unmasked no journal may keep them. */
export function holdsSecret(masker: Masker, captured: Captured): boolean {
  return JSON.stringify(masker.maskValue(captured)) !== JSON.stringify(captured);
}

/** The names of an action's outputs are its own; what they hold may have any keys. */
function maskOutputs(masker: Masker, outputs: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, masker.maskValue(value)]));
}

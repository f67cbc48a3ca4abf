import type { AttemptResult, Captured, InterruptVerdict, StepError } from '../journal/event.ts';
import type { Masker } from '../journal/mask.ts';
import type { JsonObject } from '../runbook/json.ts';

/** The words of the engine and of actions stay, whatever a secret's value is; only what came from the world is masked. */
export function maskedResult(masker: Masker, result: AttemptResult): AttemptResult {
  switch (result.kind) {
    case 'succeeded':
      return { ...result, outputs: maskedOutputs(masker, result.outputs) };
    case 'failed':
    case 'timed-out':
      return { ...result, error: maskedError(masker, result.error) };
    case 'cancelled':
      return result;
  }
}

/** The names of an action's outputs are its own; what they hold may have any keys. */
function maskedOutputs(masker: Masker, outputs: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, masker.maskValue(value)]),
  );
}

/** Messages quote pieces that were cut out of what a program printed. */
export function maskedError(masker: Masker, { message, help, ...rest }: StepError): StepError {
  return {
    ...rest,
    message: masker.maskCut(message),
    ...(help === undefined ? {} : { help: masker.maskCut(help) }),
  };
}

/** The same for what was found of an attempt that a crash cut off. */
export function maskedVerdict(masker: Masker, verdict: InterruptVerdict): InterruptVerdict {
  switch (verdict.kind) {
    case 'done':
      return { ...verdict, outputs: maskedOutputs(masker, verdict.outputs) };
    case 'rollback':
      return { ...verdict, found: masker.maskCut(verdict.found) };
    case 'rerun':
    case 'abandoned':
      return verdict;
  }
}

/** Whether facts hold a secret: masked they would be wrong, and unmasked no journal may keep them. */
export function holdsSecret(masker: Masker, captured: Captured): boolean {
  return JSON.stringify(masker.maskValue(captured)) !== JSON.stringify(captured);
}

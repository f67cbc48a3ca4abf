import type { AttemptResult, Captured, InterruptVerdict, StepError } from '../journal/event.ts';
import type { Masker } from '../journal/mask.ts';

/*
 * Only what came from outside is masked, never the engine's own words: a secret that happens to be
 * `rollback` must not make a journal unreadable.
 */

/** An error without secrets. */
export function maskError(masker: Masker, { message, help, exitCode }: StepError): StepError {
  return {
    message: masker.mask(message),
    ...(help === undefined ? {} : { help: masker.mask(help) }),
    ...(exitCode === undefined ? {} : { exitCode }),
  };
}

/** The end of an attempt without secrets. */
export function maskResult(masker: Masker, result: AttemptResult): AttemptResult {
  switch (result.kind) {
    case 'succeeded':
      return { ...result, outputs: masker.maskValue(result.outputs) };
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
      return { ...verdict, outputs: masker.maskValue(verdict.outputs) };
    case 'rollback':
      return { kind: 'rollback', found: masker.mask(verdict.found) };
    case 'rerun':
    case 'abandoned':
      return verdict;
  }
}

/** The facts for an undo without secrets. */
export function maskCaptured(masker: Masker, { own, declared }: Captured): Captured {
  const masked = Object.entries(declared).map(([name, outputs]) => [name, masker.maskValue(outputs)]);
  return { own: masker.maskValue(own), declared: Object.fromEntries(masked) };
}

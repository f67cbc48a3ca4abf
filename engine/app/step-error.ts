import { ActionError } from '../actions/define-action.ts';
import type { StepError } from '../journal/event.ts';
import { PortError } from '../ports/port-error.ts';

/** An exception at the boundary of a step, as the journal keeps it. Only here is one converted. */
export function stepErrorOf(error: unknown): StepError {
  if (error instanceof ActionError) {
    return {
      message: error.message,
      ...(error.help === undefined ? {} : { help: error.help }),
      ...(error.exitCode === undefined ? {} : { exitCode: error.exitCode }),
    };
  }
  if (error instanceof PortError) {
    return { message: error.message, ...(error.help === undefined ? {} : { help: error.help }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message: `unexpected: ${message}` };
}

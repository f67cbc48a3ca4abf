import type { Captured, EventBody, StepError } from '../../journal/event.ts';
import type { Command } from '../../run/command.ts';
import type { JsonObject } from '../../runbook/json.ts';
import { holdsSecret, maskError } from '../mask-result.ts';
import { stepErrorOf } from '../step-error.ts';
import { limited } from './limited.ts';
import { look } from './prepare-call.ts';
import type { ExecutorParts } from './prepare-call.ts';

/** Reads what undo will need, before the step changes it. Never rejects. */
export async function capture(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'capture' }>,
  signal: AbortSignal,
): Promise<EventBody> {
  const { step } = command;
  const captured = await limited(command.timeout, signal, (both) => captureFacts(parts, command, both)).catch(
    stepErrorOf,
  );
  if (captured === 'cancelled' || captured === 'timed-out') {
    return { event: 'step-failed', step, error: { message: `reading what undo needs: ${captured}` } };
  }
  if ('message' in captured) {
    const message = `reading what undo needs: ${captured.message}`;
    return { event: 'step-failed', step, error: maskError(parts.masker, { ...captured, message }) };
  }
  if (holdsSecret(parts.masker, captured)) return { event: 'step-failed', step, error: secretFacts };
  return { event: 'captured', step, captured };
}

/** Facts with a mask in them would have undo write the mask into the world. */
const secretFacts: StepError = {
  message: 'reading what undo needs: there is a secret in it, and a journal keeps none',
  help: 'give the step a `rollback` that takes the secret from `secrets`',
};

async function captureFacts(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'capture' }>,
  signal: AbortSignal,
): Promise<Captured> {
  const declared: Record<string, JsonObject> = {};
  for (const [name, call] of Object.entries(command.declared)) {
    const { outputs } = await look(parts, command.step, call, signal, ({ action, input, context }) =>
      action.execute(input, context),
    );
    declared[name] = outputs;
  }
  if (command.own === undefined) return { own: null, declared };
  const own = await look(parts, command.step, command.own, signal, async ({ action, input, context }) =>
    action.capture?.(input, context),
  );
  return { own: own ?? null, declared };
}

import type { Captured, EventBody } from '../journal/event.ts';
import type { Json } from '../runbook/json.ts';

/** A program or action to carry out, with everything evaluated but its secrets. */
export interface ActionCall {
  readonly action: string;
  /** Key of the runbook whose `secrets` the values name. */
  readonly runbook: string;
  /** May hold SecretText (engine/expression/secret-text.ts). */
  readonly input: Json;
  readonly env: { readonly [name: string]: Json };
  /** Name of a target in the environment. */
  readonly target: string;
}

/** What the run loop wants done next. Every command but `record` and `cancel` is answered by one event. */
export type Command =
  /** Write this event down; nothing else has to happen. */
  | { readonly kind: 'record'; readonly event: EventBody }
  /** Read the facts that the step's undo will need: answered by `captured` or `step-failed`. */
  | {
      readonly kind: 'capture';
      readonly step: string;
      readonly own: ActionCall | undefined;
      readonly declared: { readonly [name: string]: ActionCall };
      /** Milliseconds. */
      readonly timeout: number;
    }
  /** Carry an attempt out whose intent is in the journal: answered by `attempt-finished`. */
  | {
      readonly kind: 'attempt';
      readonly step: string;
      readonly attempt: number;
      readonly call: ActionCall;
      /** Set when the action's inverse is wanted instead of the action. */
      readonly undo: Captured | undefined;
      /**
       * Set at a point of no return: what was read before it. However the attempt ends, it has to be known whether the
       * point was passed, since undoing what lies before it would lose what users wrote behind it.
       */
      readonly pointOfNoReturn?: Captured;
      readonly timeout: number;
    }
  /** End an attempt early; it still answers. */
  | { readonly kind: 'cancel'; readonly step: string }
  /** Wait before the next attempt, in milliseconds: answered by `retry-due`. */
  | {
      readonly kind: 'wait';
      readonly step: string;
      readonly attempt: number;
      readonly delay: number;
    }
  /** Ask for agreement: answered by `approval-given` or `approval-denied`, now or by another engine later. */
  | {
      readonly kind: 'ask';
      readonly step: string;
      readonly message: string;
      readonly confirm: string;
    }
  /** Find out what an interrupted attempt did: answered by `interrupt-settled`. */
  | {
      readonly kind: 'settle';
      readonly step: string;
      readonly call: ActionCall;
      readonly captured: Captured | undefined;
      readonly timeout: number;
    }
  /** Ask the operator what an interrupted attempt did: answered by `interrupt-settled`. */
  | { readonly kind: 'choose'; readonly step: string };

/** Names a command, so that none is carried out twice by one engine. */
export function commandId(command: Exclude<Command, { kind: 'record' }>): string {
  const attempt = 'attempt' in command ? command.attempt : 0;
  return `${command.kind} ${command.step} ${attempt}`;
}

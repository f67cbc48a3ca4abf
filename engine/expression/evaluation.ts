import type { Json } from '../runbook/json.ts';

/** Stands in a scope for a value that is not known yet, as in a plan. */
export const unknown: unique symbol = Symbol('unknown');

/** The type of `unknown`. */
export type Unknown = typeof unknown;

/** A value of a scope: plain JSON, any part of which may not be known yet. */
export type ScopeValue =
  null | boolean | number | string | Unknown | readonly ScopeValue[] | { readonly [key: string]: ScopeValue };

/** A map of a scope. */
export interface ScopeMap {
  readonly [key: string]: ScopeValue;
}

/**
 * What expressions read. A member that is left out does not exist there, such as `item` in a step
 * without `foreach`; reading it is an error that `default` recovers from.
 */
export interface Scope {
  readonly inputs?: ScopeMap | Unknown;
  readonly vars?: ScopeMap | Unknown;
  /** Outputs of a step by its id; undefined when it was skipped or has none. */
  outputs?(step: string): ScopeMap | Unknown | undefined;
  readonly captured?: ScopeMap | Unknown;
  readonly run?: ScopeMap | Unknown;
  readonly item?: ScopeValue;
  readonly index?: number | Unknown;
  readonly env?: ScopeMap | Unknown;
}

/**
 * What an expression turned out to be. A `value` may hold `SecretText`s, and user's keys that look
 * like one are sealed. An `error` says in one sentence why there is no value; `missing` is true
 * when something that was read does not exist, which `default` recovers from.
 */
export type Evaluation =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'error'; readonly message: string; readonly missing: boolean };

/** A known value. */
export function known(value: Json): Evaluation {
  return { kind: 'value', value };
}

/** A value that is not known yet. */
export const notKnown: Evaluation = { kind: 'unknown' };

/** A failure that has nothing to do with a value that is missing. */
export function problem(message: string): Evaluation {
  return { kind: 'error', message, missing: false };
}

/** Something that was read does not exist. */
export function missing(message: string): Evaluation {
  return { kind: 'error', message, missing: true };
}

import type { Json, JsonObject } from '../../runbook/json.ts';
import type { Schema } from '../../runbook/schema.ts';
import type { Evaluation } from '../evaluation.ts';
import type { StaticType } from '../static-type.ts';
import type { ValueKind } from '../value-kind.ts';

/** One value that a helper is given. */
export interface Parameter {
  /** Shown in the documentation and in messages. */
  readonly name: string;
  /** What it may be; left out for anything, null included. */
  readonly accepts?: readonly ValueKind[];
}

/** An expression without braces, and the JSON value that it has. */
interface HelperExample {
  readonly expression: string;
  readonly value: Json;
}

interface HelperBase {
  /** How it is called; also what Handlebars allows as a word. */
  readonly name: string;
  /** One line for the documentation. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Any number of further values, none included. */
  readonly rest?: Parameter;
  /** What a call gives, from what it is given. Only asked when the arguments fit. */
  result(types: readonly StaticType[]): Schema;
  /** Executed by the tests. */
  readonly examples: readonly [HelperExample, ...HelperExample[]];
}

/**
 * A helper of which every argument has to be known and is no secret. `evaluate` gets as many
 * values as declared, each of an accepted kind.
 */
export interface PlainHelper extends HelperBase {
  readonly kind: 'plain';
  evaluate(values: readonly Json[]): Evaluation;
}

/** A helper that decides itself what unknown, missing and secret arguments mean. */
export interface FormHelper extends HelperBase {
  readonly kind: 'form';
  combine(evaluations: readonly Evaluation[]): Evaluation;
  /** Whether the call's value may be missing, and why. */
  missing(types: readonly StaticType[]): string | undefined;
  /** Whether it takes secrets; its value is one then. */
  readonly takesSecrets: boolean;
}

/** A helper of the expression language. */
export type Helper = PlainHelper | FormHelper;

interface KindTypes {
  text: string;
  number: number;
  boolean: boolean;
  list: readonly Json[];
  map: JsonObject;
  null: null;
}

type ValueOf<P> = P extends { readonly accepts: readonly (infer K extends ValueKind)[] }
  ? KindTypes[K]
  : Json;

type ValuesOf<P extends readonly Parameter[]> = { readonly [I in keyof P]: ValueOf<P[I]> };

/** A plain helper whose `evaluate` sees the types that its parameters accept. */
export function defineHelper<
  const P extends readonly Parameter[],
  const R extends Parameter = { readonly name: ''; readonly accepts: readonly never[] },
>(
  helper: Omit<PlainHelper, 'kind' | 'parameters' | 'rest' | 'evaluate'> & {
    readonly parameters: P;
    readonly rest?: R;
    evaluate(values: readonly [...ValuesOf<P>, ...ValueOf<R>[]]): Evaluation;
  },
): PlainHelper {
  // `callHelper` compared number and kinds of the values with the declaration before.
  return { kind: 'plain', ...(helper as unknown as Omit<PlainHelper, 'kind'>) };
}

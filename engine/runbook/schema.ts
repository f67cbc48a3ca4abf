import type { Json } from './json.ts';

/** The part of JSON Schema that inputs and outputs are described with: no unions, so that messages stay exact. */
export type Schema = StringSchema | NumberSchema | BooleanSchema | ListSchema | ObjectSchema | AnySchema;

interface SchemaBase {
  /** One line that an editor shows. */
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
}

/** Text; `format` names a notation that the engine checks. */
export interface StringSchema extends SchemaBase {
  readonly type: 'string';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: 'duration' | 'size' | 'uri' | 'path';
}

/** A number; `integer` allows no fraction. */
export interface NumberSchema extends SchemaBase {
  readonly type: 'number' | 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** True or false. */
export interface BooleanSchema extends SchemaBase {
  readonly type: 'boolean';
}

/** A list whose items are all alike. */
export interface ListSchema extends SchemaBase {
  readonly type: 'array';
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A map: named properties, and with `additionalProperties` further ones of one kind. */
export interface ObjectSchema extends SchemaBase {
  readonly type: 'object';
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
}

/** Any value; used where the runbook decides what it is. */
export interface AnySchema extends SchemaBase {
  readonly type?: never;
}

/** The TypeScript type of the values that a schema allows. */
export type FromSchema<S> = S extends { readonly type: 'string'; readonly enum: readonly (infer E)[] }
  ? E
  : S extends { readonly type: 'string' }
    ? string
    : S extends { readonly type: 'number' | 'integer' }
      ? number
      : S extends { readonly type: 'boolean' }
        ? boolean
        : S extends { readonly type: 'array'; readonly items: infer I }
          ? readonly FromSchema<I>[]
          : S extends { readonly type: 'object' }
            ? FromProperties<S> & FromAdditional<S>
            : Json;

type RequiredNames<S> = S extends { readonly required: readonly (infer N)[] } ? N : never;

type FromProperties<S> = S extends { readonly properties: infer P }
  ? { readonly [K in keyof P as K extends RequiredNames<S> ? K : never]: FromSchema<P[K]> } & {
      readonly [K in keyof P as K extends RequiredNames<S> ? never : K]?: FromSchema<P[K]> | undefined;
    }
  : unknown;

type FromAdditional<S> = S extends { readonly additionalProperties: infer A }
  ? A extends false
    ? unknown
    : { readonly [name: string]: FromSchema<A> }
  : unknown;

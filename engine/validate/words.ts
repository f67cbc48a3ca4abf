import type { SyntaxNode } from '../parse/syntax-tree.ts';
import { formatWords } from './formats.ts';
import type { JsonSchema, JsonType } from './json-schema.ts';

const typeWords: Readonly<Record<JsonType, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

/** Joins words as people do: `a`, `a or b`, `a, b or c`. */
export function eitherOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** What a schema asks for: `a duration`, `text or a list`. */
export function wantedWords(schema: JsonSchema): string {
  const types =
    schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  const format = schema.format === undefined ? undefined : formatWords[schema.format];
  return eitherOf(
    types.map((type) => (type === 'string' && format !== undefined ? format.wanted : typeWords[type])),
  );
}

/** What a value is, with the value itself when it is short. */
export function foundWords(node: SyntaxNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  const shown = String(node.value);
  const short = shown.length <= 40 && !shown.includes('\n') ? ` \`${shown}\`` : '';
  if (typeof node.value === 'string') return `the text${short}`;
  return typeof node.value === 'number' ? `the number${short}` : `the truth value${short}`;
}

/** An example of a text for one that has the wrong form. */
export function textExample({ examples }: JsonSchema): string | undefined {
  const example = examples?.find((each) => typeof each === 'string');
  return typeof example === 'string' ? example : undefined;
}

/** An example of what a schema wants as it is written in YAML, or undefined. */
export function exampleOf(schema: JsonSchema): string | undefined {
  const example = schema.examples?.[0] ?? schema.enum?.[0] ?? schema.const ?? schema.default;
  if (example === undefined) return undefined;
  if (typeof example !== 'string') {
    const written = JSON.stringify(example);
    return written.length > 60 ? undefined : written;
  }
  return /^[\w./][\w ./:@-]*$/.test(example) && !/: |\s$/.test(example) ? example : JSON.stringify(example);
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ScalarNode } from '../parse/syntax-tree.ts';
import { formatWords } from './formats.ts';
import type { JsonSchema, JsonType } from './json-schema.ts';
import type { Location } from './locate.ts';
import { exampleOf, foundWords, wantedWords } from './words.ts';

const truthWords: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  y: true,
  no: false,
  off: false,
  n: false,
};

function typesOf(schema: JsonSchema): readonly JsonType[] {
  return schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function helpForText({ value, style }: ScalarNode, types: readonly JsonType[]): string | undefined {
  const text = String(value);
  const truth = types.includes('boolean') ? truthWords[text.toLowerCase()] : undefined;
  if (truth !== undefined) return `write \`${truth}\`; YAML 1.2 reads \`${text}\` as text`;
  const unquoted = /^-?\d+(\.\d+)?$|^true$|^false$/.test(text);
  return unquoted && style !== 'plain' ? `remove the quotes: ${text}` : undefined;
}

function helpForValue(node: ScalarNode, schema: JsonSchema, written: string): string | undefined {
  const types = typesOf(schema);
  if (typeof node.value === 'string') {
    const help = helpForText(node, types);
    if (help !== undefined) return help;
  } else if (types.includes('string') && schema.format !== 'uri') {
    const unit =
      schema.format === 'duration' || schema.format === 'size' ? formatWords[schema.format] : undefined;
    return unit === undefined
      ? `put it in quotes: "${written}"`
      : `write it with a unit, like ${unit.example}`;
  }
  return types.includes('array') ? `write it as a list: [${written}]` : undefined;
}

function helpForScalar(node: ScalarNode, schema: JsonSchema, written: string): string | undefined {
  const help = node.value === null ? undefined : helpForValue(node, schema, written);
  if (help !== undefined) return help;
  const example = exampleOf(schema);
  return example === undefined ? undefined : `for example ${example}`;
}

/** A scalar as it stands in the file, where the text of the file is at hand. */
function writtenAs({ value, span }: ScalarNode, text: string): string {
  const written = text.slice(span.start, span.end);
  return written === '' ? String(value) : written;
}

/** A value of another type than the one that is wanted. `text` is that of the file, or empty. */
export function typeProblem({ node, keySpan, subject, schema }: Location, text: string): Diagnostic {
  const wanted = wantedWords(schema);
  const empty = node.kind === 'scalar' && node.value === null && node.span.end === node.span.start;
  const help = node.kind === 'scalar' ? helpForScalar(node, schema, writtenAs(node, text)) : undefined;
  return {
    code: 'RB203',
    severity: 'error',
    message: empty
      ? `${subject} has no value; it must be ${wanted}`
      : `${subject} must be ${wanted}, and this is ${foundWords(node)}`,
    primary: empty ? { span: keySpan } : { span: node.span, text: `wanted: ${wanted}` },
    ...(help !== undefined && { help }),
  };
}

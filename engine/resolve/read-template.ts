import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  checkExpression,
  type CheckedExpression,
  type ExpressionProblem,
} from '../expression/check-expression.ts';
import { misfit } from '../expression/fits-schema.ts';
import type { LocatedExpression, ParsedTemplate, TextRange } from '../expression/located-expression.ts';
import { parseCondition, parseTemplate, type SpanOf } from '../expression/parse-expression.ts';
import { toExpression, toTemplate } from '../expression/to-expression.ts';
import type { TypeScope } from '../expression/type-scope.ts';
import { kindOfSchema, kindWords } from '../expression/value-kind.ts';
import type { ScalarNode, SyntaxNode } from '../parse/syntax-tree.ts';
import type { Expression, Template } from '../runbook/expression.ts';
import type { Json } from '../runbook/json.ts';
import type { Schema } from '../runbook/schema.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { report } from './resolution.ts';
import { spanWithin } from './scalar-span.ts';

/** What reading expressions needs, and where it puts what it finds wrong. */
export interface Reading {
  readonly source: SourceFile;
  readonly scope: TypeScope;
  readonly problems: Diagnostic[];
  /** Why no secret can stand here; undefined where one can. */
  readonly noSecrets: string | undefined;
}

/** A value with its expressions checked; `type` is that of the value as far as it is known. */
export interface ReadValue {
  readonly template: Template;
  readonly schema: Schema;
}

const nothing: ReadValue = { template: { kind: 'constant', value: null }, schema: {} };

/**
 * Reads a value that may hold expressions at any depth, and checks that each fits what is wanted
 * at its place. Constants are not compared with `wanted`; that is done with the whole document.
 */
export function readTemplate(node: SyntaxNode, wanted: Schema, reading: Reading): ReadValue {
  switch (node.kind) {
    case 'scalar':
      return readScalar(node, wanted, reading);
    case 'list': {
      const inner = wanted.type === 'array' ? wanted.items : {};
      const items = node.items.map((item) => readTemplate(item, inner, reading));
      return { template: listOf(items.map((item) => item.template)), schema: listSchema(items) };
    }
    case 'map': {
      const entries = node.entries.map(
        ({ key, value }) => [key, readTemplate(value, propertyOf(wanted, key), reading)] as const,
      );
      return {
        template: mapOf(entries.map(([key, { template }]) => [key, template])),
        schema: {
          type: 'object',
          properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])),
          required: entries.map(([key]) => key),
          additionalProperties: false,
        },
      };
    }
  }
}

function propertyOf(wanted: Schema, key: string): Schema {
  if (wanted.type !== 'object') return {};
  const { properties = {}, additionalProperties } = wanted;
  if (Object.hasOwn(properties, key)) return properties[key] ?? {};
  return additionalProperties === undefined || additionalProperties === false ? {} : additionalProperties;
}

function listSchema(items: readonly ReadValue[]): Schema {
  const [first, ...others] = items.map((item) => item.schema);
  const kind = first === undefined ? undefined : kindOfSchema(first);
  const simple = kind === 'text' || kind === 'number' || kind === 'boolean';
  const alike = simple && others.every((schema) => schema.type === first?.type);
  if (first === undefined || !alike) return { type: 'array', items: {} };
  return { type: 'array', items: first.type === 'string' ? { type: 'string' } : first };
}

/** A list or map without any expression in it is one constant. */
function listOf(items: readonly Template[]): Template {
  const values: Json[] = [];
  for (const item of items) {
    if (item.kind !== 'constant') return { kind: 'list', items };
    values.push(item.value);
  }
  return { kind: 'constant', value: values };
}

function mapOf(entries: readonly (readonly [string, Template])[]): Template {
  const values: [string, Json][] = [];
  for (const [key, template] of entries) {
    if (template.kind !== 'constant') return { kind: 'map', entries: Object.fromEntries(entries) };
    values.push([key, template.value]);
  }
  return { kind: 'constant', value: Object.fromEntries(values) };
}

function constantSchema(value: Json): Schema {
  if (typeof value === 'string') return { type: 'string', enum: [value] };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return typeof value === 'boolean' ? { type: 'boolean' } : {};
}

function constant(value: Json): ReadValue {
  return { template: { kind: 'constant', value }, schema: constantSchema(value) };
}

function readScalar(node: ScalarNode, wanted: Schema, reading: Reading): ReadValue {
  if (typeof node.value !== 'string') return constant(node.value);
  const spanOf: SpanOf = (start, end) => spanWithin(reading.source, node, start, end);
  const parsed = parseTemplate(node.value, spanOf);
  if (!parsed.ok) {
    reading.problems.push(...parsed.diagnostics);
    return nothing;
  }
  if (parsed.value.kind === 'constant') return constant(parsed.value.text);
  const schema = checkParsed(parsed.value, wanted, reading, spanOf, node.span);
  return schema === undefined ? nothing : { template: toTemplate(parsed.value), schema };
}

function checkParsed(
  parsed: Exclude<ParsedTemplate, { kind: 'constant' }>,
  wanted: Schema,
  reading: Reading,
  spanOf: SpanOf,
  whole: Span,
): Schema | undefined {
  if (parsed.kind === 'expression') {
    const checked = checkOne(parsed.expression, reading, spanOf);
    if (checked === undefined) return undefined;
    const wrong = misfit(checked.type.schema, wanted);
    if (wrong === undefined) return checked.type.schema;
    const { start, end } = parsed.expression.at;
    report(reading.problems, 'RB325', `the value ${wrong}`, spanOf(start, end), {
      help: conversionHelp(checked.type.schema, wanted),
    });
    return undefined;
  }
  let isRight = true;
  for (const part of parsed.parts) {
    if (typeof part === 'string') continue;
    if (!checkTextPart(part, reading, spanOf)) isRight = false;
  }
  const wrong = misfit({ type: 'string' }, wanted);
  if (isRight && wrong !== undefined) {
    report(reading.problems, 'RB325', `the value ${wrong}`, whole, {
      help: 'a scalar keeps the type of its expression only when it is exactly one `{{ … }}`',
    });
    return undefined;
  }
  return isRight ? { type: 'string' } : undefined;
}

function conversionHelp(given: Schema, wanted: Schema): string | undefined {
  if (kindOfSchema(wanted) !== 'text') return undefined;
  const kind = kindOfSchema(given);
  if (kind === 'number' || kind === 'boolean') return 'to make text of it, write `{{ concat … }}`';
  if (kind === 'list') return 'to make text of it, write `{{ join … ", " }}` or `{{ json … }}`';
  return kind === 'map' ? 'to make text of it, write `{{ json … }}`' : undefined;
}

function checkTextPart(part: LocatedExpression, reading: Reading, spanOf: SpanOf): boolean {
  const checked = checkOne(part, reading, spanOf);
  if (checked === undefined) return false;
  const kind = kindOfSchema(checked.type.schema);
  if (kind !== 'list' && kind !== 'map') return true;
  report(
    reading.problems,
    'RB325',
    `${kindWords([kind])} cannot stand in text`,
    spanOf(part.at.start, part.at.end),
    {
      help: conversionHelp(checked.type.schema, { type: 'string' }),
    },
  );
  return false;
}

/** Reports whatever is wrong with one expression, wherever it stands; undefined when something was. */
function checkOne(
  expression: LocatedExpression,
  reading: Reading,
  spanOf: SpanOf,
): CheckedExpression | undefined {
  const found: ExpressionProblem[] = [];
  const checked = checkExpression(expression, reading.scope, found);
  const at = ({ start, end }: TextRange): ReturnType<SpanOf> => spanOf(start, end);
  for (const problem of found) {
    report(reading.problems, problem.code, problem.message, at(problem.at), { help: problem.help });
  }
  if (found.length > 0) return undefined;
  if (checked.type.missing !== undefined) {
    report(
      reading.problems,
      'RB304',
      `this value may be missing: ${checked.type.missing}`,
      at(checked.source),
      {
        help: 'say what to use instead: `default … <fallback>`',
      },
    );
    return undefined;
  }
  if (checked.type.secret === true && reading.noSecrets !== undefined) {
    report(reading.problems, 'RB309', `a secret cannot stand ${reading.noSecrets}`, at(checked.source), {
      help: 'give it to the program through `env` or `stdin`',
    });
    return undefined;
  }
  return checked;
}

/** Reads a condition; undefined when it was wrong, which was reported. */
export function readCondition(node: ScalarNode, reading: Reading): Expression | undefined {
  if (typeof node.value !== 'string') return { kind: 'literal', value: node.value };
  const spanOf: SpanOf = (start, end) => spanWithin(reading.source, node, start, end);
  const parsed = parseCondition(node.value, spanOf);
  if (!parsed.ok) {
    reading.problems.push(...parsed.diagnostics);
    return undefined;
  }
  const checked = checkOne(parsed.value, reading, spanOf);
  if (checked === undefined) return undefined;
  const kind = kindOfSchema(checked.type.schema);
  if (kind !== undefined && kind !== 'boolean') {
    report(
      reading.problems,
      'RB326',
      `a condition is true or false, and this is ${kindWords([kind])}`,
      spanOf(parsed.value.at.start, parsed.value.at.end),
      { help: 'compare it with something, as in `eq a b` or `gt a 0`' },
    );
    return undefined;
  }
  return toExpression(parsed.value);
}

/** The same value as text, whatever its expression gives: for variables, names and messages. */
export function asText(template: Template): Template {
  if (template.kind === 'expression') return { kind: 'text', parts: [template.expression] };
  if (template.kind !== 'constant' || typeof template.value === 'string') return template;
  return { kind: 'constant', value: template.value === null ? '' : String(template.value) };
}

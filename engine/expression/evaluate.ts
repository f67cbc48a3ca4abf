import type { Expression, Template } from '../runbook/expression.ts';
import { isObject, type Json } from '../runbook/json.ts';
import {
  known,
  missing,
  notKnown,
  problem,
  unknown,
  type Evaluation,
  type Scope,
  type ScopeValue,
} from './evaluation.ts';
import { callHelper } from './helpers/call-helper.ts';
import { helpers } from './helpers/helper-list.ts';
import { pathText } from './located-expression.ts';
import { joinSecretTexts, seal, secretText, type SecretText } from './secret-text.ts';
import { textOf } from './text-of.ts';

/**
 * The value of an expression. Pure, and never throws: what is missing or does not fit is an error
 * in the result; what depends on something unknown is unknown, unless it is certain anyway, as
 * `and false x` is.
 */
export function evaluate(expression: Expression, scope: Scope): Evaluation {
  switch (expression.kind) {
    case 'literal':
      return known(expression.value);
    case 'path':
      return read(expression.root, expression.segments, scope);
    case 'call': {
      const helper = helpers.get(expression.helper);
      if (helper === undefined) return problem(`there is no helper \`${expression.helper}\``);
      return callHelper(
        helper,
        expression.arguments.map((argument) => evaluate(argument, scope)),
      );
    }
  }
}

/**
 * The value of a template, which is what its expressions are and everything around them. An error
 * anywhere in it is the error of the whole; otherwise anything unknown makes the whole unknown.
 */
export function evaluateTemplate(template: Template, scope: Scope): Evaluation {
  switch (template.kind) {
    case 'constant':
      return known(seal(template.value));
    case 'expression':
      return evaluate(template.expression, scope);
    case 'text':
      return evaluateText(template.parts, scope);
    case 'list': {
      const items = template.items.map((item) => evaluateTemplate(item, scope));
      return combine(items, (values) => [...values]);
    }
    case 'map': {
      const names = Object.keys(template.entries);
      const values = Object.values(template.entries).map((entry) => evaluateTemplate(entry, scope));
      return combine(values, (all) =>
        Object.fromEntries(names.map((name, index) => [sealedKey(name), all[index] ?? null])),
      );
    }
  }
}

function sealedKey(name: string): string {
  return Object.keys(seal({ [name]: null }) ?? {})[0] ?? name;
}

/** The first error, else unknown if any part is, else the value made of all parts. */
function combine(parts: readonly Evaluation[], make: (values: readonly Json[]) => Json): Evaluation {
  const values: Json[] = [];
  let anyUnknown = false;
  for (const part of parts) {
    if (part.kind === 'error') return part;
    if (part.kind === 'unknown') anyUnknown = true;
    else values.push(part.value);
  }
  return anyUnknown ? notKnown : known(make(values));
}

function evaluateText(parts: readonly (string | Expression)[], scope: Scope): Evaluation {
  const pieces: (string | SecretText)[] = [];
  let anyUnknown = false;
  for (const part of parts) {
    if (typeof part === 'string') {
      pieces.push(part);
      continue;
    }
    const evaluation = evaluate(part, scope);
    if (evaluation.kind === 'error') return evaluation;
    if (evaluation.kind === 'unknown') {
      anyUnknown = true;
      continue;
    }
    const text = textOf(evaluation.value);
    if (text === undefined) return problem(notText(part, evaluation.value));
    pieces.push(text);
  }
  return anyUnknown ? notKnown : known(joinSecretTexts(pieces));
}

function notText(part: Expression, value: Json): string {
  const name = part.kind === 'path' ? pathText([part.root, ...part.segments]) : 'an expression';
  if (value === null) return `\`${name}\` is null and cannot stand in text`;
  return `\`${name}\` is a ${Array.isArray(value) ? 'list' : 'map'} and cannot stand in text; use \`json\` or \`join\``;
}

function read(root: string, segments: readonly string[], scope: Scope): Evaluation {
  if (root === 'secrets') {
    const [name] = segments;
    return name === undefined ? problem('`secrets` needs a name') : known(secretText(name));
  }
  const { start, rest, depth } = startOf(root, segments, scope);
  let value = start;
  for (const [index, segment] of rest.entries()) {
    if (value === unknown) return notKnown;
    value = child(value, segment);
    if (value === undefined) {
      return missing(`\`${pathText([root, ...segments.slice(0, depth + index + 1)])}\` does not exist`);
    }
  }
  if (value === undefined) return missing(`\`${pathText([root, ...segments])}\` does not exist`);
  return isKnown(value) ? known(seal(value)) : notKnown;
}

/** Where a path starts in the scope; outputs are looked up by step, so a scope need not hold a map of all. */
function startOf(
  root: string,
  segments: readonly string[],
  scope: Scope,
): { start: ScopeValue | undefined; rest: readonly string[]; depth: number } {
  if (root === 'steps') {
    const [step = '', , ...rest] = segments;
    return { start: scope.outputs?.(step), rest, depth: 2 };
  }
  return { start: member(root, scope), rest: segments, depth: 0 };
}

function member(root: string, scope: Scope): ScopeValue | undefined {
  switch (root) {
    case 'inputs':
      return scope.inputs;
    case 'vars':
      return scope.vars;
    case 'captured':
      return scope.captured;
    case 'run':
      return scope.run;
    case 'item':
      return scope.item;
    case 'index':
      return scope.index;
    case 'env':
      return scope.env;
    default:
      return undefined;
  }
}

function child(value: ScopeValue | undefined, segment: string): ScopeValue | undefined {
  if (Array.isArray(value)) {
    return /^(0|[1-9]\d*)$/.test(segment) ? (value[Number(segment)] as ScopeValue) : undefined;
  }
  if (!isObject(value) || !Object.hasOwn(value, segment)) return undefined;
  return value[segment];
}

/** Whether nothing in a value is unknown. */
function isKnown(value: ScopeValue): value is Json {
  if (value === unknown) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isKnown);
}

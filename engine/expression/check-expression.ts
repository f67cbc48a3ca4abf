import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { didYouMean, nearest } from '../diagnostics/suggest.ts';
import type { Schema } from '../runbook/schema.ts';
import { callForm } from './helpers/call-helper.ts';
import type { Helper } from './helpers/define-helper.ts';
import { helpers } from './helpers/helper-list.ts';
import { pathText, type LocatedExpression, type TextRange } from './located-expression.ts';
import { schemaOfValue } from './schema-of-value.ts';
import { anything, plainType, type StaticType } from './static-type.ts';
import type { TypeScope } from './type-scope.ts';
import { kindOfSchema, kindWords } from './value-kind.ts';

/** A mistake in an expression, with its place in the text that was parsed. */
export interface ExpressionProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly at: TextRange;
  readonly help?: string;
}

/** The type of an expression, and the place of what makes it missing or secret. */
export interface CheckedExpression {
  readonly type: StaticType;
  /** Where the value comes from that may be missing, or that is a secret. */
  readonly source: TextRange;
}

type Located<K extends LocatedExpression['kind']> = Extract<LocatedExpression, { kind: K }>;

/**
 * Finds the type of an expression and adds every mistake in it to `problems`. What is wrong has no
 * known type, so that one mistake is not reported again by what stands around it.
 */
export function checkExpression(
  expression: LocatedExpression,
  scope: TypeScope,
  problems: ExpressionProblem[],
): CheckedExpression {
  switch (expression.kind) {
    case 'literal':
      return { type: plainType(literalSchema(expression.value)), source: expression.at };
    case 'path':
      return checkPath(expression, scope, problems);
    case 'call':
      return checkCall(expression, scope, problems);
  }
}

function literalSchema(value: string | number | boolean | null): Schema {
  return typeof value === 'string' ? { type: 'string', enum: [value] } : schemaOfValue(value);
}

function checkPath(
  path: Located<'path'>,
  scope: TypeScope,
  problems: ExpressionProblem[],
): CheckedExpression {
  const meaning = scope.lookup(path.segments);
  if (meaning.ok) return { type: meaning.type, source: path.at };
  const helper = path.segments.length === 1 ? helpers.get(path.segments[0]) : undefined;
  const help = helper === undefined ? meaning.help : `\`${helper.name}\` is called \`${callForm(helper)}\``;
  problems.push({
    code: meaning.code,
    message: meaning.message,
    at: meaning.segment === undefined ? path.at : segmentRange(path, meaning.segment),
    ...(help === undefined ? {} : { help }),
  });
  return { type: anything, source: path.at };
}

/** The place of one segment, or of the whole path where brackets make that uncertain. */
function segmentRange({ segments, at }: Located<'path'>, position: number): TextRange {
  if (pathText(segments).length !== at.end - at.start) return at;
  const before = pathText(segments.slice(0, position)).length;
  const start = at.start + before + (position === 0 ? 0 : 1);
  return { start, end: at.start + pathText(segments.slice(0, position + 1)).length };
}

function checkCall(
  call: Located<'call'>,
  scope: TypeScope,
  problems: ExpressionProblem[],
): CheckedExpression {
  const before = problems.length;
  const checked = call.arguments.map((argument) => checkExpression(argument, scope, problems));
  const unknown = { type: anything, source: call.at };
  const helper = helpers.get(call.helper);
  if (helper === undefined) {
    const help = unknownHelperHelp(call.helper);
    const message = `there is no helper \`${call.helper}\``;
    problems.push({ code: 'RB322', message, at: call.helperAt, ...(help === undefined ? {} : { help }) });
    return unknown;
  }
  const count = checked.length;
  const most = helper.rest === undefined ? helper.parameters.length : Infinity;
  if (count < helper.parameters.length || count > most) {
    problems.push({
      code: 'RB323',
      message: `\`${helper.name}\` is given ${count} ${count === 1 ? 'value' : 'values'}`,
      at: call.at,
      help: `it is called \`${callForm(helper)}\``,
    });
    return unknown;
  }
  checkArguments(helper, call, checked, problems);
  return problems.length > before ? unknown : resultOf(helper, checked, call.at);
}

function unknownHelperHelp(name: string): string | undefined {
  const guess = nearest(name, helpers.keys());
  if (guess !== undefined) return `did you mean \`${guess}\`?`;
  return name.includes('.')
    ? 'the first word names the helper, as in `eq inputs.mode "full"`'
    : didYouMean(name, [...helpers.keys()]);
}

function checkArguments(
  helper: Helper,
  call: Located<'call'>,
  checked: readonly CheckedExpression[],
  problems: ExpressionProblem[],
): void {
  for (const [index, { type, source }] of checked.entries()) {
    const parameter = helper.parameters[index] ?? helper.rest;
    const at = call.arguments[index]?.at ?? call.at;
    const kind = kindOfSchema(type.schema);
    if (type.secret === true && !(helper.kind === 'form' && helper.takesSecrets)) {
      problems.push({
        code: 'RB309',
        message: `a secret cannot be given to \`${helper.name}\``,
        at: source,
        help: 'only `default` and `concat` take secrets',
      });
    } else if (parameter?.accepts !== undefined && kind !== undefined && !parameter.accepts.includes(kind)) {
      problems.push({
        code: 'RB324',
        message: `\`${helper.name}\` needs ${kindWords(parameter.accepts)} as \`${parameter.name}\`, and this is ${kindWords([kind])}`,
        at,
      });
    }
  }
  if (helper.name === 'eq' || helper.name === 'ne') checkComparison(helper.name, call, checked, problems);
}

/** Two values that can never be the same are a mistake, most often a misspelt word. */
function checkComparison(
  name: string,
  call: Located<'call'>,
  [left, right]: readonly CheckedExpression[],
  problems: ExpressionProblem[],
): void {
  if (left === undefined || right === undefined) return;
  const [a, b] = [left.type.schema, right.type.schema];
  const [kindA, kindB] = [kindOfSchema(a), kindOfSchema(b)];
  if (kindA === undefined || kindB === undefined) return;
  if (kindA !== kindB) {
    const message = `\`${name}\` compares ${kindWords([kindA])} with ${kindWords([kindB])}, which are never the same`;
    problems.push({ code: 'RB324', message, at: call.at });
    return;
  }
  if (call.arguments.some((argument) => argument.kind !== 'literal')) {
    checkWords([left, right], call.arguments[0]?.kind === 'literal', problems);
  }
}

/** Of two values that are one of a few words each, none may be the same. */
function checkWords(
  [left, right]: readonly [CheckedExpression, CheckedExpression],
  isTurned: boolean,
  problems: ExpressionProblem[],
): void {
  const [{ schema: known }, meant] = isTurned ? [right.type, left] : [left.type, right];
  const { schema } = meant.type;
  if (known.type !== 'string' || schema.type !== 'string') return;
  const { enum: words } = known;
  const { enum: chosen } = schema;
  if (words === undefined || chosen === undefined || chosen.some((word) => words.includes(word))) return;
  const help = didYouMean(chosen[0] ?? '', words);
  const message = `the value is never ${chosen.map((word) => `\`${word}\``).join(' or ')}`;
  problems.push({ code: 'RB324', message, at: meant.source, ...(help === undefined ? {} : { help }) });
}

function resultOf(helper: Helper, checked: readonly CheckedExpression[], at: TextRange): CheckedExpression {
  const types = checked.map((argument) => argument.type);
  const missing =
    helper.kind === 'form'
      ? helper.missing(types)
      : types.find((type) => type.missing !== undefined)?.missing;
  const secret = types.some((type) => type.secret === true);
  const source = checked.find(({ type }) =>
    secret ? type.secret === true : type.missing !== undefined,
  )?.source;
  return {
    type: {
      schema: helper.result(types),
      ...(missing === undefined ? {} : { missing }),
      ...(secret ? { secret } : {}),
    },
    source: source ?? at,
  };
}

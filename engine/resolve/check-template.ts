import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  checkExpression,
  type CheckedExpression,
  type ExpressionProblem,
} from '../expression/check-expression.ts';
import { misfit } from '../expression/fits-schema.ts';
import type { LocatedExpression, ParsedTemplate, TextRange } from '../expression/located-expression.ts';
import type { SpanOf } from '../expression/parse-expression.ts';
import type { TypeScope } from '../expression/type-scope.ts';
import { kindOfSchema, kindWords } from '../expression/value-kind.ts';
import type { Schema } from '../runbook/schema.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { report } from './resolution.ts';

/** What reading expressions needs, and where it puts what it finds wrong. */
export interface Reading {
  readonly source: SourceFile;
  readonly scope: TypeScope;
  readonly problems: Diagnostic[];
  /** Why no secret can stand here; undefined where one can. */
  readonly noSecrets: string | undefined;
}

/** The same where each value says itself whether secrets can stand in it. */
export type BareReading = Omit<Reading, 'noSecrets'>;

/**
 * Checks the expressions of a scalar, and that their value fits what is wanted. The result is the
 * type of the value, or undefined when something was wrong, which was reported.
 */
export function checkTemplate(
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
export function checkOne(
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

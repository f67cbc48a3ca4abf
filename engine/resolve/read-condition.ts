import { parseCondition, type SpanOf } from '../expression/parse-expression.ts';
import { toExpression } from '../expression/to-expression.ts';
import { kindOfSchema, kindWords } from '../expression/value-kind.ts';
import type { ScalarNode } from '../parse/syntax-tree.ts';
import type { Expression } from '../runbook/expression.ts';
import { checkOne, type Reading } from './check-template.ts';
import { report } from './resolution.ts';
import { spanWithin } from './scalar-span.ts';

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

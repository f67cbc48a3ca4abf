import { roots, type Expression, type Root, type Template } from '../runbook/expression.ts';
import type { LocatedExpression, ParsedTemplate } from './located-expression.ts';

function isRoot(word: string): word is Root {
  return roots.some((root) => root === word);
}

/**
 * Leaves the places out. An expression has to be checked before; a root that does not exist would
 * become a literal null.
 */
export function toExpression(located: LocatedExpression): Expression {
  switch (located.kind) {
    case 'literal':
      return { kind: 'literal', value: located.value };
    case 'path': {
      const [root, ...segments] = located.segments;
      return isRoot(root) ? { kind: 'path', root, segments } : { kind: 'literal', value: null };
    }
    case 'call':
      return {
        kind: 'call',
        helper: located.helper,
        arguments: located.arguments.map(toExpression),
      };
  }
}

/** The template of a scalar that was checked. */
export function toTemplate(parsed: ParsedTemplate): Template {
  switch (parsed.kind) {
    case 'constant':
      return { kind: 'constant', value: parsed.text };
    case 'expression':
      return { kind: 'expression', expression: toExpression(parsed.expression) };
    case 'text':
      return {
        kind: 'text',
        parts: parsed.parts.map((part) => (typeof part === 'string' ? part : toExpression(part))),
      };
  }
}

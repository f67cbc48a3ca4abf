import type { Expression, Template } from '../runbook/expression.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './evaluation.ts';
import { pathText } from './located-expression.ts';

/** What a template reads that is not known in a scope, as it is written there; each path once, in the template's order. */
export function unknownReads(template: Template, scope: Scope): readonly string[] {
  return [...new Set(expressionsOf(template).flatMap((expression) => unknownPaths(expression, scope)))];
}

/** The same for a condition. */
export function unknownPaths(expression: Expression, scope: Scope): readonly string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return evaluate(expression, scope).kind === 'unknown'
        ? [pathText([expression.root, ...expression.segments])]
        : [];
    case 'call':
      return [...new Set(expression.arguments.flatMap((argument) => unknownPaths(argument, scope)))];
  }
}

function expressionsOf(template: Template): readonly Expression[] {
  switch (template.kind) {
    case 'constant':
      return [];
    case 'expression':
      return [template.expression];
    case 'text':
      return template.parts.filter((part) => typeof part !== 'string');
    case 'list':
      return template.items.flatMap(expressionsOf);
    case 'map':
      return Object.values(template.entries).flatMap(expressionsOf);
  }
}

import type { TreeLocation, TreeNode } from './handlebars-tree.ts';
import type { LocatedExpression, TextRange } from './located-expression.ts';

/** What turning Handlebars' nodes into expressions needs to know and collects. */
export interface Conversion {
  rangeOf(location: TreeLocation): TextRange;
  readonly problems: { readonly at: TextRange; readonly what: string; readonly help: string }[];
}

/** Stands for an expression that a problem was recorded about. */
function placeholder(at: TextRange): LocatedExpression {
  return { kind: 'literal', value: null, at };
}

const conditionHelp =
  'give the step an `if` or a `foreach`; for whole files use `template.render`; for the characters themselves write `\\{{`';

const foreignStatements: { readonly [type: string]: { what: string; help: string } } = {
  BlockStatement: { what: 'a block such as `{{#if}}`', help: conditionHelp },
  PartialStatement: { what: 'a partial (`{{> }}`)', help: conditionHelp },
  PartialBlockStatement: { what: 'a partial (`{{#> }}`)', help: conditionHelp },
  Decorator: { what: 'a decorator (`{{* }}`)', help: conditionHelp },
  DecoratorBlock: { what: 'a decorator (`{{#* }}`)', help: conditionHelp },
  CommentStatement: { what: 'a comment (`{{! }}`)', help: 'write a YAML comment: `# …`' },
};

/** Text, or the expression of one `{{ … }}`; what runbooks do not have is added to the problems. */
export function toPart(node: TreeNode, conversion: Conversion): string | LocatedExpression {
  if (node.type === 'ContentStatement') return String(node.value);
  const at = conversion.rangeOf(node.loc);
  if (node.type !== 'MustacheStatement') {
    const foreign = foreignStatements[node.type] ?? { what: 'this', help: conditionHelp };
    conversion.problems.push({ at, ...foreign });
    return placeholder(at);
  }
  if (node.escaped === false) {
    const help = 'write `{{ … }}`: nothing is ever escaped, so there is no other form';
    conversion.problems.push({ at, what: '`{{{ }}}` or `{{& }}`', help });
    return placeholder(at);
  }
  if (node.strip?.open === true || node.strip?.close === true) {
    const help = 'leave the `~` out, and the blanks around the braces as well';
    conversion.problems.push({ at, what: '`~`', help });
    return placeholder(at);
  }
  return toCallOrValue(node, conversion);
}

/** A statement or subexpression: a call when it has arguments or names a helper by itself. */
function toCallOrValue(node: TreeNode, conversion: Conversion): LocatedExpression {
  const at = conversion.rangeOf(node.loc);
  if (node.hash !== undefined) {
    conversion.problems.push({
      at: conversion.rangeOf(node.hash.loc),
      what: 'an argument of the form `key=value`',
      help: 'write the value alone; to compare, write `eq a b`',
    });
    return placeholder(at);
  }
  const path = node.path;
  if (path === undefined) return placeholder(at);
  const params = node.params ?? [];
  if (params.length === 0 && node.type === 'MustacheStatement') return toValue(path, conversion);
  const helperAt = conversion.rangeOf(path.loc);
  if (path.type !== 'PathExpression') {
    conversion.problems.push({
      at: helperAt,
      what: 'a value in the place of a helper',
      help: 'the first word names the helper, as in `eq inputs.mode "full"`',
    });
    return placeholder(at);
  }
  return {
    kind: 'call',
    helper: String(path.original),
    helperAt,
    arguments: params.map((param) => toValue(param, conversion)),
    at,
  };
}

function toValue(node: TreeNode, conversion: Conversion): LocatedExpression {
  const at = conversion.rangeOf(node.loc);
  switch (node.type) {
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: literalValue(node.value), at };
    case 'NullLiteral':
      return { kind: 'literal', value: null, at };
    case 'SubExpression':
      return toCallOrValue(node, conversion);
    case 'PathExpression':
      return toPath(node, at, conversion);
    default:
      conversion.problems.push({
        at,
        what: '`undefined`',
        help: 'use `null`, or `default` for a value that may be missing',
      });
      return placeholder(at);
  }
}

function literalValue(value: unknown): string | number | boolean | null {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function toPath(node: TreeNode, at: TextRange, conversion: Conversion): LocatedExpression {
  const original = String(node.original);
  const [root, ...rest] = node.parts ?? [];
  const complain = (what: string, help: string): LocatedExpression => {
    conversion.problems.push({ at, what, help });
    return placeholder(at);
  };
  if (node.data === true) {
    return complain(`\`${original}\``, 'in a `foreach` step write `index` or `item`');
  }
  if ((node.depth ?? 0) > 0) return complain('`../`', 'name the value in full, as in `inputs.name`');
  if (root === undefined || /^(this|\.)([./]|$)/.test(original)) {
    return complain('`this`', 'name the value in full, as in `inputs.name` or `item`');
  }
  const slashes = original.split('/').length - 1;
  const inside = [root, ...rest].reduce((sum, part) => sum + part.split('/').length - 1, 0);
  if (slashes > inside) {
    return complain('a path with `/`', `write \`${[root, ...rest].join('.')}\``);
  }
  return { kind: 'path', segments: [root, ...rest], at };
}

import type { LocatedExpression } from './located-expression.ts';

const pathPattern = '[A-Za-z]\\w*(?:\\.[A-Za-z_][\\w-]*)+';
const onePath = new RegExp(`^[ \\t]*(${pathPattern})[ \\t]*$`);
const helperName = /[ \t]*([a-z]\w*)(?=[ \t])/y;
const argument = new RegExp(
  `[ \\t]+(?:(${pathPattern})|"([^"\\\\{}\\r\\n]*)"|(-?\\d{1,15}))(?=[ \\t]|$)`,
  'y',
);
const reserved = /(?:^|\.)(?:true|false|null|undefined|this|else|as)(?:\.|$)/;

/**
 * Reads what most expressions are: one path, or a helper with paths, plain texts in double quotes and whole
 * numbers. Those need no parser, which counts in a file of 10,000 steps. Undefined for everything else, a mistake
 * included. `code` is what stands between the braces, `offset` where it begins.
 */
export function simpleExpression(code: string, offset: number): LocatedExpression | undefined {
  const path = onePath.exec(code)?.[1];
  return path === undefined ? simpleCall(code, offset) : pathAt(path, offset + code.indexOf(path));
}

function pathAt(path: string, start: number): LocatedExpression | undefined {
  if (reserved.test(path)) return undefined;
  const [root = '', ...rest] = path.split('.');
  return { kind: 'path', segments: [root, ...rest], at: { start, end: start + path.length } };
}

function simpleCall(code: string, offset: number): LocatedExpression | undefined {
  helperName.lastIndex = 0;
  const helper = helperName.exec(code)?.[1];
  if (helper === undefined || reserved.test(helper)) return undefined;
  const helperEnd = offset + helperName.lastIndex;
  const given: LocatedExpression[] = [];
  const end = code.trimEnd().length;
  for (let at = helperName.lastIndex; at < end; at = argument.lastIndex) {
    argument.lastIndex = at;
    const found = argument.exec(code);
    const value = found === null ? undefined : valueOf(found, offset + argument.lastIndex);
    if (value === undefined) return undefined;
    given.push(value);
  }
  if (given.length === 0) return undefined;
  return {
    kind: 'call',
    helper,
    helperAt: { start: helperEnd - helper.length, end: helperEnd },
    arguments: given,
    at: { start: 0, end: code.length + 2 * offset },
  };
}

function valueOf([, path, text, number]: RegExpExecArray, end: number): LocatedExpression | undefined {
  if (path !== undefined) return pathAt(path, end - path.length);
  if (text !== undefined) return { kind: 'literal', value: text, at: { start: end - text.length - 2, end } };
  const digits = number ?? '';
  return { kind: 'literal', value: Number(digits), at: { start: end - digits.length, end } };
}

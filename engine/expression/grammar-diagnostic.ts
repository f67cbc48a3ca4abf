import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { TextRange } from './located-expression.ts';

const operators: { readonly [operator: string]: string } = {
  '==': 'eq',
  '===': 'eq',
  '=': 'eq',
  '!=': 'ne',
  '!==': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '&&': 'and',
  '||': 'or',
};

/** The call that somebody meant who wrote an operator between two values. */
function operatorHelp(text: string): string | undefined {
  const operand = String.raw`("[^"]*"|'[^']*'|[\w.[\]-]+)`;
  const operator = String.raw`(===?|!==?|<=?|>=?|&&|\|\||=)`;
  const match = new RegExp(String.raw`${operand}\s*${operator}\s*${operand}`).exec(text);
  const helper = operators[match?.[2] ?? ''];
  if (match === null || helper === undefined) return undefined;
  return `there are no operators; write \`${helper} ${match[1] ?? ''} ${match[3] ?? ''}\``;
}

function messageAndHelp(text: string, at: TextRange, token: string | undefined): [string, string] {
  const before = text.slice(0, at.start);
  const opened = before.lastIndexOf('{{');
  const inside = opened === -1 ? text : text.slice(opened);
  const meant = operatorHelp(inside);
  if (meant !== undefined) return ['the expression cannot be read', meant];
  if (/^(\{\{)?\s*!/.test(inside)) {
    return ['the expression cannot be read', 'there are no operators; write `not …`'];
  }
  if (opened !== -1 && !inside.includes('}}')) {
    return ['`{{` is never closed', 'close it with `}}`; for the characters themselves write `\\{{`'];
  }
  if (/^(\{\{)?\s*\(/.test(inside)) {
    return ['the expression cannot be read', 'leave out the outermost parentheses'];
  }
  if (token === 'CLOSE' && /^\{\{\s*\}\}/.test(inside)) {
    return ['the expression is empty', 'name a value, as in `{{ inputs.name }}`'];
  }
  return [
    'the expression cannot be read',
    'write a value (`inputs.name`, `"text"`, `42`) or a call (`eq inputs.mode "full"`); a call inside a call stands in parentheses',
  ];
}

/** Says in the words of runbooks why Handlebars' grammar does not go on at a place of a text. */
export function grammarDiagnostic(
  text: string,
  at: TextRange,
  token: string | undefined,
  spanOf: (start: number, end: number) => Span,
): Diagnostic {
  const [message, help] = messageAndHelp(text, at, token);
  const start = Math.min(at.start, text.length);
  const end = Math.min(Math.max(at.end, start + 1), text.length);
  return { code: 'RB320', severity: 'error', message, primary: { span: spanOf(start, end) }, help };
}

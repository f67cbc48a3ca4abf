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

/** What to say about an expression: the text from its opening braces on, or all of a condition. */
function messageAndHelp(inside: string, token: string | undefined): [string, string] {
  const end = inside.indexOf('}}');
  const own = end === -1 ? inside : inside.slice(0, end);
  const meant = operatorHelp(own);
  if (meant !== undefined) return ['the expression cannot be read', meant];
  if (/^(\{\{)?\s*!/.test(own)) {
    return ['the expression cannot be read', 'there are no operators; write `not …`'];
  }
  if (isUnclosed(inside)) {
    return ['`{{` is never closed', 'close it with `}}`; for the characters themselves write `\\{{`'];
  }
  if (/^(\{\{)?\s*\(/.test(own)) {
    return ['the expression cannot be read', 'leave out the outermost parentheses'];
  }
  if (token === 'CLOSE' && /^\{\{\s*$/.test(own)) {
    return ['the expression is empty', 'name a value, as in `{{ inputs.name }}`'];
  }
  return [
    'the expression cannot be read',
    'write a value (`inputs.name`, `"text"`, `42`) or a call (`eq inputs.mode "full"`); a call inside a call stands in parentheses',
  ];
}

function isUnclosed(inside: string): boolean {
  return inside.startsWith('{{') && !inside.includes('}}');
}

/** Says in the words of runbooks why Handlebars' grammar does not go on at a place of a text. */
export function grammarDiagnostic(
  text: string,
  at: TextRange,
  token: string | undefined,
  spanOf: (start: number, end: number) => Span,
): Diagnostic {
  const opened = text.slice(0, at.start).lastIndexOf('{{');
  const inside = opened === -1 ? text : text.slice(opened);
  const [message, help] = messageAndHelp(inside, token);
  const start = isUnclosed(inside) ? opened : Math.min(at.start, text.length);
  const end = isUnclosed(inside) ? opened + 2 : Math.min(Math.max(at.end, start + 1), text.length);
  return { code: 'RB320', severity: 'error', message, primary: { span: spanOf(start, end) }, help };
}

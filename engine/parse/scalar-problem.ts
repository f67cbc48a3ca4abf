import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';

function problem(span: Span, message: string, text: string, help: string): Diagnostic {
  return { code: 'RB118', severity: 'error', message, primary: { span, text }, help };
}

/** What is wrong with a number as it is written, if readers would not agree about it or it would lose digits. */
export function scalarProblem(written: string, value: number, span: Span): Diagnostic | undefined {
  if (!Number.isFinite(value)) {
    return problem(
      span,
      `\`${written}\` is not a number that can be used`,
      'not a finite number',
      `if it is text: "${written}"`,
    );
  }
  if (/^[-+]?0[0-9]/.test(written) && !/[.eE]/.test(written)) {
    const octal = /^[-+]?0[0-7]+$/.test(written);
    return problem(
      span,
      `\`${written}\` has a leading zero, and readers disagree about what that means`,
      octal ? `${value} in YAML 1.2, ${parseInt(written, 8)} in YAML 1.1` : 'a leading zero',
      octal
        ? `quote it if it is text, "${written}", or write 0o${written.replace(/^[-+]?0+(?=.)/, '')} or ${value}`
        : `if it is text: "${written}"`,
    );
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && !/[.eE]/.test(written)) {
    return problem(
      span,
      `\`${written}\` is too large to be kept exactly`,
      `would become ${value}`,
      `if it is text: "${written}"`,
    );
  }
  return undefined;
}

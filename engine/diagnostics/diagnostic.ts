import type { Span } from '../source/span.ts';
import type { DiagnosticCode } from './codes.ts';

/** How much a diagnostic weighs: only an `error` stops what was asked for. */
export type Severity = 'error' | 'warning' | 'advice';

/** A span with a few words about it. */
export interface Label {
  readonly span: Span;
  readonly text?: string;
}

/**
 * One report for one cause. `message` stands alone and starts in lower case; `primary` is the
 * smallest span that shows the cause; only `help` proposes a way out.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly primary?: Label;
  readonly secondary?: readonly Label[];
  readonly notes?: readonly string[];
  readonly help?: string;
}

/** The value a stage made, or every problem that kept it from making one. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A result that worked, with warnings if there were any. */
export function success<T>(value: T, diagnostics: readonly Diagnostic[] = []): Result<T> {
  return { ok: true, value, diagnostics };
}

/** A result that did not work; `diagnostics` holds at least one error. */
export function failure<T>(...diagnostics: readonly Diagnostic[]): Result<T> {
  return { ok: false, diagnostics };
}

/** Whether any of these stops what was asked for. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

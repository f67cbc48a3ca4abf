import type { Action } from '../actions/define-action.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Label, Result } from '../diagnostics/diagnostic.ts';
import type { StaticType } from '../expression/static-type.ts';
import type { SyntaxTree } from '../parse/syntax-tree.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import type { Span } from '../source/span.ts';

/** A file that was read for a program, under the key that its runbook gets there. */
export interface LoadedDocument {
  /** The same for the same file, however it was named. */
  readonly key: string;
  readonly tree: SyntaxTree;
}

/** A runbook or composite that was resolved, with what its callers need to know of it. */
export interface ResolvedRunbook {
  readonly key: string;
  readonly runbook: Runbook;
  readonly outputTypes: { readonly [name: string]: StaticType };
  /** Whether anything in it, or in what it calls, changes something. */
  readonly changes: boolean;
}

/** What a call leads to; `undefined` when that could not be resolved, which was reported. */
export type Callee = ResolvedRunbook | undefined;

/** What the whole program is resolved with, and where problems go. */
export interface Resolution {
  readonly actions: ReadonlyMap<string, Action>;
  /** Undefined when no environment is known: anything may be read then. */
  readonly vars: Schema | undefined;
  /** Undefined when no environment is known. */
  readonly targets: readonly string[] | undefined;
  /** Problems of all files. */
  readonly problems: Diagnostic[];
  /** Resolves what a step calls; `at` is where it is named. */
  readonly callee: (name: string, from: SyntaxTree, at: Span) => Callee;
}

/** How a program is loaded: by the name of a runbook, or by a path that starts with `./` or `../`. */
export type Load = (name: string, from: SyntaxTree) => Result<LoadedDocument>;

/** Adds one error. */
export function report(
  problems: Diagnostic[],
  code: DiagnosticCode,
  message: string,
  span: Span,
  more: {
    help?: string | undefined;
    text?: string;
    secondary?: readonly Label[];
    notes?: readonly string[];
  } = {},
): void {
  const { help, text, secondary, notes } = more;
  problems.push({
    code,
    severity: 'error',
    message,
    primary: text === undefined ? { span } : { span, text },
    ...(secondary === undefined ? {} : { secondary }),
    ...(notes === undefined ? {} : { notes }),
    ...(help === undefined ? {} : { help }),
  });
}

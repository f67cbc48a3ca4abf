import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { PortError } from '../ports/port-error.ts';
import type { SourceFile } from '../source/source-file.ts';

/** Why the engine does not do what it was asked for; nothing was touched. */
export class Refusal extends Error {
  readonly diagnostics: readonly Diagnostic[];
  /** Exit code of the engine. */
  readonly exitCode: number;
  /** The files that the diagnostics point into. */
  readonly sources: readonly SourceFile[];

  constructor(
    diagnostics: readonly Diagnostic[],
    options: { readonly exitCode?: number; readonly sources?: readonly SourceFile[] } = {},
  ) {
    super(diagnostics.map(({ message }) => message).join('\n'));
    this.name = 'Refusal';
    this.diagnostics = diagnostics;
    this.exitCode = options.exitCode ?? 2;
    this.sources = options.sources ?? [];
  }
}

/** A refusal for one reason that lies in no file. */
export function refuse(
  code: DiagnosticCode,
  message: string,
  options: { readonly help?: string | undefined; readonly exitCode?: number } = {},
): Refusal {
  const { help, exitCode } = options;
  const diagnostic: Diagnostic = {
    code,
    severity: 'error',
    message,
    ...(help === undefined ? {} : { help }),
  };
  return new Refusal([diagnostic], exitCode === undefined ? {} : { exitCode });
}

/** Turns a failure of the world before a run began into a refusal; everything else passes. */
export function refuseOn(code: DiagnosticCode, exitCode: number): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof PortError)) throw error;
    throw refuse(code, error.message, { help: error.help, exitCode });
  };
}

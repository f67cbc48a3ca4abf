import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../report/diagnostic-json.ts';
import { renderDiagnostic } from '../report/code-frame.ts';
import type { JsonObject } from '../runbook/json.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Output } from './io.ts';

function byPath(sources: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(sources.map((source) => [source.path, source]));
}

/** Prints diagnostics with the lines they point at, an empty line between them. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  output: Output,
): void {
  const options = { sources: byPath(sources), width: output.width(), paint: output.paint };
  for (const [index, diagnostic] of diagnostics.entries()) {
    if (index > 0) output.line();
    output.line(renderDiagnostic(diagnostic, options));
  }
}

/** Diagnostics as plain data. */
export function diagnosticsJson(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
): readonly JsonObject[] {
  const paths = byPath(sources);
  return diagnostics.map((diagnostic) => diagnosticJson(diagnostic, paths));
}

/** `2 errors, 1 warning`, or undefined when there are none. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string | undefined {
  const counts = (['error', 'warning', 'advice'] satisfies Severity[]).map((severity) => ({
    severity,
    count: diagnostics.filter((each) => each.severity === severity).length,
  }));
  const words = counts
    .filter(({ count }) => count > 0)
    .map(
      ({ severity, count }) => `${count} ${severity === 'advice' || count === 1 ? severity : `${severity}s`}`,
    );
  return words.length === 0 ? undefined : words.join(', ');
}

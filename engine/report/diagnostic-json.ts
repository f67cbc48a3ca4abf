import type { Diagnostic, Label } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../runbook/json.ts';
import { positionAt, type SourceFile } from '../source/source-file.ts';

function placeJson({ span, text }: Label, sources: ReadonlyMap<string, SourceFile>): JsonObject {
  const source = sources.get(span.file);
  const label = text === undefined ? {} : { label: text };
  if (source === undefined) return { file: span.file, ...label };
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return {
    file: span.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...label,
  };
}

/**
 * A diagnostic for programs: `code`, `severity`, `message`, the place (`file`, `line`, `column`, `endLine`,
 * `endColumn`, all counted from 1, the end exclusive), `related` places, `notes` and `help` where there are any.
 */
export function diagnosticJson(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceFile>): JsonObject {
  const { code, severity, message, primary, secondary = [], notes = [], help } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(primary !== undefined && placeJson(primary, sources)),
    ...(secondary.length > 0 && { related: secondary.map((label) => placeJson(label, sources)) }),
    ...(notes.length > 0 && { notes }),
    ...(help !== undefined && { help }),
  };
}

import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { positionAt, type SourceFile } from '../source/source-file.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'notice' };

/** Workflow commands end at a line break, so it is written as an escape. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A diagnostic as a workflow command of GitHub Actions, which shows it beside the line of the change. */
export function githubAnnotation(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceFile>): string {
  const { code, severity, message, primary, help } = diagnostic;
  const source = primary && sources.get(primary.span.file);
  const properties: [string, string | number][] = [];
  if (primary !== undefined) properties.push(['file', property(primary.span.file)]);
  if (primary !== undefined && source !== undefined) {
    const start = positionAt(source, primary.span.start);
    const end = positionAt(source, primary.span.end);
    properties.push(['line', start.line], ['endLine', end.line]);
    // Columns make sense within one line only; the last one is included.
    if (start.line === end.line) {
      properties.push(['col', start.column], ['endColumn', Math.max(start.column, end.column - 1)]);
    }
  }
  properties.push(['title', property(code)]);
  const text = help === undefined ? message : `${message}\nhelp: ${help}`;
  return `::${commands[severity]} ${properties.map(([name, value]) => `${name}=${value}`).join(',')}::${data(text)}`;
}

import { catalogue, type DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Label, Severity } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../runbook/json.ts';
import { positionAt, type SourceFile } from '../source/source-file.ts';

type Sources = ReadonlyMap<string, SourceFile>;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'note' };

/** A path as a reference of a URI. */
function uriOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

function location({ span, text }: Label, sources: Sources): JsonObject {
  const source = sources.get(span.file);
  const start = source && positionAt(source, span.start);
  const end = source && positionAt(source, span.end);
  const region =
    start !== undefined && end !== undefined
      ? { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
      : undefined;
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(span.file) }, ...(region && { region }) },
    ...(text !== undefined && { message: { text } }),
  };
}

function ruleOf(code: DiagnosticCode): JsonObject {
  const { title, explanation } = catalogue[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: title },
    help: { text: explanation, markdown: explanation },
  };
}

function resultOf(diagnostic: Diagnostic, codes: readonly DiagnosticCode[], sources: Sources): JsonObject {
  const { code, severity, message, primary, secondary = [], notes = [], help } = diagnostic;
  const text = [message, ...notes, ...(help === undefined ? [] : [`help: ${help}`])].join('\n');
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text },
    // A result without a place is still a result of this tool.
    locations: primary === undefined ? [] : [location(primary, sources)],
    ...(secondary.length > 0 && { relatedLocations: secondary.map((label) => location(label, sources)) }),
  };
}

/** Diagnostics as a SARIF 2.1.0 log, for code scanning. Columns count UTF-16 units, from 1. */
export function sarifLog(diagnostics: readonly Diagnostic[], sources: Sources, version: string): JsonObject {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'runbook', version, semanticVersion: version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes, sources)),
      },
    ],
  };
}

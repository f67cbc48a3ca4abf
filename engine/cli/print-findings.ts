import { engineVersion } from '../app/version.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { githubAnnotation } from '../report/github-annotation.ts';
import { sarifLog } from '../report/sarif.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Parsed } from './command-spec.ts';
import { isOn, textOf } from './command-spec.ts';
import type { Output } from './io.ts';
import { countDiagnostics, diagnosticsJson, printDiagnostics } from './print-diagnostics.ts';
import { UsageError } from './usage-error.ts';

/** How diagnostics can be printed. */
export type Format = 'text' | 'json' | 'sarif' | 'github';

/** The format that was asked for; `--json` is short for `--format json`. */
export function formatOf(parsed: Parsed): Format {
  const format = textOf(parsed, 'format');
  if (!isOn(parsed, 'json'))
    return format === 'sarif' || format === 'github' || format === 'json' ? format : 'text';
  if (format === undefined || format === 'json') return 'json';
  throw new UsageError(`--json and --format ${format} exclude each other`);
}

/** The result of a verb that looks at files. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
  readonly files: number;
}

/** Prints findings in a format. `good` is what is said in text when there are none. */
export function printFindings(found: Findings, format: Format, good: string, out: Output): void {
  const { diagnostics, sources, files } = found;
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const checked = `${files} ${files === 1 ? 'file' : 'files'}`;
  switch (format) {
    case 'json':
      out.line(JSON.stringify({ files, diagnostics: diagnosticsJson(diagnostics, sources) }));
      return;
    case 'sarif':
      out.line(JSON.stringify(sarifLog(diagnostics, byPath, engineVersion)));
      return;
    case 'github':
      for (const diagnostic of diagnostics) out.line(githubAnnotation(diagnostic, byPath));
      return;
    case 'text':
      if (diagnostics.length === 0) {
        out.line(`${out.paint('good', `${good}:`)} ${checked}`);
        return;
      }
      printDiagnostics(diagnostics, sources, out);
      out.line();
      out.line(`${countDiagnostics(diagnostics)} in ${checked}; \`runbook explain CODE\` tells more`);
  }
}

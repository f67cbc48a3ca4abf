import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionsByName } from '../../../engine/actions/registry.ts';
import { catalogue } from '../../../engine/diagnostics/codes.ts';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import { renderDiagnostic } from '../../../engine/report/code-frame.ts';
import { noPaint } from '../../../engine/report/style.ts';
import { failure, success, type Diagnostic, type Result } from '../../../engine/diagnostics/diagnostic.ts';
import type { LoadedDocument } from '../../../engine/resolve/resolution.ts';
import { resolveProgram } from '../../../engine/resolve/resolve-program.ts';
import type { SourceFile } from '../../../engine/source/source-file.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const files = readdirSync(join(fixtures, 'invalid')).filter((name) => /^RB[34].*\.yaml$/.test(name));

/** What is found in a file and in everything that it calls, as an operator would read it on 80 columns. */
function check(name: string): { readonly codes: readonly string[]; readonly text: string } {
  const sources = new Map<string, SourceFile>();
  const load = (path: string, shown: string): Result<LoadedDocument> => {
    if (!existsSync(path)) return failure();
    const source = { path: shown, text: readFileSync(path, 'utf8') };
    sources.set(shown, source);
    const parsed = parseYaml(source);
    return parsed.ok ? success({ key: shown, tree: parsed.value }) : parsed;
  };
  const root = load(join(fixtures, 'invalid', name), name);
  if (!root.ok) throw new Error(`${name} is not YAML`);
  const { diagnostics } = resolveProgram({
    root: root.value,
    load: (called) => load(join(fixtures, 'called', `${called}.yaml`), `${called}.yaml`),
    actions: actionsByName,
    vars: { url: 'https://git.example.org', images: { nginx: { ref: 'nginx:1.30.6', digest: 'sha256:1' } } },
    targets: ['host'],
  });
  const frame = (diagnostic: Diagnostic): string =>
    `${renderDiagnostic(diagnostic, { sources, width: 80, paint: noPaint })}\n`;
  return { codes: diagnostics.map((diagnostic) => diagnostic.code), text: diagnostics.map(frame).join('\n') };
}

describe('invalid runbooks', () => {
  test.each(files)('%s is reported as expected', async (name) => {
    const { codes, text } = check(name);
    expect([...new Set(codes)]).toEqual([name.slice(0, 5)]);
    await expect(text).toMatchFileSnapshot(join(fixtures, 'invalid', name.replace(/yaml$/, 'expected')));
  });

  test('exist for every code of references, expressions, graphs and undo', () => {
    const wanted = Object.keys(catalogue).filter((code) => /^RB[34]/.test(code));
    expect([...new Set(files.map((name) => name.slice(0, 5)))].toSorted()).toEqual(wanted.toSorted());
  });
});

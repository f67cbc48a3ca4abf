import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import type { SyntaxTree } from '../../../engine/parse/syntax-tree.ts';
import { toValue } from '../../../engine/validate/to-value.ts';
import { documentKind } from '../../../engine/validate/validate-document.ts';

const root = join(import.meta.dirname, '../../..');

// Formats are spelt out as patterns in what is published, so that any program can check them.
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
const validators = new Map(
  ['runbook', 'composite', 'environment', 'project', 'plan'].map((kind) => [
    kind,
    ajv.compile(JSON.parse(readFileSync(join(root, `schemas/${kind}.schema.json`), 'utf8'))),
  ]),
);

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
}

function treeOf(path: string): SyntaxTree {
  const tree = parseYaml({ path, text: readFileSync(join(root, path), 'utf8') });
  if (!tree.ok) throw new Error(`${path} is no YAML`);
  return tree.value;
}

/** What another program says of a file that has nothing but its published schema. */
function problemsOf(path: string): readonly string[] {
  const tree = treeOf(path);
  const validate = validators.get(documentKind(tree));
  if (validate === undefined) throw new Error(`no schema is published for ${path}`);
  validate(toValue(tree.root));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('the published schemas', () => {
  test('are one for each file in the folder', () => {
    const names = [...validators.keys()].map((kind) => `${kind}.schema.json`);
    expect(readdirSync(join(root, 'schemas')).toSorted()).toEqual(names.toSorted());
  });

  test.each([...filesIn('runbooks'), ...filesIn('test/fixtures/valid')])('accept %s', (path) => {
    expect(problemsOf(path)).toEqual([]);
  });

  const invalid = filesIn('test/fixtures/invalid').filter((path) => /\/RB2\d\d-/.test(path));

  test.each(invalid)('refuse %s', (path) => {
    expect(problemsOf(path)).not.toEqual([]);
  });
});

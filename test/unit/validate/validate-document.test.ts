import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import type { SyntaxTree } from '../../../engine/parse/syntax-tree.ts';
import { documentKind, validateDocument } from '../../../engine/validate/validate-document.ts';

function treeOf(text: string): SyntaxTree {
  const parsed = parseYaml({ path: 'a.yaml', text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}

const header = 'apiVersion: runbook/v1\nname: a\nsummary: b\n';

describe('documentKind', () => {
  it.each([
    ['kind: Environment', 'environment'],
    ['kind: Project', 'project'],
    ['kind: Action', 'composite'],
    ['kind: Runbook', 'runbook'],
    ['name: x', 'runbook'],
    ['kind: constructor', 'runbook'],
    ['[]', 'runbook'],
  ])('of %s is %s', (text, kind) => {
    expect(documentKind(treeOf(text))).toBe(kind);
  });
});

describe('validateDocument', () => {
  it('reports a misspelt key once, not as a missing one too', () => {
    const found = validateDocument(treeOf(`${header}steps:\n  - id: a\n    ues: wait\n`), 'runbook');
    expect(found).toMatchObject([{ code: 'RB201', help: 'did you mean `uses`?' }]);
  });

  it('says nothing of the rest when the document is of another kind', () => {
    const found = validateDocument(
      treeOf('apiVersion: runbook/v1\nkind: Environment\nvars: {}\n'),
      'runbook',
    );
    expect(found).toMatchObject([{ code: 'RB210' }]);
  });

  it('reaches into rollbacks of rollbacks', () => {
    const text = `${header}steps:\n  - id: a\n    run: x\n    rollback:\n      - run: y\n        rollback:\n          - run: z\n            foo: 1\n`;
    expect(validateDocument(treeOf(text), 'runbook')).toMatchObject([
      { code: 'RB201', message: 'unknown key `foo`' },
    ]);
  });

  it('reports a problem behind an alias where it is written', () => {
    const text = `${header}steps:\n  - id: a\n    run: x\n    retry: &r { attempts: 0 }\n  - id: b\n    run: x\n    retry: *r\n`;
    const starts = validateDocument(treeOf(text), 'runbook').map((found) => found.primary?.span.start);
    expect(starts).toEqual([text.indexOf('0 }'), text.indexOf('0 }')]);
  });

  it('is not confused by names that every object has', () => {
    const text = `${header}inputs: { constructor: {}, toString: { type: string } }\nsteps:\n  - id: a\n    run: x\n    env: { __proto__: x }\n    hasOwnProperty: 1\n    __proto__: 1\n`;
    expect(validateDocument(treeOf(text), 'runbook').map((found) => found.message)).toEqual([
      'unknown key `hasOwnProperty`',
      'unknown key `__proto__`',
    ]);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { brokenLinks } from '../../../.dev/links/broken-links.ts';

/** What is broken in the page `docs/page.md` of a folder with these files. */
function broken(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const top = mkdtempSync(join(tmpdir(), 'runbook-links-'));
  onTestFinished(() => rmSync(top, { recursive: true }));
  for (const [path, content] of Object.entries({ ...files, 'docs/page.md': text })) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), content);
  }
  return brokenLinks(top, ['docs/page.md']).map(({ line, target, why }) => `${line}: ${target} ${why}`);
}

const runbook = { 'runbooks/backup.yaml': 'steps:\n  - id: verify\n    rollback: [{ id: undo }]\n' };

test('links that lead somewhere are fine', () => {
  const text =
    '# One\n\n[a](other.md) [b](../README.md#two-words) [c](#one) [d](https://x.org/y) ![e](<a b.png>)\n[r]: other.md\n';
  const files = { 'docs/other.md': '', 'README.md': '## Two `words`\n', 'docs/a b.png': '' };
  expect(broken(text.replace('a b.png', 'a%20b.png'), files)).toEqual([]);
});

test('a missing file, a missing heading and a way out are named with their lines', () => {
  expect(
    broken('x\n\n[a](gone.md) [b](other.md#nope)\n[c](../../secret)\n', { 'docs/other.md': '# Yes\n' }),
  ).toEqual([
    '3: gone.md does not exist',
    '3: other.md#nope has no heading #nope',
    '4: ../../secret leads out of the repository',
  ]);
});

test('a cited runbook has to exist, and a cited step to be one of its steps', () => {
  expect(
    broken(
      'See `runbooks/backup.yaml#verify`, `runbooks/backup.yaml#undo`, runbooks/backup.yaml.\n',
      runbook,
    ),
  ).toEqual([]);
  expect(broken('See `runbooks/backup.yaml#verfy` and\n`runbooks/bakcup.yaml`.\n', runbook)).toEqual([
    '1: runbooks/backup.yaml#verfy has no step `verfy`',
    '2: runbooks/bakcup.yaml does not exist',
  ]);
  expect(broken('[verify](../runbooks/backup.yaml#verfy)\n', runbook)).toEqual([
    '1: ../runbooks/backup.yaml#verfy has no step `verfy`',
  ]);
});

test('citations in examples count, links in examples do not', () => {
  expect(broken('```sh\nrunbook validate runbooks/gone.yaml\n[x](gone.md)\n```\n`[x](gone.md)`\n')).toEqual([
    '2: runbooks/gone.yaml does not exist',
  ]);
});

test('headings of one name are told apart as sites do', () => {
  expect(broken('# A\n# A\n[x](#a) [y](#a-1) [z](#a-2)\n')).toEqual(['3: #a-2 has no heading #a-2']);
});

test('a link to a name in a program holds as long as the program declares it', () => {
  const files = { 'engine/run/decide.ts': 'export function decide(): void {}\nexport type Step = string;\n' };
  expect(broken('[a](../engine/run/decide.ts#decide) [b](../engine/run/decide.ts#Step)\n', files)).toEqual(
    [],
  );
  expect(broken('[a](../engine/run/decide.ts#deci)\n', files)).toEqual([
    '1: ../engine/run/decide.ts#deci declares no `deci`',
  ]);
});

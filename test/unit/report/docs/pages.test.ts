import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openProject } from '../../../../engine/app/load-project.ts';
import { referencePages } from '../../../../engine/app/reference-pages.ts';
import { controlActions } from '../../../../engine/actions/control-actions.ts';
import { actions } from '../../../../engine/actions/registry.ts';
import { catalogue } from '../../../../engine/diagnostics/codes.ts';
import { block, cell, code, page } from '../../../../engine/report/docs/markdown.ts';
import { membersTable } from '../../../../engine/report/docs/schema-words.ts';

const top = join(import.meta.dirname, '../../../..');
const project = openProject({ cwd: top, dir: top });
const pages = referencePages(project, join(top, 'docs'));

function pageOf(path: string): string {
  return pages.get(path) ?? '';
}

describe('reference', () => {
  test('has a page for every runbook, action and code, and one picture for each runbook', () => {
    expect([...pages.keys()].toSorted()).toEqual(
      [
        'actions/README.md',
        'diagnostics/README.md',
        'runbooks/README.md',
        ...project.names().flatMap((name) => [`runbooks/${name}.md`, `runbooks/${name}.svg`]),
        ...[...actions, ...controlActions].map(({ name }) => `actions/${name}.md`),
        ...Object.keys(catalogue).map((name) => `diagnostics/${name}.md`),
      ].toSorted(),
    );
  });

  test('lists every code and every action once', () => {
    for (const name of Object.keys(catalogue)) {
      expect(pageOf('diagnostics/README.md').split(`](${name}.md)`)).toHaveLength(2);
    }
    for (const { name } of [...actions, ...controlActions]) {
      expect(pageOf('actions/README.md').split(`[${name}](${name}.md)`)).toHaveLength(2);
    }
  });

  test('tells of a runbook what an operator has to know', () => {
    const text = pageOf('runbooks/update-manual.md');
    for (const words of [
      '| `version` |',
      '**point of no return**',
      '```mermaid',
      '(update-manual.svg)',
      'renames both back',
      '../../runbooks/update-manual.yaml',
      '(backup.md)',
      '| Lock | `gitea-host` |',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('shows every input and output of an action, and who uses it', () => {
    const text = pageOf('actions/http.check.md');
    for (const name of Object.keys(
      actions.find((action) => action.name === 'http.check')?.input.properties ?? {},
    )) {
      expect(text).toContain(`| \`${name}\` |`);
    }
    expect(text).toContain('(../runbooks/update-manual.md)');
  });

  test('draws pictures that are well-formed and stand alone', () => {
    for (const [path, text] of pages) {
      if (!path.endsWith('.svg')) continue;
      expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
      expect(text).not.toMatch(/href|url\((?!#)|NaN|undefined/);
      const opened = [...text.matchAll(/<(\w+)(?:\s[^<>]*)?(?<!\/)>/g)].map(([, tag = '']) => tag);
      const closed = [...text.matchAll(/<\/(\w+)>/g)].map(([, tag = '']) => tag);
      expect(opened.toSorted()).toEqual(closed.toSorted());
    }
  });
});

describe('markdown', () => {
  test('keeps a cell in its row', () => {
    expect(cell('a | b\n  c')).toBe('a \\| b c');
  });

  test('shows code that holds backticks', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`a')).toBe('`` `a ``');
    expect(code('')).toBe('');
  });

  test('ends a page with one line break and has no run of empty lines', () => {
    expect(page('a', '', '', ...block('sh', 'x\n'), '')).toBe('a\n\n```sh\nx\n```\n');
  });

  test('shows nested members by their paths', () => {
    const rows = membersTable(
      {
        type: 'object',
        properties: {
          checks: {
            type: 'array',
            items: { type: 'object', properties: { that: { type: 'boolean' } }, required: ['that'] },
          },
          mode: { type: 'string', enum: ['a', 'b'], default: 'a', description: 'How' },
        },
      },
      true,
    );
    expect(rows).toEqual([
      '| Input | Value | Default | Meaning |',
      '| --- | --- | --- | --- |',
      '| `checks` | list of map |  |  |',
      '| `checks[].that` | `true` or `false` | required |  |',
      '| `mode` | `a`, `b` | `"a"` | How |',
      '',
    ]);
  });
});

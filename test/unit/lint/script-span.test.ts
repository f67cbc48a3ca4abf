import { describe, expect, test } from 'vitest';
import { scriptSpan } from '../../../engine/lint/script-span.ts';
import type { ScriptProblem } from '../../../engine/lint/script-problem.ts';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import { entryOf } from '../../../engine/parse/syntax-tree.ts';

/** The text of the file that stands where a problem of its `run:` is shown. */
function shown(text: string, line: number, from: number, to: number): string {
  const source = { path: 'x.yaml', text };
  const tree = parseYaml(source);
  const root = tree.ok ? tree.value.root : undefined;
  const node = root?.kind === 'map' ? entryOf(root, 'run')?.value : undefined;
  if (node?.kind !== 'scalar') throw new Error('no script');
  const problem: ScriptProblem = {
    code: 2086,
    level: 'info',
    message: '',
    line,
    column: from,
    endLine: line,
    endColumn: to,
  };
  const span = scriptSpan(node, source, problem);
  return text.slice(span.start, span.end);
}

describe('scriptSpan', () => {
  test('finds the line of a literal block, empty lines and deeper ones included', () => {
    const text = 'run: |\n    cd /srv\n\n    if true; then\n      rm $OLD\n    fi\n';
    expect(shown(text, 1, 1, 3)).toBe('cd');
    expect(shown(text, 4, 6, 10)).toBe('$OLD');
  });

  test('knows chomping, a comment and an indentation behind the sign', () => {
    expect(shown('run: |-  # why\n  rm $OLD', 1, 4, 8)).toBe('$OLD');
    expect(shown('run: |1\n  rm $OLD\n', 1, 5, 9)).toBe('$OLD');
  });

  test('counts characters, not UTF-16 units', () => {
    expect(shown("run: |\n  echo '🎉' $OLD\n", 1, 10, 14)).toBe('$OLD');
  });

  test('finds the place in one line, quoted or not', () => {
    expect(shown('run: rm $OLD\n', 1, 4, 8)).toBe('$OLD');
    expect(shown('run: "rm $OLD"\n', 1, 4, 8)).toBe('$OLD');
    expect(shown('run: &a rm $OLD\n', 1, 4, 8)).toBe('$OLD');
  });

  test('keeps to the whole script where its lines are not those of the file', () => {
    const folded = 'run: >\n  rm\n  $OLD\n';
    expect(shown(folded, 1, 4, 8)).toBe('>\n  rm\n  $OLD');
    expect(shown('run: "rm \\x24OLD"\n', 1, 4, 8)).toBe('"rm \\x24OLD"');
  });

  test('reads files with Windows line ends', () => {
    expect(shown('run: |\r\n  cd /srv\r\n  rm $OLD\r\n', 2, 4, 8)).toBe('$OLD');
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCommands } from '../../engine/cli/command-list.ts';
import type { CommandSpec } from '../../engine/cli/command-spec.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Pages that people write; those that are generated come from the programs themselves. */
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => !/^docs\/(?:actions|cli|diagnostics|runbooks)\//.test(path));

/** Names of runbooks, each with those of its inputs. */
const runbooks: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(join(root, 'runbooks')).flatMap((file): [string, readonly string[]][] => {
    const [, name] = /^(.+)\.yaml$/.exec(file) ?? [];
    if (name === undefined) return [];
    const { inputs = {} } = parse(readFileSync(join(root, 'runbooks', file), 'utf8')) as { inputs?: object };
    return [[name, Object.keys(inputs)]];
  }),
);

/** Every `runbook …` that a page says, whether in a line or in a block. */
function commandsOf(text: string): readonly string[] {
  const inLines = [...text.matchAll(/`(?:npx )?runbook ([a-z][^`\n]*)`/g)].map(([, line = '']) => line);
  const inBlocks = [...text.matchAll(/^[$#] (?:npx )?runbook ([a-z].*)$/gm)].map(([, line = '']) => line);
  return [...inLines, ...inBlocks];
}

/** What is wrong with a command line as it is written down; capitals, `…` and quoted texts stand for something. */
function problemOf(line: string, specs: ReadonlyMap<string, CommandSpec>): string | undefined {
  const [verb = '', ...words] = line.replaceAll(/"[^"]*"|'[^']*'/g, 'TEXT').split(/\s+/);
  if (verb === 'help') return undefined;
  const spec = specs.get(verb);
  if (spec === undefined) return `there is no verb ${verb}`;
  const flags = new Set([
    '--help',
    ...Object.entries(spec.flags).flatMap(([name, { char }]) => [
      `--${name}`,
      ...(char === undefined ? [] : [`-${char}`]),
    ]),
  ]);
  const strange = words.find((word) => word.startsWith('-') && !flags.has(word.split('=')[0] ?? ''));
  if (strange !== undefined) return `${verb} has no ${strange}`;
  const [name] = words;
  const isNamed =
    ['run', 'plan', 'show', 'graph', 'simulate'].includes(verb) && /^[a-z][a-z-]*$/.test(name ?? '');
  if (!isNamed) return undefined;
  const inputs = runbooks.get(name ?? '');
  if (inputs === undefined) return `there is no runbook ${name}`;
  const given = words.flatMap((word, at) =>
    ['--input', '-i'].includes(words[at - 1] ?? '') ? [word.split('=')[0] ?? ''] : [],
  );
  const unknown = given.find((input) => !inputs.includes(input));
  return unknown === undefined ? undefined : `${name} has no input ${unknown}`;
}

describe('what pages say', () => {
  test('commands have the verbs, flags and runbooks that they name', async () => {
    const specs = new Map((await loadCommands()).map((spec) => [spec.name, spec]));
    const said = pages.flatMap((page) =>
      commandsOf(readFileSync(join(root, page), 'utf8')).map((line) => ({ page, line })),
    );
    const problems = said.flatMap(({ page, line }) => {
      const problem = problemOf(line, specs);
      return problem === undefined ? [] : [`${page}: runbook ${line}: ${problem}`];
    });
    expect(problems).toEqual([]);
    expect(said.length).toBeGreaterThan(60);
  });

  test('commands that the program itself names have them, too', async () => {
    const specs = new Map((await loadCommands()).map((spec) => [spec.name, spec]));
    const said = readdirSync(join(root, 'engine'), { recursive: true, encoding: 'utf8' })
      // That one writes the name of the program into its own files.
      .filter((path) => path.endsWith('.ts') && !path.startsWith('adapters/sandbox/'))
      .flatMap((path) =>
        [...readFileSync(join(root, 'engine', path), 'utf8').matchAll(/`runbook ([a-z][^`\\\n]*)[`\\]/g)].map(
          ([, line = '']) => ({ path, line: line.replaceAll(/\$\{[^}]*\}/g, 'X') }),
        ),
      );
    const examples = [...specs.values()].flatMap(({ name, examples: all }) =>
      all.flatMap(({ line }) =>
        [...line.matchAll(/\brunbook ([a-z].*)/g)].map(([, one = '']) => ({
          path: `cli/commands/${name}.ts`,
          line: one,
        })),
      ),
    );
    const problems = [...said, ...examples].flatMap(({ path, line }) => {
      const problem = problemOf(line, specs);
      return problem === undefined ? [] : [`engine/${path}: runbook ${line}: ${problem}`];
    });
    expect(problems).toEqual([]);
    expect(said.length).toBeGreaterThan(60);
  });

  test.each(pages)('the YAML of %s can be read', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const blocks = [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
    for (const block of blocks) expect(() => parse(block) as unknown).not.toThrow();
  });

  test('codes of diagnostics exist', () => {
    const known = new Set(readdirSync(join(root, 'docs/diagnostics')).map((file) => file.replace('.md', '')));
    const named = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\bRB\d{3}\b/g)].map(
        ([code]) => `${page}: ${code}`,
      ),
    );
    expect(named.filter((one) => !known.has(one.split(': ')[1] ?? ''))).toEqual([]);
  });

  test('the sums in the table of costs are right', () => {
    const text = readFileSync(join(root, 'docs/ha-concept.md'), 'utf8');
    const rows = text.split('\n').filter((line) => /^\| .*\| +(?:–|\*{0,2}\d+\.\d\d)/.test(line));
    const amounts = rows.map((line) =>
      line
        .split('|')
        .slice(3, 5)
        .map((cell) => Math.round(100 * Number(/\d+\.\d\d/.exec(cell)?.[0] ?? 0))),
    );
    const sums = amounts.pop();
    for (const column of [0, 1]) {
      expect(amounts.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBe(sums?.[column]);
    }
    expect(amounts.length).toBeGreaterThan(8);
  });
});

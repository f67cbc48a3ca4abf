import type { Candidate } from './candidate.ts';
import { candidates } from './candidates.ts';

/** Bash takes `a=b` for three words; this puts them together again. */
function joinEquals(line: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [index, word] of line.entries()) {
    const afterEquals = index > 0 && line[index - 1] === '=' && (joined.at(-1) ?? '').endsWith('=');
    if ((word === '=' || afterEquals) && joined.length > 0) joined.push(`${joined.pop() ?? ''}${word}`);
    else joined.push(word);
  }
  return joined;
}

// oxlint-disable-next-line no-control-regex -- they would reach the terminal
const control = /[\0-\x1f\x7f]/;

function oneLine(text: string): string {
  return text
    .split(control)
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 100);
}

function lineOf({ value, text }: Candidate): string {
  return text === undefined ? value : `${value}\t${oneLine(text)}`;
}

/**
 * Answers a shell that completes: `__complete SHELL WORD…`, the last word being the one that is typed.
 * Prints one candidate in a line, with a tab and a description; `:files` asks the shell for files. Never fails.
 */
export async function complete(argv: readonly string[]): Promise<void> {
  const [shell, ...given] = argv;
  const line = shell === 'bash' ? joinEquals(given) : given;
  const current = line.at(-1) ?? '';
  try {
    const { words, files } = await candidates(line, { cwd: process.cwd(), env: process.env });
    // Bash replaces only what stands behind the last `=`.
    const cut = shell === 'bash' ? current.lastIndexOf('=') + 1 : 0;
    const fitting = words.filter(({ value }) => value.startsWith(current) && !control.test(value));
    const lines = fitting.map((word) => lineOf({ ...word, value: word.value.slice(cut) }));
    if (files) lines.push(':files');
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  } catch (error) {
    // Somebody pressed a key; a message would end up in their command line.
    if (process.env['RUNBOOK_DEBUG'] === '1') throw error;
  }
}

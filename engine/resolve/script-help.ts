import { entryOf, type MapNode } from '../parse/syntax-tree.ts';
import { textAt } from './read-node.ts';

const expression = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The same step with its values in `env`, for the message about an expression inside a script. */
export function scriptWithEnv(step: MapNode, script: string): string {
  const names = new Map<string, string>();
  const lines = script.split('\n').map((line) => replaceExpressions(line, names));
  if (lines.at(-1) === '') lines.pop();
  if (names.size === 0) return 'for the characters themselves write `\\{{`';
  const id = textAt(step, 'id');
  const env = [...names].map(([text, name]) => `    ${name}: ${quoted(`{{ ${text} }}`)}`);
  const isLong = lines.length > 1;
  const own = entryOf(step, 'run') === undefined ? 'script' : 'run';
  const shown = [
    ...(id === undefined ? [] : [`  id: ${id}`]),
    '  env:',
    ...env,
    ...(isLong ? [`  ${own}: |`, ...lines.map((line) => `    ${line}`)] : [`  ${own}: ${lines[0] ?? ''}`]),
  ];
  return `give it to the script as a variable:\n${shown.join('\n')}`;
}

function quoted(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function replaceExpressions(line: string, names: Map<string, string>): string {
  return line.replaceAll(expression, (whole, text: string, offset: number) => {
    if (text === '' || text.startsWith('.')) return whole;
    const name = names.get(text) ?? freeName(text, new Set(names.values()));
    names.set(text, name);
    return asVariable(name, line.slice(0, offset));
  });
}

function freeName(text: string, taken: ReadonlySet<string>): string {
  const word = text.split(/[\s.()"']+/).findLast((part) => /^[A-Za-z]/.test(part)) ?? 'VALUE';
  const base = word.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(name)) return name;
  }
}

/** How a variable is written in a shell behind what stands before it in its line. */
function asVariable(name: string, before: string): string {
  const inDouble = (before.match(/"/g) ?? []).length % 2 === 1;
  if (inDouble) return `\${${name}}`;
  const inSingle = (before.match(/'/g) ?? []).length % 2 === 1;
  return inSingle ? `'"$${name}"'` : `"$${name}"`;
}

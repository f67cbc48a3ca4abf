import { stateDirectoryOf } from '../../app/state-directory.ts';
import { commandList, loadCommands } from '../command-list.ts';
import type { ArgSpec, CommandSpec, FlagSpec } from '../command-spec.ts';
import { anyFile, nothing, words, type Candidate, type Candidates } from './candidate.ts';
import { environmentNames, runbookNames, runbooksFolder, runIds } from './project-words.ts';

/** Where completion looks. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A command line as far as it was typed, taken apart. */
interface Typed {
  readonly spec: CommandSpec;
  readonly positionals: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
  /** The flag whose value is being typed. */
  readonly open: string | undefined;
}

function longName(spec: CommandSpec, word: string): string | undefined {
  if (word.startsWith('--')) return word.slice(2);
  if (!/^-[a-z]$/.test(word)) return undefined;
  return Object.entries(spec.flags).find(([, { char }]) => char === word.slice(1))?.[0];
}

/** Takes apart the words before the one that is being typed. */
function takeApart(spec: CommandSpec, before: readonly string[]): Typed {
  const positionals: string[] = [];
  const flags = new Map<string, string[]>();
  let open: string | undefined;
  const give = (name: string, value: string): void =>
    void flags.set(name, [...(flags.get(name) ?? []), value]);
  for (const word of before) {
    const [head = '', ...tail] = word.split('=');
    const name = longName(spec, head);
    if (open !== undefined) {
      give(open, word);
      open = undefined;
    } else if (name === undefined) positionals.push(word);
    else if (tail.length > 0) give(name, tail.join('='));
    else if (spec.flags[name]?.kind === 'switch') give(name, '');
    else open = name;
  }
  return { spec, positionals, flags, open };
}

function folderOf({ flags }: Typed, { cwd }: Surroundings): string | undefined {
  return runbooksFolder(cwd, flags.get('dir')?.at(-1));
}

async function inputValues(typed: Typed, current: string, around: Surroundings): Promise<Candidates> {
  const [name] = typed.positionals;
  if (name === undefined) return nothing;
  const { runbookWords } = await import('./runbook-words.ts');
  const runbook = runbookWords(name, folderOf(typed, around), around.cwd);
  const at = current.indexOf('=');
  if (at === -1) return words(runbook.inputs);
  const input = current.slice(0, at);
  return words(runbook.values(input).map(({ value }) => `${input}=${value}`));
}

async function approvals(typed: Typed, around: Surroundings): Promise<Candidates> {
  const all = { value: 'all', text: 'Agree to every step that asks' };
  const [name] = typed.positionals;
  if (name === undefined) return words([all]);
  const { runbookWords } = await import('./runbook-words.ts');
  return words([...runbookWords(name, folderOf(typed, around), around.cwd).approvals, all]);
}

function flagValues(
  typed: Typed,
  name: string,
  current: string,
  around: Surroundings,
): Candidates | Promise<Candidates> {
  const flag = typed.spec.flags[name];
  if (flag?.options !== undefined) return words(flag.options);
  switch (name) {
    case 'env':
      return words(environmentNames(folderOf(typed, around)));
    case 'input':
      return inputValues(typed, current, around);
    case 'approve':
      return approvals(typed, around);
    default:
      return ['FILE', 'DIR'].includes(flag?.placeholder ?? '') ? anyFile : nothing;
  }
}

function flagNames({ spec, flags }: Typed): Candidates {
  const isOver = (name: string, { kind }: FlagSpec): boolean => kind !== 'list' && flags.has(name);
  const own = Object.entries(spec.flags)
    .filter(([name, flag]) => !isOver(name, flag))
    .map(([name, { summary }]): Candidate => ({ value: `--${name}`, text: summary }));
  return words([...own, { value: '--help', text: 'Show what the command does' }]);
}

async function argumentValues(
  arg: ArgSpec | undefined,
  typed: Typed,
  around: Surroundings,
): Promise<Candidates> {
  if (arg === undefined) return nothing;
  if (arg.options !== undefined) return words(arg.options);
  switch (arg.name) {
    case 'name':
      return { words: runbookNames(folderOf(typed, around)), files: true };
    case 'file':
      return { words: runbookNames(folderOf(typed, around)), files: true };
    case 'run': {
      const flag = typed.flags.get('state-dir')?.at(-1);
      return words(runIds(stateDirectoryOf(flag, around.env, around.cwd)));
    }
    case 'code': {
      const { catalogue } = await import('../../diagnostics/codes.ts');
      return words(Object.entries(catalogue).map(([value, { title }]) => ({ value, text: title })));
    }
    default:
      return nothing;
  }
}

function argAt({ args }: CommandSpec, index: number): ArgSpec | undefined {
  const last = args.at(-1);
  return args[index] ?? (last?.multiple === true ? last : undefined);
}

async function verbs(): Promise<Candidates> {
  const specs = await loadCommands();
  return words(specs.map(({ name, summary }) => ({ value: name, text: summary })));
}

/** What could stand in the place of the last word. `line` is the command line without the program. */
export async function candidates(line: readonly string[], around: Surroundings): Promise<Candidates> {
  const current = line.at(-1) ?? '';
  const [verb, ...before] = line.slice(0, -1);
  if (verb === undefined) return verbs();
  const spec = Object.hasOwn(commandList, verb) ? await commandList[verb]?.() : undefined;
  if (spec === undefined) return nothing;
  const typed = takeApart(spec, before);
  if (typed.open !== undefined) return flagValues(typed, typed.open, current, around);
  const [, flag, value] = /^--([a-z-]+)=(.*)$/s.exec(current) ?? [];
  if (flag !== undefined && value !== undefined) {
    const found = await flagValues(typed, flag, value, around);
    return { ...found, words: found.words.map((word) => ({ ...word, value: `--${flag}=${word.value}` })) };
  }
  if (current.startsWith('-')) return flagNames(typed);
  return argumentValues(argAt(spec, typed.positionals.length), typed, around);
}

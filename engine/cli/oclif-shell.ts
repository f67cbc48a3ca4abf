import { Args, Command, Flags, run as runFramework } from '@oclif/core';
import type { Interfaces } from '@oclif/core';
import { didYouMean } from '../diagnostics/suggest.ts';
import { commandList, loadCommands } from './command-list.ts';
import type { ArgSpec, CommandSpec, FlagSpec, Parsed } from './command-spec.ts';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import { renderTable } from '../report/table.ts';
import { asUsageError } from './oclif-error.ts';
import { UsageError } from './usage-error.ts';
import { engineVersion } from '../app/version.ts';

/** Runs a command whose line was parsed. */
export type RunCommand = (spec: CommandSpec, parsed: Parsed, io: Io) => Promise<number>;

/**
 * Carries out whatever the short way does not know: help, and command lines with something wrong in
 * them, which end in a UsageError. Resolves to the exit code.
 */
export async function runWithFramework(
  argv: readonly string[],
  io: Io,
  runCommand: RunCommand,
): Promise<number> {
  const [first, ...rest] = argv;
  // `runbook help run` reads as `runbook run --help`.
  const line = first === 'help' ? [...rest, '--help'] : [...argv];
  const [name] = line.filter((word) => !isHelp(word));
  if (name?.startsWith('-') === true) throw misplacedFlag(name);
  if (name !== undefined && !Object.hasOwn(commandList, name)) throw unknownCommand(name);
  const specs = await loadCommands();
  let code = 0;
  const classes = specs.map((spec) =>
    commandClass(spec, async (parsed) => {
      code = await runCommand(spec, parsed, io);
    }),
  );
  const plugin = asPlugin(classes);
  try {
    await runFramework(line, { root: plugin.root, plugins: new Map([[plugin.name, plugin]]) });
  } catch (error) {
    throw asUsageError(
      error,
      specs.find((spec) => spec.name === name),
    );
  }
  if (name === undefined) printExitCodes(io);
  return code;
}

function printExitCodes({ out }: Io): void {
  const rows = Object.entries(exitCodes).map(([code, meaning]) => [`  ${code.padStart(3)}`, meaning]);
  const columns = [{ title: '' }, { title: '', overflow: 'wrap' as const }];
  out.line(out.paint('strong', 'EXIT CODES OF A RUN'));
  const options = { width: Math.min(out.width(), 80), paint: out.paint, header: false };
  for (const line of renderTable(columns, rows, options)) out.line(line);
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function unknownCommand(name: string): UsageError {
  const hint = didYouMean(name, Object.keys(commandList));
  const file = /\.ya?ml$/.test(name) ? [`to run a file: \`runbook run ${name}\``] : [];
  return new UsageError(`there is no command \`${name}\``, [
    ...file,
    ...(hint === undefined || file.length > 0 ? [] : [hint]),
    '`runbook --help` lists the commands',
  ]);
}

function misplacedFlag(flag: string): UsageError {
  // The only two that stand alone.
  const hint = /^--[hv]/.test(flag) ? didYouMean(flag, ['--version', '--help']) : undefined;
  if (hint !== undefined)
    return new UsageError(`there is no flag \`${flag}\``, [hint, '`runbook --help` lists the commands']);
  return new UsageError(`\`${flag}\` stands before the command`, [
    'flags come behind the command: `runbook run NAME --env sandbox`',
    '`runbook --help` lists the commands',
  ]);
}

/** The framework's types know no `exactOptionalPropertyTypes`; these are its own definitions, a little wider. */
const defineFlag = {
  switch: Flags.boolean as unknown as (options: object) => Interfaces.Flag<unknown>,
  value: Flags.string as unknown as (options: object) => Interfaces.Flag<unknown>,
};
const defineArg = Args.string as unknown as (options: object) => Interfaces.Arg<unknown>;

function flagOf({ kind, placeholder, ...common }: FlagSpec): Interfaces.Flag<unknown> {
  if (kind === 'switch') return defineFlag.switch(common);
  const many = kind === 'list' ? { multiple: true, multipleNonGreedy: true } : {};
  return defineFlag.value({ ...common, helpValue: placeholder, ...many });
}

function argOf({ summary, required, ...rest }: ArgSpec): Interfaces.Arg<unknown> {
  return defineArg({ ...rest, description: summary, required: required ?? false, ignoreStdin: true });
}

/** Those with a letter first: help lines up the others below them. */
function flagsInOrder({ flags }: CommandSpec): [string, FlagSpec][] {
  return Object.entries(flags).toSorted(
    ([, left], [, right]) => Number(left.char === undefined) - Number(right.char === undefined),
  );
}

function commandClass(spec: CommandSpec, run: (parsed: Parsed) => Promise<void>): Command.Class {
  return class extends Command {
    static override id = spec.name;
    static override summary = spec.summary;
    static override description = spec.description;
    static override examples = spec.examples.map(({ does, line }) => ({ description: does, command: line }));
    static override args = Object.fromEntries(spec.args.map((arg) => [arg.name, argOf(arg)]));
    static override flags = Object.fromEntries(
      flagsInOrder(spec).map(([name, flag]) => [name, flagOf(flag)]),
    );

    override async run(): Promise<void> {
      const { args, flags } = await this.parse();
      await run(parsedOf(spec, args, flags));
    }

    // The framework would print here; whoever started it does.
    override catch(error: Error): Promise<never> {
      return Promise.reject(error);
    }
  };
}

function parsedOf(spec: CommandSpec, args: Record<string, unknown>, flags: Record<string, unknown>): Parsed {
  const single: Record<string, string | undefined> = {};
  let rest: readonly string[] = [];
  for (const { name, multiple } of spec.args) {
    const value = args[name];
    if (multiple === true) rest = (value ?? []) as readonly string[];
    else single[name] = value as string | undefined;
  }
  return { args: single, rest, flags: flags as Parsed['flags'] };
}

/** The framework's view of this program: all commands in one plugin that reads nothing from disk. */
function asPlugin(classes: readonly Command.Class[]): Interfaces.Plugin {
  const byId = new Map(classes.map((each) => [each.id, each]));
  const find = (id: string): Promise<Command.Class> => {
    const found = byId.get(id);
    return found === undefined ? Promise.reject(new Error(`no command ${id}`)) : Promise.resolve(found);
  };
  const root = import.meta.dirname;
  return {
    _base: '',
    alias: 'runbook',
    commandIDs: [...byId.keys()],
    commands: classes.map((each) => loadable(each)),
    commandsDir: undefined,
    findCommand: find,
    hasManifest: false,
    hooks: {},
    isRoot: true,
    load: () => Promise.resolve(),
    moduleType: 'module',
    name: 'runbook',
    options: { root },
    pjson: {
      name: 'runbook',
      version: engineVersion,
      dependencies: {},
      devDependencies: {},
      oclif: {
        bin: 'runbook',
        topicSeparator: ':',
        description: 'Validates, plans and executes operational procedures written in YAML.',
        helpOptions: { flagSortOrder: 'none', hideCommandSummaryInDescription: true },
        additionalHelpFlags: ['-h'],
      },
    },
    root,
    topics: [],
    type: 'core',
    valid: true,
    version: engineVersion,
  } as unknown as Interfaces.Plugin;
}

function loadable(command: Command.Class): Command.Loadable {
  const named = <T extends object>(record: Record<string, T>): Record<string, T & { name: string }> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, { ...value, name }]));
  const { id, summary, description, examples, flags, args } = command;
  return {
    id,
    summary,
    description,
    examples,
    flags: named(flags),
    args: named(args),
    aliases: [],
    hiddenAliases: [],
    hidden: false,
    strict: true,
    pluginName: 'runbook',
    load: () => Promise.resolve(command),
  };
}

import { parseArgs } from 'node:util';
import type { ArgSpec, CommandSpec, FlagSpec, Parsed } from './command-spec.ts';

type Values = Parsed['flags'];

/**
 * Parses a command line that is as the spec wants it. Undefined for any other one, `--help`
 * included: what is unusual is left to the framework, which is slower to load and explains.
 */
export function parsePlain(spec: CommandSpec, argv: readonly string[]): Parsed | undefined {
  const split = tryParse(spec, argv);
  if (split === undefined) return undefined;
  const { values, positionals } = split;
  for (const [name, flag] of Object.entries(spec.flags)) {
    if (!isAllowed(flag, values[name])) return undefined;
  }
  const last = spec.args.at(-1);
  const taken = spec.args.filter(({ multiple }) => multiple !== true).length;
  if (positionals.length > taken && last?.multiple !== true) return undefined;
  if (!spec.args.every((arg, index) => isArgAllowed(arg, positionals[index]))) return undefined;
  return {
    args: Object.fromEntries(spec.args.slice(0, taken).map(({ name }, index) => [name, positionals[index]])),
    rest: positionals.slice(taken),
    flags: values,
  };
}

function tryParse(
  spec: CommandSpec,
  argv: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } | undefined {
  const options = Object.fromEntries(
    Object.entries(spec.flags).map(([name, { kind, char }]) => [
      name,
      {
        type: kind === 'switch' ? ('boolean' as const) : ('string' as const),
        multiple: kind === 'list',
        ...(char === undefined ? {} : { short: char }),
      },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    // Only text can be given several times.
    return { values: values as Values, positionals };
  } catch {
    return undefined;
  }
}

function isAllowed({ options }: FlagSpec, value: Values[string]): boolean {
  if (value === undefined || typeof value === 'boolean') return true;
  // An empty value, or one that looks like a flag, is most often a slip.
  const values = typeof value === 'string' ? [value] : value;
  return values.every((each) => each !== '' && (options === undefined || options.includes(each)));
}

function isArgAllowed({ required, options }: ArgSpec, value: string | undefined): boolean {
  if (value === undefined) return required !== true;
  return options === undefined || options.includes(value);
}

/** Fills flags that are absent from the environment variables that stand for them. */
export function withEnvironment(spec: CommandSpec, parsed: Parsed, env: NodeJS.ProcessEnv): Parsed {
  const flags: Record<string, Values[string]> = { ...parsed.flags };
  for (const [name, { env: variable }] of Object.entries(spec.flags)) {
    const value = variable === undefined ? undefined : env[variable];
    if (value !== undefined && value !== '') flags[name] ??= value;
  }
  return { ...parsed, flags };
}

import type { Io } from './io.ts';

/** A flag: one that is there or not, one with a value, or one that can be given several times. */
export interface FlagSpec {
  readonly kind: 'switch' | 'value' | 'list';
  /** A single letter for `-x`. */
  readonly char?: Letter;
  readonly summary: string;
  /** What stands for the value in help: `FILE`. */
  readonly placeholder?: string;
  readonly options?: readonly string[];
  /** Environment variable that is taken when the flag is absent. */
  readonly env?: string;
}

/** The short flags in use. */
type Letter = 'i' | 'o' | 'q';

/** A positional argument. Only the last one may be `multiple`. */
export interface ArgSpec {
  readonly name: string;
  readonly summary: string;
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly options?: readonly string[];
}

/** What was given, checked against the spec. */
export interface Parsed {
  readonly args: Readonly<Record<string, string | undefined>>;
  /** The values of the `multiple` argument. */
  readonly rest: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** Reads the specs of all verbs. */
export type LoadCommands = () => Promise<readonly CommandSpec[]>;

/** Does a command; resolves to the exit code. Expected problems are thrown as Refusal or UsageError. */
export type CommandRun = (parsed: Parsed, io: Io, commands: LoadCommands) => Promise<number>;

/** One verb, declared once: its help, its parsing and its run follow from it. It loads nothing by itself. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly { readonly does: string; readonly line: string }[];
  readonly args: readonly ArgSpec[];
  readonly flags: Readonly<Record<string, FlagSpec>>;
  readonly load: () => Promise<CommandRun>;
}

/** Whether a switch was given. */
export function isOn(parsed: Parsed, flag: string): boolean {
  return parsed.flags[flag] === true;
}

/** The value of a flag. */
export function textOf(parsed: Parsed, flag: string): string | undefined {
  const value = parsed.flags[flag];
  return typeof value === 'string' ? value : undefined;
}

/** The values of a flag that can be given several times. */
export function listOf(parsed: Parsed, flag: string): readonly string[] {
  const value = parsed.flags[flag];
  return typeof value === 'object' ? value : [];
}

/** A required argument; the parsers have made sure of it. */
export function argument(parsed: Parsed, name: string): string {
  const value = parsed.args[name];
  if (value === undefined) throw new Error(`argument ${name} is missing after parsing`);
  return value;
}

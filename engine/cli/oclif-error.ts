import { didYouMean } from '../diagnostics/suggest.ts';
import type { CommandSpec } from './command-spec.ts';
import { UsageError } from './usage-error.ts';

/** What the framework's own errors have in common. */
interface FrameworkError extends Error {
  readonly oclif: unknown;
  readonly flags?: unknown;
  readonly args?: unknown;
}

function isFrameworkError(error: unknown): error is FrameworkError {
  return error instanceof Error && 'oclif' in error;
}

/** The framework's complaint about a command line in our words; any other error is passed as it is. */
export function asUsageError(error: unknown, spec: CommandSpec | undefined): unknown {
  if (!isFrameworkError(error) || spec === undefined) return error;
  const more = `\`runbook ${spec.name} --help\` shows what it takes`;
  if (Array.isArray(error.flags)) return unknownFlags(error.flags, spec, more);
  if (error.message.startsWith('Missing') && Array.isArray(error.args))
    return missingArgs(error.args, spec, more);
  if (error.message.startsWith('Unexpected argument') && Array.isArray(error.args)) {
    return new UsageError(`\`${spec.name}\` takes no such argument: ${quoted(error.args)}`, [more]);
  }
  const [first = ''] = error.message.split('\n');
  return new UsageError(first.charAt(0).toLowerCase() + first.slice(1), [more]);
}

function quoted(words: readonly unknown[]): string {
  return words.map((word) => `\`${String(word)}\``).join(', ');
}

function unknownFlags(flags: readonly unknown[], spec: CommandSpec, more: string): UsageError {
  const known = Object.keys(spec.flags).map((name) => `--${name}`);
  const hints = flags.length === 1 ? didYouMean(String(flags[0]), known) : undefined;
  return new UsageError(`\`${spec.name}\` has no flag ${quoted(flags)}`, [
    ...(hints === undefined ? [] : [hints]),
    more,
  ]);
}

function missingArgs(args: readonly unknown[], spec: CommandSpec, more: string): UsageError {
  const names = args.map((arg) =>
    typeof arg === 'object' && arg !== null && 'name' in arg ? String(arg.name) : '',
  );
  const usage = spec.args.map(({ name, required }) =>
    required === true ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  );
  return new UsageError(`\`${spec.name}\` needs ${names.map((name) => name.toUpperCase()).join(' and ')}`, [
    `\`runbook ${[spec.name, ...usage].join(' ')}\``,
    more,
  ]);
}

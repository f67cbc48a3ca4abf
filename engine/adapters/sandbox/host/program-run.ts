import type { ExecResult } from '../../../ports/transport.ts';
import type { SandboxImage } from '../images.ts';
import type { Machine } from './machine.ts';

/** A program run in a container. The sandbox never starts a program of the real machine here. */
export interface ProgramRun {
  readonly machine: Machine;
  readonly image: SandboxImage;
  /** The service whose live container it runs in; undefined for a fresh container beside. */
  readonly service: string | undefined;
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: Buffer;
  readonly signal: AbortSignal;
  readonly write: (stream: 'stdout' | 'stderr', text: string) => Promise<void>;
}

/** A program that ended well. */
export const succeeded: ExecResult = { exitCode: 0, signal: undefined };

/** A program that ended with this code. */
export function exit(exitCode: number): ExecResult {
  return { exitCode, signal: undefined };
}

/** The value of `--name value` or `--name=value`. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const arg = args[at];
  if (arg === undefined) return undefined;
  return arg === name ? args[at + 1] : arg.slice(name.length + 1);
}

/** Says what the sandbox has instead. */
export async function unknownProgram({ argv, image, write }: ProgramRun): Promise<ExecResult> {
  const offered = {
    gitea: 'gitea --version, gitea migrate, gitea admin user create, gitea admin user list',
    nginx: 'nginx -t, nginx -s reload, nginx -v',
    certbot: 'renew, --version (its image starts certbot by itself)',
    postgres: 'pg_isready, psql -c, postgres --version',
  }[image.program];
  const words = `the sandbox has no "${argv.join(' ')}" in ${image.ref}; it has ${offered}`;
  await write('stderr', `${words}, true, false, echo, cat, sleep\n`);
  return exit(127);
}

import { setTimeout } from 'node:timers/promises';
import type { ExecResult } from '../../../ports/transport.ts';
import { runCertbot } from './certbot-program.ts';
import { runGitea } from './gitea-program.ts';
import { runNginx } from './nginx-program.ts';
import { runPostgres } from './postgres-programs.ts';
import { type ProgramRun, exit, succeeded, unknownProgram } from './program-run.ts';

/** Runs one of the few programs that the sandbox has; anything else ends with exit code 127. */
export async function runProgram(run: ProgramRun): Promise<ExecResult> {
  const [program, ...args] = run.argv;
  const name = program.split('/').at(-1) ?? program;
  const common = await runCommon(run, name, args);
  if (common !== undefined) return common;
  switch (run.image.program) {
    case 'gitea':
      return name === 'gitea' ? runGitea(run, args) : unknownProgram(run);
    case 'nginx':
      return name === 'nginx' ? runNginx(run, args) : unknownProgram(run);
    case 'certbot':
      // The real image starts certbot whatever it is given: these are its arguments.
      return runCertbot(run, run.argv);
    case 'postgres':
      return runPostgres(run, name, args);
  }
}

/** What every real image has too. */
async function runCommon(
  { write, stdin, signal }: ProgramRun,
  name: string,
  args: readonly string[],
): Promise<ExecResult | undefined> {
  switch (name) {
    case 'true':
      return succeeded;
    case 'false':
      return exit(1);
    case 'echo':
      await write('stdout', `${args.join(' ')}\n`);
      return succeeded;
    case 'cat':
      await write('stdout', stdin.toString());
      return succeeded;
    case 'sleep':
      return sleep(Number(args[0]), signal);
    default:
      return undefined;
  }
}

async function sleep(seconds: number, signal: AbortSignal): Promise<ExecResult> {
  try {
    await setTimeout(seconds * 1000, undefined, { signal });
    return succeeded;
  } catch {
    return { exitCode: undefined, signal: 'SIGTERM' };
  }
}

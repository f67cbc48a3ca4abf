import { commandList, loadCommands } from './command-list.ts';
import type { CommandSpec, Parsed } from './command-spec.ts';
import { processIo } from './io.ts';
import type { Io } from './io.ts';
import { parsePlain, withEnvironment } from './parse-plain.ts';

/** Carries a command line out, prints what went wrong, and ends the process with the exit code. */
export async function dispatch(argv: readonly string[]): Promise<void> {
  const io = processIo(argv);
  let code: number;
  try {
    code = await carryOut(argv, io);
  } catch (error) {
    const { reportProblem } = await import('./report-problem.ts');
    code = await reportProblem(error, io, argv.includes('--json'));
  }
  try {
    await io.out.flush();
    await io.err.flush();
  } catch (error) {
    process.exit(lostOutput(error, code));
  }
  process.exit(code);
}

/** What could not be printed is a failure of its own, unless there is a worse one. */
function lostOutput(error: unknown, code: number): number {
  process.stderr.write(
    `error: cannot write to standard output: ${error instanceof Error ? error.message : ''}\n`,
  );
  return code === 0 ? 1 : code;
}

async function carryOut(argv: readonly string[], io: Io): Promise<number> {
  const [name = '', ...rest] = argv;
  const find = Object.hasOwn(commandList, name) ? commandList[name] : undefined;
  const spec = await find?.();
  const parsed = spec === undefined ? undefined : parsePlain(spec, rest);
  if (spec !== undefined && parsed !== undefined) return runCommand(spec, parsed, io);
  const { runWithFramework } = await import('./oclif-shell.ts');
  return runWithFramework(argv, io, runCommand);
}

/** Runs a command whose line was parsed, whichever parser did it. */
async function runCommand(spec: CommandSpec, parsed: Parsed, io: Io): Promise<number> {
  const run = await spec.load();
  return run(withEnvironment(spec, parsed, io.env), io, loadCommands);
}

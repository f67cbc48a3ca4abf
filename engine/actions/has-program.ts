import type { ActionContext } from './define-action.ts';
import { runProgram } from './run-program.ts';

/** Whether the target has a program of this name. */
export async function hasProgram(name: string, context: ActionContext): Promise<boolean> {
  const { exitCode } = await runProgram(
    { argv: ['sh', '-c', 'command -v "$1"', 'sh', name], exitCodes: [0, 1, 127], quiet: true },
    context,
  );
  return exitCode === 0;
}

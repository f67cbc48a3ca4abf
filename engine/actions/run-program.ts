import { formatSize } from '../runbook/size.ts';
import type { ExecRequest, ExecResult } from '../ports/transport.ts';
import { collectHead, collectTail } from './byte-collector.ts';
import { ActionError, type ActionContext } from './define-action.ts';

/** What a program printed and how it ended. */
export interface Completed {
  readonly stdout: string;
  readonly exitCode: number;
}

/** How a program of a step is started and what counts as good. */
export interface ProgramRequest {
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
  readonly stdin?: string | AsyncIterable<Uint8Array> | undefined;
  /** Exit codes that are no failure; only 0 unless said otherwise. */
  readonly exitCodes?: readonly number[] | undefined;
  /** Most bytes of stdout that are kept; more than that is a failure. */
  readonly maxStdout?: number;
  /** Takes stdout instead of its being kept, shown and returned. */
  readonly onStdout?: (chunk: Uint8Array) => Promise<void>;
  /** Whether stdout is shown and logged; stderr always is. */
  readonly quiet?: boolean;
}

/** Something that starts programs: a target, or a service's container. */
export type Exec = (request: ExecRequest, signal: AbortSignal) => Promise<ExecResult>;

/** One MiB: the most that a step's output may hold. */
export const outputLimit: number = 1024 * 1024;

/**
 * Runs a program on the step's target to its end and returns its stdout. Throws an ActionError
 * when it ends with an unexpected exit code or a signal, with the end of its stderr, or prints
 * more than `maxStdout` bytes.
 */
export async function runProgram(
  request: ProgramRequest,
  context: ActionContext,
  exec: Exec = (wanted, signal) => context.target.exec(wanted, signal),
): Promise<Completed> {
  const limit = request.maxStdout ?? outputLimit;
  const stdout = collectHead(limit);
  const stderr = collectTail(2048);
  const result = await exec(
    {
      argv: request.argv,
      env: { ...context.env, ...request.env },
      ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
      ...(request.stdin === undefined ? {} : { stdin: request.stdin }),
      identity: context.identity,
      onOutput: (stream, chunk) => {
        if (stream === 'stdout' && request.onStdout !== undefined) return request.onStdout(chunk);
        (stream === 'stdout' ? stdout : stderr).add(chunk);
        if (stream === 'stderr' || request.quiet !== true) context.print(chunk);
        return undefined;
      },
    },
    context.signal,
  );
  context.signal.throwIfAborted();
  const exitCode = checkEnd(request, result, () => shownEnd(stderr.text(), context));
  if (stdout.overflowed) {
    throw new ActionError(`\`${request.argv[0]}\` printed more than ${formatSize(limit)}`, {
      help: 'write the output to a file, or print less of it',
    });
  }
  return { stdout: stdout.text(), exitCode };
}

/** The exit code of a program that ended as expected; throws an ActionError with the end of its stderr otherwise. */
function checkEnd(request: ProgramRequest, result: ExecResult, lastLines: () => string): number {
  const { exitCode, signal } = result;
  if (exitCode !== undefined && (request.exitCodes ?? [0]).includes(exitCode)) return exitCode;
  const end =
    exitCode === undefined
      ? `was ended by ${signal ?? 'an unknown signal'}`
      : `ended with exit code ${exitCode}`;
  const stderr = lastLines();
  const shown = stderr === '' ? '' : `: ${stderr}`;
  throw new ActionError(`\`${request.argv[0]}\` ${end}${shown}`, {
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(exitCode === 127 ? { help: 'a program was not found; is it installed on the target?' } : {}),
  });
}

/** The last lines of the end of a text. */
function shownEnd(text: string, { hide }: ActionContext): string {
  const lines = text.trim().split('\n').slice(-8).join('\n');
  return hide?.(lines) ?? lines;
}

/** The argument list of a step as a transport takes it; throws an ActionError when it is empty. */
export function programOf(argv: readonly string[]): [string, ...string[]] {
  const [program, ...rest] = argv;
  if (program === undefined || program === '') throw new ActionError('`argv` names no program');
  return [program, ...rest];
}

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { ExecRequest, ExecResult } from '../../ports/transport.ts';
import { asError } from '../posix/as-error.ts';
import { drainOutput } from '../posix/drain-output.ts';
import { checkRequest, markers } from '../posix/environment.ts';
import { feedStdin } from '../posix/feed-stdin.ts';
import { type OutputPump, pumpOutput } from '../posix/output-pump.ts';
import { endTree, groupIsAlive } from './end-tree.ts';
import { startError } from './start-error.ts';

/** Milliseconds that output may stay open after the program's end before we look who holds it. */
const HELD_AFTER = 100;

/** What all programs of a target are started with. */
export interface ExecSettings {
  /** Milliseconds between TERM and KILL. */
  readonly grace: number;
  /** What they inherit. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs a program in a session and process group of its own. Resolves once it has ended, its output
 * was handed on and nothing of its group is alive; a child that keeps the output open is ended.
 * Rejects with a PortError when it cannot be started.
 */
export async function execLocal(
  request: ExecRequest,
  signal: AbortSignal,
  { grace, environment }: ExecSettings,
): Promise<ExecResult> {
  checkRequest(request);
  if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
  const child = start(request, environment);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = new Promise<ExecResult>((resolve, reject) => {
    child.once('error', (cause) => reject(startError(request, cause)));
    child.once('exit', (exitCode, name) =>
      resolve({ exitCode: exitCode ?? undefined, signal: name ?? undefined }),
    );
  });
  const { pid } = child;
  if (pid === undefined) return exited; // It was not started; the error event says why.
  return attend({ request, signal, grace, child, pid, closed, exited });
}

interface Attended {
  readonly request: ExecRequest;
  readonly signal: AbortSignal;
  readonly grace: number;
  readonly child: ChildProcess;
  readonly pid: number;
  readonly closed: Promise<void>;
  readonly exited: Promise<ExecResult>;
}

function start(request: ExecRequest, environment: ExecSettings['environment']): ChildProcess {
  const [program, ...rest] = request.argv;
  const output = request.onOutput === undefined ? 'ignore' : 'pipe';
  const stdio: StdioOptions = [request.stdin === undefined ? 'ignore' : 'pipe', output, output];
  const env = { ...environment, ...request.env, ...markers(request.identity) };
  try {
    // `detached` is setsid(2): a session without a terminal, so that nothing can ask on the operator's.
    return spawn(program, rest, {
      env,
      stdio,
      detached: true,
      ...(request.cwd !== undefined && { cwd: request.cwd }),
    });
  } catch (cause) {
    throw startError(request, cause);
  }
}

async function attend(attended: Attended): Promise<ExecResult> {
  const { request, signal, child, pid, exited, closed } = attended;
  const end = (): Promise<number> => endTree({ mark: request.identity, group: pid, grace: attended.grace });
  let ending: Promise<number> | undefined;
  let failure: Error | undefined;
  const endNow = (): void => {
    ending ??= end();
    ending.catch(() => {}); // Awaited below; here only so that it is never reported as unhandled.
  };
  const fail = (cause: unknown): void => {
    if (cause === undefined) return;
    failure ??= asError(cause);
    endNow();
  };
  signal.addEventListener('abort', endNow, { once: true });
  try {
    if (child.stdin !== null && request.stdin !== undefined) feed(child.stdin, request.stdin, fail);
    const pump = connect(child, request, fail);
    const result = await exited;
    if (ending === undefined && groupIsAlive(pid)) await end();
    if (pump !== undefined) {
      const discard = (): void => discardOutput(child);
      await drainOutput({ pump, closed, heldAfter: HELD_AFTER, end, discard });
    }
    await ending;
    if (failure !== undefined) throw failure;
    return result;
  } finally {
    signal.removeEventListener('abort', endNow);
  }
}

function feed(
  sink: Writable,
  source: NonNullable<ExecRequest['stdin']>,
  fail: (cause: unknown) => void,
): void {
  feedStdin(sink, source).then(fail, fail);
}

function connect(
  child: ChildProcess,
  request: ExecRequest,
  fail: (cause: unknown) => void,
): OutputPump | undefined {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null || request.onOutput === undefined) return undefined;
  const pump = pumpOutput({ stdout, stderr }, request.onOutput);
  void pump.failed.then(fail);
  return pump;
}

function discardOutput(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

import { PortError } from '../../ports/port-error.ts';
import type { ExecRequest, ExecResult } from '../../ports/transport.ts';
import { asError } from '../posix/as-error.ts';
import { drainOutput, within } from '../posix/drain-output.ts';
import { checkRequest } from '../posix/environment.ts';
import { feedStdin } from '../posix/feed-stdin.ts';
import { pumpOutput } from '../posix/output-pump.ts';
import type { ChannelEnd, Connection, RemoteProcess } from './connection.ts';
import { type RemoteShim, endLine, endRemote, tenths } from './remote-shim.ts';
import { attemptText, pathPart } from './shell-text.ts';

/** Milliseconds that output may stay open after the program's end before we look who holds it. */
const HELD_AFTER = 300;

/** A connection with its scripts in place. */
export interface Remote {
  readonly connection: Connection;
  readonly shim: RemoteShim;
  /** Milliseconds between TERM and KILL. */
  readonly grace: number;
  readonly target: string;
  /** How many programs each attempt has started so far, by the attempt's folder. */
  readonly started: Map<string, number>;
}

/**
 * Runs a program on the target under the shim. Resolves once it has ended, its output was handed on
 * and nothing of its group is alive. A program that itself ends with a code above 128 that stands
 * for a signal counts as ended by it, as in every shell. Rejects with a PortError when it cannot be
 * started or the connection is lost; the target then ends it by itself.
 */
export async function execSsh(
  remote: Remote,
  request: ExecRequest,
  signal: AbortSignal,
): Promise<ExecResult> {
  checkRequest(request);
  const leave = await remote.connection.attemptSlot();
  try {
    if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
    const folder = nextFolder(remote, request);
    const end = endLine();
    const { connection, shim, grace } = remote;
    const process = await shim.start('attempt', connection.id, folder, tenths(grace), end);
    process.channel.write(attemptText(request, end));
    const ended = await attend(remote, request, signal, process);
    return await interpret(remote, request, ended, `${shim.stateDirectory}/attempts/${folder}/result`);
  } finally {
    leave();
  }
}

/**
 * Where the shim keeps what happened. An attempt may start several programs; the first of another
 * engine that has the same attempt in hand is the first of this one, and so on.
 */
function nextFolder({ started }: Remote, { identity: { run, step, attempt } }: ExecRequest): string {
  const folder = [pathPart(run), pathPart(step), attempt].join('/');
  const number = (started.get(folder) ?? 0) + 1;
  started.set(folder, number);
  return `${folder}.${number}`;
}

async function attend(
  remote: Remote,
  request: ExecRequest,
  signal: AbortSignal,
  { channel, ended, closed }: RemoteProcess,
): Promise<ChannelEnd> {
  const end = (): Promise<number> => endRemote(remote.shim, request.identity, remote.grace);
  let ending: Promise<void> | undefined;
  let failure: Error | undefined;
  const endNow = (): void => {
    ending ??= endUntil(ended, end);
    ending.catch(() => {}); // Awaited below; here only so that it is never reported as unhandled.
  };
  const fail = (cause: unknown): void => {
    if (cause === undefined) return;
    failure ??= asError(cause);
    endNow();
  };
  signal.addEventListener('abort', endNow, { once: true });
  if (signal.aborted) endNow();
  try {
    feedStdin(channel, request.stdin ?? '').then(fail, fail);
    const pump = pumpOutput({ stdout: channel, stderr: channel.stderr }, request.onOutput ?? (() => {}));
    void pump.failed.then(fail);
    const result = await ended;
    const discard = (): void => void channel.destroy();
    await drainOutput({ pump, closed, heldAfter: HELD_AFTER, end, discard });
    await ending;
    if (failure !== undefined) throw failure;
    return result;
  } finally {
    signal.removeEventListener('abort', endNow);
  }
}

/** Ends an attempt for good: the shim may have been about to start the program when it was first looked for. */
async function endUntil(ended: Promise<unknown>, end: () => Promise<number>): Promise<void> {
  const settled = ended.catch(() => {}); // A lost connection is told by whoever awaits the end itself.
  do await end();
  while (!(await within(settled, HELD_AFTER)));
}

/** Turns how the shim ended into how the program did. */
async function interpret(
  remote: Remote,
  request: ExecRequest,
  { code, signal }: ChannelEnd,
  resultFile: string,
): Promise<ExecResult> {
  if (code !== undefined) return { exitCode: code, signal: undefined };
  const shown = JSON.stringify(request.argv[0]);
  if (signal === 'SIGUSR2') {
    throw new PortError('failed', `${shown} was started before for this attempt and left no result`, {
      help: 'the target was restarted or its process was killed: look at what it did, then resume the run',
    });
  }
  const { stdout } = await remote.shim.plain(['cat', '--', resultFile]);
  return resultOf(remote, request, stdout.trim());
}

function resultOf({ target }: Remote, { argv: [program], cwd }: ExecRequest, result: string): ExecResult {
  const shown = JSON.stringify(program);
  switch (result) {
    case 'not-found':
      throw new PortError('not-found', `there is no program ${shown} on ${target}`, {
        help: program.includes('/') ? 'check the path' : 'install it, or correct its name; PATH was searched',
      });
    case 'refused':
      throw new PortError('refused', `cannot start ${shown} on ${target}: it may not be executed`, {
        help: 'check the permissions (chmod +x)',
      });
    case 'cwd':
      throw new PortError(
        'not-found',
        `cannot start ${shown} on ${target}: cwd ${cwd ?? ''} is not a directory`,
        {
          help: 'make the directory first, or correct cwd',
        },
      );
    default:
      return statusOf(shown, target, result);
  }
}

function statusOf(shown: string, target: string, result: string): ExecResult {
  if (!/^\d+$/.test(result)) {
    throw new PortError('failed', `the shim of ${shown} on ${target} ended without a result`, {
      help: 'somebody ended it on the target, or its state directory cannot be written: look there, then resume the run',
    });
  }
  const status = Number(result);
  const signal = SIGNALS.get(status - 128);
  return signal === undefined ? { exitCode: status, signal: undefined } : { exitCode: undefined, signal };
}

/** Signals of Linux by number, those that end programs in practice. */
const SIGNALS: ReadonlyMap<number, string> = new Map([
  [1, 'SIGHUP'],
  [2, 'SIGINT'],
  [3, 'SIGQUIT'],
  [4, 'SIGILL'],
  [5, 'SIGTRAP'],
  [6, 'SIGABRT'],
  [7, 'SIGBUS'],
  [8, 'SIGFPE'],
  [9, 'SIGKILL'],
  [10, 'SIGUSR1'],
  [11, 'SIGSEGV'],
  [12, 'SIGUSR2'],
  [13, 'SIGPIPE'],
  [14, 'SIGALRM'],
  [15, 'SIGTERM'],
  [24, 'SIGXCPU'],
  [25, 'SIGXFSZ'],
]);

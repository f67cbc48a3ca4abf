import { randomUUID } from 'node:crypto';
import type { Watch } from '../../ports/infrastructure.ts';
import { PortError } from '../../ports/port-error.ts';
import { readMessage, splitLines, type TerraformDiagnostic, type TerraformMessage } from './messages.ts';
import { terraformEnvironment, type TerraformSettings } from './settings.ts';
import { terraformError } from './terraform-error.ts';

/** How Terraform is called. */
export interface Call {
  /** What is tried, for messages: `planning`. */
  readonly what: string;
  readonly args: readonly string[];
  /** Receives what it tells with `-json`, as it comes. */
  readonly onMessage?: (message: TerraformMessage) => void;
}

/** What it printed that was no message. */
export interface Printed {
  readonly stdout: string;
}

/** Runs Terraform; rejects with a PortError unless it ends well. */
export type Program = (call: Call, watch: Watch) => Promise<Printed>;

const usualPatience = 5 * 60_000;

/** Tells the process's own id before it becomes Terraform, so that Terraform alone can be interrupted. */
const announce = 'echo "$$" >"$0" && exec "$@"';

/** A way to run Terraform in one configuration. */
export function openProgram(settings: TerraformSettings): Program {
  const { transport, directory, work } = settings;
  return async ({ what, args, onMessage }, watch) => {
    watch.signal.throwIfAborted();
    const env = await terraformEnvironment(settings);
    const pidFile = `${work}/${randomUUID()}.pid`;
    const diagnostics: TerraformDiagnostic[] = [];
    const plain: string[] = [];
    const errors: string[] = [];
    const stdout = splitLines((line) => {
      const message = onMessage === undefined ? undefined : readMessage(line);
      if (message === undefined) plain.push(line);
      else if (message.diagnostic !== undefined) diagnostics.push(message.diagnostic);
      if (message !== undefined) onMessage?.(message);
    });
    const stderr = splitLines((line) => errors.push(line));
    const stop = new AbortController();
    const gentle = interruptOn(settings, watch, pidFile, stop);
    try {
      const result = await transport.exec(
        {
          argv: ['sh', '-c', announce, pidFile, 'terraform', ...args],
          cwd: directory,
          env,
          identity: watch.identity,
          onOutput: (stream, chunk) => (stream === 'stdout' ? stdout : stderr).add(chunk),
        },
        stop.signal,
      );
      stdout.end();
      stderr.end();
      watch.signal.throwIfAborted();
      if (result.exitCode === 0) return { stdout: plain.join('\n') };
      if (result.exitCode === 127) throw noProgram();
      // What went well until then stands on stdout, where a call is not asked for messages.
      throw terraformError(what, diagnostics, (errors.length > 0 ? errors : plain).join('\n'));
    } finally {
      gentle.done();
      await transport.files.remove(pidFile);
    }
  };
}

function noProgram(): PortError {
  return new PortError('not-found', 'there is no program `terraform` on this machine', {
    help: 'install Terraform 1.11 or newer, so that it is in PATH',
  });
}

/**
 * On cancel Terraform alone is interrupted: it ends what it is doing, writes its state and lets go of the lock. Its
 * providers, ended with it, would leave resources that no state knows. Who does not end in time is ended as a whole.
 */
function interruptOn(
  { transport, patience = usualPatience }: TerraformSettings,
  { signal, identity }: Watch,
  pidFile: string,
  stop: AbortController,
): { readonly done: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    timer = setTimeout(() => stop.abort(signal.reason), patience);
    const argv = ['sh', '-c', 'kill -INT "$(cat "$1")"', 'sh', pidFile] as const;
    const own = { ...identity, step: `${identity.step}#interrupt` };
    transport
      .exec({ argv: [...argv], identity: own }, new AbortController().signal)
      .then(({ exitCode }) => exitCode === 0 || stop.abort(signal.reason))
      .catch(() => stop.abort(signal.reason));
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return {
    done() {
      signal.removeEventListener('abort', interrupt);
      clearTimeout(timer);
    },
  };
}

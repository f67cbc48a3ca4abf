import type { Transport } from '../../ports/transport.ts';
import type { Capture, Captured } from '../posix/capture.ts';

/** The way into the server's container, as the adapter of the containers gives it. */
export interface ContainerEntry {
  /** Words that start a program there; the program's own follow. */
  readonly words: readonly [string, ...string[]];
  /** For the client on the target. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends what was started and is still alive. */
  end(): Promise<void>;
}

/** Starts the server's own programs, so that they have its version. */
export interface ServerPrograms {
  /** Runs one and captures what it prints. */
  run(argv: readonly string[], signal: AbortSignal, stdin?: string): Promise<Captured>;
  /**
   * Runs a POSIX shell script of ours on the target, where `"$@"` starts the program in the container.
   * So a dump goes from the container to the target's disk, and not through the engine.
   */
  script(
    script: string,
    argv: readonly string[],
    env: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Captured>;
  readonly files: Transport['files'];
}

/** Costs nothing until something is asked of it. */
export function openServerPrograms(settings: {
  readonly transport: Transport;
  readonly capture: Capture;
  readonly enter: (options: { readonly stdin: boolean }) => Promise<ContainerEntry>;
}): ServerPrograms {
  const { transport, capture, enter } = settings;
  return {
    files: transport.files,
    async run(argv, signal, stdin) {
      signal.throwIfAborted();
      const entry = await enter({ stdin: stdin !== undefined });
      const input = stdin === undefined ? {} : { stdin };
      const ended = await capture({ argv: [...entry.words, ...argv], env: entry.env, ...input }, signal);
      if (signal.aborted) await entry.end();
      return ended;
    },
    async script(script, argv, env, signal) {
      signal.throwIfAborted();
      const entry = await enter({ stdin: true });
      const words = [...entry.words, ...argv];
      const ended = await capture(
        { argv: ['sh', '-c', script, 'sh', ...words], env: { ...entry.env, ...env, LC_ALL: 'C' } },
        signal,
      );
      if (signal.aborted) await entry.end();
      return ended;
    },
  };
}

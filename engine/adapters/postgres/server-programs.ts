import type { Transport } from '../../ports/transport.ts';
import type { Capture, Captured } from '../posix/capture.ts';

/** A program on its way into the server's container, as the adapter of the containers prepares it. */
export interface ContainerEntry {
  /** Words that start a program there; the program's own follow. */
  readonly words: readonly [string, ...string[]];
  /** For the client on the target. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends what was started and is still alive. */
  end(): Promise<void>;
}

/** The way into the server's running container. */
export interface ContainerDoor {
  enter(options: { readonly stdin: boolean }): ContainerEntry;
}

/** Starts the server's own programs, so that they have its version. */
export interface ServerPrograms {
  readonly files: Transport['files'];
  /** Runs one in the container and captures what it prints. */
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
}

/** What Docker says, before anything was started, of a container that is not there any more. */
const gone = /^Error response from daemon: .*(?:no such container|is not running)/imu;

/** Costs nothing until something is asked of it. The container is looked for once, and again when it is gone. */
export function openServerPrograms(settings: {
  readonly transport: Transport;
  readonly capture: Capture;
  readonly door: () => Promise<ContainerDoor>;
}): ServerPrograms {
  const { transport, capture } = settings;
  let known: Promise<ContainerDoor> | undefined;
  const within = async (
    stdin: boolean,
    signal: AbortSignal,
    start: (entry: ContainerEntry) => Promise<Captured>,
  ): Promise<Captured> => {
    for (;;) {
      signal.throwIfAborted();
      const fresh = known === undefined;
      known ??= settings.door();
      known.catch(() => (known = undefined));
      const entry = (await known).enter({ stdin });
      const ended = await start(entry);
      if (signal.aborted) await entry.end();
      if (ended.exitCode === 0 || !gone.test(ended.stderr)) return ended;
      known = undefined;
      if (fresh) return ended;
    }
  };
  return {
    files: transport.files,
    run: async (argv, signal, stdin) =>
      within(stdin !== undefined, signal, async ({ words, env }) => {
        const input = stdin === undefined ? {} : { stdin };
        return capture({ argv: [...words, ...argv], env, ...input }, signal);
      }),
    script: async (script, argv, values, signal) =>
      within(true, signal, async ({ words, env }) =>
        capture(
          { argv: ['sh', '-c', script, 'sh', ...words, ...argv], env: { ...env, ...values, LC_ALL: 'C' } },
          signal,
        ),
      ),
  };
}

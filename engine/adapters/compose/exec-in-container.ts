import { randomUUID } from 'node:crypto';
import type { ExecRequest, ExecResult, Transport } from '../../ports/transport.ts';
import { markerNames } from '../posix/environment.ts';
import type { Docker } from './docker.ts';
import { dockerError } from './docker-error.ts';

/** Found in the environment of everything that one exec started, whoever its parent is by now. */
const marker = 'RUNBOOK_EXEC';

/** These mean something to the docker client, too; their values are no secrets and may be seen in its arguments. */
const clientReads = /^(?:PATH|HOME|LD_.*|DOCKER_.*|COMPOSE_.*|(?:HTTPS?|NO|ALL)_PROXY|XDG_.*)$/iu;

/** A program on its way into a container. */
export interface Entry {
  /** `docker exec … <container>`: the program's words follow. */
  readonly words: readonly [string, ...string[]];
  /** For the docker client's own environment, which hands it on; nobody sees it in arguments. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends whatever the entry started and is still alive in the container. */
  end(): Promise<void>;
}

/** The way into one running container. */
export interface Door {
  enter(options: { readonly stdin: boolean }): Entry;
}

/** Prepares to start one program in a running container. */
export function enter(
  docker: Docker,
  container: string,
  request: Pick<ExecRequest, 'env' | 'cwd'> & { readonly stdin: boolean },
): Entry {
  const id = randomUUID();
  const { words: envWords, env } = environmentWords({ ...request.env, [marker]: id });
  const marked = [...markerWords, ...envWords];
  const input = request.stdin ? ['--interactive'] : [];
  const place = request.cwd === undefined ? [] : ['--workdir', request.cwd];
  return {
    words: ['docker', 'exec', ...input, ...marked, ...place, container],
    env,
    async end() {
      const script = ['sh', '-c', endScript, 'sh', `${marker}=${id}`];
      const argv = ['docker', 'exec', '--user', '0', container, ...script] as const;
      await docker.run({ argv: [...argv] }, AbortSignal.timeout(30_000));
    },
  };
}

/**
 * Options that hand on what the client itself is marked with: the host sees the processes of its containers, and what a
 * killed engine left in one is found there as everything else is.
 */
export const markerWords: readonly string[] = markerNames.flatMap((name) => ['--env', name]);

/** Options that hand variables to a container by name, so that their values stay out of the arguments. */
export function environmentWords(values: Readonly<Record<string, string>>): {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
} {
  const words: string[] = [];
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const shown = clientReads.test(name);
    words.push('--env', shown ? `${name}=${value}` : name);
    if (!shown) env[name] = value;
  }
  return { words, env };
}

/** Runs a program in a container. A cancelled one resolves once nothing of it is alive there. */
export async function execInContainer(
  transport: Transport,
  docker: Docker,
  container: string,
  request: ExecRequest,
  signal: AbortSignal,
): Promise<ExecResult> {
  const { argv, env = {}, cwd, stdin, identity, onOutput } = request;
  const entry = enter(docker, container, {
    env,
    stdin: stdin !== undefined,
    ...(cwd === undefined ? {} : { cwd }),
  });
  const refusal = watchRefusal();
  const result = await transport.exec(
    {
      argv: [...entry.words, ...argv],
      env: entry.env,
      ...(stdin === undefined ? {} : { stdin }),
      identity,
      onOutput: (stream, chunk) => {
        refusal.add(stream, chunk);
        return onOutput?.(stream, chunk);
      },
    },
    signal,
  );
  if (signal.aborted) {
    await entry.end();
    return { exitCode: undefined, signal: 'SIGTERM' };
  }
  const refused = result.exitCode === 1 ? refusal.text() : undefined;
  if (refused !== undefined) throw dockerError(`running ${argv[0]} in a container`, refused);
  // Which of the two a missing program ends with depends on Docker's version.
  if (result.exitCode === 126 && refusal.missesProgram()) return { ...result, exitCode: 127 };
  return result;
}

/** Notices when it was Docker that spoke and ended, not the program. */
function watchRefusal(): {
  add(stream: 'stdout' | 'stderr', chunk: Uint8Array): void;
  text(): string | undefined;
  missesProgram(): boolean;
} {
  const start = { stdout: '', stderr: '' };
  return {
    add(stream, chunk) {
      if (start[stream].length < 4096) start[stream] += Buffer.from(chunk).toString();
    },
    text: () =>
      /^(?:Error response from daemon|Cannot connect to the Docker daemon)/u.test(start.stderr)
        ? start.stderr
        : undefined,
    // The engine says it on the program's own stdout, some versions of the client on stderr.
    missesProgram: () =>
      [start.stdout, start.stderr].some((said) =>
        /^OCI runtime exec failed:.*(?:executable file not found|no such file or directory)/u.test(said),
      ),
  };
}

/** TERM, and KILL for what is left five seconds later. Runs as root, whoever started what it ends. */
const endScript = `
mark=$1
send() {
  found=
  for process in /proc/[0-9]*; do
    if tr '\\0' '\\n' <"$process/environ" 2>/dev/null | grep -qxF -e "$mark"; then
      kill -s "$1" "\${process#/proc/}" 2>/dev/null && found=1
    fi
  done
  [ -n "$found" ]
}
send TERM || exit 0
for turn in 1 2 3 4 5; do
  sleep 1
  send CONT || exit 0
done
send KILL
exit 0
`;

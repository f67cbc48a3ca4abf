import { posix } from 'node:path';
import { PortError } from '../../ports/port-error.ts';
import type { Transport } from '../../ports/transport.ts';
import type { Captured } from '../posix/capture.ts';
import type { Docker } from './docker.ts';
import { dockerError } from './docker-error.ts';
import { lockName } from './image-lock.ts';

/** Compose's own order of preference. */
const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** The deployment as its Compose files say it. */
export interface ProjectFacts {
  readonly name: string;
  readonly services: readonly string[];
}

/** A folder with a Compose file on a target. */
export interface ComposeProject {
  readonly directory: string;
  facts(signal: AbortSignal): Promise<ProjectFacts>;
  /** Runs `docker compose` on the project; `files` are added behind its own. Never rejects for an exit code. */
  compose(
    args: readonly string[],
    signal: AbortSignal,
    options?: { readonly files?: readonly string[]; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Captured>;
  /** The words that start Compose on this project. */
  words(files: readonly string[], signal: AbortSignal): Promise<readonly [string, ...string[]]>;
}

/** What a project is found by. */
export interface ProjectSettings {
  readonly transport: Transport;
  readonly docker: Docker;
  /** Absolute, on the target. */
  readonly directory: string;
  /** Undefined: what the Compose file says, else the folder's name. */
  readonly project: string | undefined;
}

/** Costs nothing until something is asked of it. What the files say is read once. */
export function openProject(settings: ProjectSettings): ComposeProject {
  const { transport, docker, directory, project } = settings;
  let base: Promise<string> | undefined;
  let facts: Promise<ProjectFacts> | undefined;
  const words = async (
    files: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly [string, ...string[]]> => {
    base ??= findBase(transport, directory);
    const own = [await base];
    const lock = posix.join(directory, lockName);
    if ((await transport.files.facts(lock)) !== undefined) own.push(lock);
    const [program, ...rest] = await docker.composeWords(signal);
    const named = project === undefined ? [] : ['--project-name', project];
    const options = [...own, ...files].flatMap((file) => ['--file', file]);
    const fixed = ['--ansi', 'never', '--progress', 'quiet', '--project-directory', directory];
    return [program, ...rest, ...fixed, ...named, ...options];
  };
  const compose: ComposeProject['compose'] = async (args, signal, { files = [], env = {} } = {}) => {
    const [program, ...rest] = await words(files, signal);
    return docker.run({ argv: [program, ...rest, ...args], cwd: directory, env }, signal);
  };
  return {
    directory,
    words,
    compose,
    async facts(signal) {
      facts ??= readFacts(compose, directory, signal);
      facts.catch(() => (facts = undefined));
      return facts;
    },
  };
}

async function findBase(transport: Transport, directory: string): Promise<string> {
  for (const name of baseNames) {
    const path = posix.join(directory, name);
    if ((await transport.files.facts(path)) !== undefined) return path;
  }
  throw new PortError(
    'not-found',
    `there is no ${baseNames[0]} in ${directory} on ${transport.description}`,
    {
      help: 'run the runbook `deploy`, or name the right folder in the environment (`containers.directory`)',
    },
  );
}

async function readFacts(
  compose: ComposeProject['compose'],
  directory: string,
  signal: AbortSignal,
): Promise<ProjectFacts> {
  // Of every profile: certbot and what watches the deployment are services like the others to a runbook.
  const words = ['--profile', '*', 'config', '--format', 'json'];
  const { exitCode, stdout, stderr } = await compose(words, signal);
  signal.throwIfAborted();
  if (exitCode !== 0) throw dockerError(`reading the Compose files of ${directory}`, stderr);
  const config: unknown = JSON.parse(stdout);
  if (!isConfig(config)) {
    throw new PortError('unsupported', `\`docker compose config\` of ${directory} names no services`);
  }
  return { name: config.name, services: Object.keys(config.services).toSorted() };
}

function isConfig(value: unknown): value is { name: string; services: Record<string, unknown> } {
  if (typeof value !== 'object' || value === null) return false;
  const named = 'name' in value && typeof value.name === 'string';
  return named && 'services' in value && typeof value.services === 'object' && value.services !== null;
}

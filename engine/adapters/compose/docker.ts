import { PortError } from '../../ports/port-error.ts';
import type { Capture, Captured, CaptureRequest } from '../posix/capture.ts';
import { dockerError } from './docker-error.ts';

/** The container engine of a target, by its command line. */
export interface Docker {
  /** Runs any program; for `docker` and `docker compose`. Never rejects for an exit code. */
  run(request: CaptureRequest, signal: AbortSignal): Promise<Captured>;
  /** Runs `docker …` and returns its stdout; a PortError named after `what` when it fails. */
  docker(what: string, args: readonly string[], signal: AbortSignal): Promise<string>;
  /** `docker compose`, or `docker-compose` where that is all there is. `unsupported` below version 2.20. */
  composeWords(signal: AbortSignal): Promise<readonly [string, ...string[]]>;
}

const candidates: readonly (readonly [string, ...string[]])[] = [['docker', 'compose'], ['docker-compose']];

/** Compose 2.20 knows everything that is asked of it here. */
const oldest: readonly [number, number] = [2, 20];

/** Costs nothing until something is asked of it. */
export function openDocker(capture: Capture, description: string): Docker {
  let words: Promise<readonly [string, ...string[]]> | undefined;
  return {
    run: capture,
    async docker(what, args, signal) {
      const ended = await capture({ argv: ['docker', ...args] }, signal);
      signal.throwIfAborted();
      if (ended.exitCode !== 0) throw dockerError(what, ended.stderr);
      return ended.stdout;
    },
    async composeWords(signal) {
      words ??= findCompose(capture, description, signal);
      words.catch(() => (words = undefined));
      return words;
    },
  };
}

async function findCompose(
  capture: Capture,
  description: string,
  signal: AbortSignal,
): Promise<readonly [string, ...string[]]> {
  let tooOld: string | undefined;
  for (const candidate of candidates) {
    const version = await composeVersion(capture, candidate, signal);
    if (version === undefined) continue;
    if (isNewEnough(version)) return candidate;
    tooOld = `${candidate.join(' ')} ${version}`;
  }
  if (tooOld !== undefined) {
    throw new PortError('unsupported', `${description} has ${tooOld}, which is too old`, {
      help: `install Docker Compose ${oldest.join('.')} or newer (the package docker-compose-plugin)`,
    });
  }
  throw new PortError('not-found', `there is no Docker Compose on ${description}`, {
    help: 'install Docker with its Compose plugin there (the package docker-compose-plugin)',
  });
}

async function composeVersion(
  capture: Capture,
  words: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<string | undefined> {
  const [program, ...rest] = words;
  try {
    const ended = await capture({ argv: [program, ...rest, 'version', '--short'] }, signal);
    signal.throwIfAborted();
    return ended.exitCode === 0 ? ended.stdout.trim().replace(/^v/u, '') : undefined;
  } catch (error) {
    if (error instanceof PortError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/u).map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

import { randomUUID } from 'node:crypto';
import type { ImageFacts } from '../../ports/containers.ts';
import type { ExecRequest, ExecResult } from '../../ports/transport.ts';
import type { ComposeParts } from './compose-parts.ts';
import type { Docker } from './docker.ts';
import { environmentWords, markerWords } from './exec-in-container.ts';
import { imageFile } from './image-lock.ts';

/** Runs a program in a new container of a service, with an image of choice or the service's own, which is removed afterwards. */
export async function runOnce(
  { transport, docker, project, services, images }: ComposeParts,
  service: string,
  image: ImageFacts | undefined,
  request: ExecRequest,
  signal: AbortSignal,
): Promise<ExecResult> {
  if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
  await services.inspect(service, signal);
  if (image !== undefined) await images.required(image, signal);
  const container = `runbook-once-${randomUUID()}`;
  const { argv, env = {}, cwd, ...rest } = request;
  const handed = environmentWords(env);
  const place = cwd === undefined ? [] : ['--workdir', cwd];
  const words = await project.words(image === undefined ? [] : [overrideFile], signal);
  const options = [
    'run',
    '--rm',
    '--no-deps',
    '--no-TTY',
    '--name',
    container,
    '--label',
    `${runLabel}=${request.identity.run}`,
    ...markerWords,
    ...handed.words,
  ];
  const all: Argv = [...words, ...options, ...place, service, ...argv];
  const started = image === undefined ? all : withOverride(imageFile(service, image), all);
  try {
    return await transport.exec({ ...rest, argv: started, env: handed.env, cwd: project.directory }, signal);
  } finally {
    // `--rm` removes it unless Compose was ended before.
    if (signal.aborted)
      await docker.run({ argv: ['docker', 'rm', '--force', container] }, new AbortController().signal);
  }
}

/** On containers that were started for one step; its value is the run. */
const runLabel = 'runbook.run';

/** Removes what `runOnce` left of a run that was cut off: also a container that was made and not started yet. */
export async function removeOnce(docker: Docker, run: string): Promise<void> {
  const never = new AbortController().signal;
  const list = ['ps', '--all', '--quiet', '--filter', `label=${runLabel}=${run}`];
  const found = (await docker.docker('looking for what was left', list, never)).split('\n').filter(Boolean);
  if (found.length > 0) await docker.docker('removing what was left', ['rm', '--force', ...found], never);
}

type Argv = readonly [string, ...string[]];

/** Where Compose reads what `withOverride` hands it. */
const overrideFile = '/dev/fd/3';

/** A command that reads a text from a descriptor: no file is left behind by whoever is killed, and stdin stays the program's. */
function withOverride(text: string, argv: Argv): Argv {
  const script = 'override=$1; shift; exec "$@" 3<<end-of-override\n$override\nend-of-override\n';
  return ['sh', '-c', script, 'sh', text, ...argv];
}

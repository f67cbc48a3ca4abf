import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import type { ImageFacts } from '../../ports/containers.ts';
import type { ExecRequest, ExecResult } from '../../ports/transport.ts';
import type { ComposeParts } from './compose-parts.ts';
import { environmentWords } from './exec-in-container.ts';
import { imageFile } from './image-lock.ts';

/** Runs a program in a new container of a service, with an image of choice or the service's own, which is removed afterwards. */
export async function runOnce(
  { transport, docker, project, services, images }: ComposeParts,
  service: string,
  image: ImageFacts | undefined,
  request: ExecRequest,
  signal: AbortSignal,
): Promise<ExecResult> {
  const { directory } = project;
  if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
  await services.inspect(service, signal);
  if (image !== undefined) await images.required(image, signal);
  const id = randomUUID();
  const container = `runbook-once-${id}`;
  const file = posix.join(directory, `.runbook-once-${id}.json`);
  const { argv, env = {}, cwd, ...rest } = request;
  const handed = environmentWords(env);
  const place = cwd === undefined ? [] : ['--workdir', cwd];
  try {
    if (image !== undefined) await transport.files.write(file, imageFile(service, image), { mode: 0o600 });
    const words = await project.words(image === undefined ? [] : [file], signal);
    const options = ['run', '--rm', '--no-deps', '--no-TTY', '--name', container, ...handed.words, ...place];
    const all: [string, ...string[]] = [...words, ...options, service, ...argv];
    return await transport.exec({ ...rest, argv: all, env: handed.env, cwd: directory }, signal);
  } finally {
    await transport.files.remove(file);
    // `--rm` removes it unless Compose was ended before.
    if (signal.aborted)
      await docker.run({ argv: ['docker', 'rm', '--force', container] }, new AbortController().signal);
  }
}

import type { Docker } from './docker.ts';

/** Signals that programs take as something else than their end: HUP, USR1, USR2 and WINCH. */
const harmless: ReadonlySet<string> = new Set(['1', '10', '12', '28']);
/** Milliseconds. Longer than any `stop_grace_period` that makes sense; a stop that was lost ends nothing. */
const patience = 180_000;

/**
 * Waits until a container has ended that was told to. The engine goes on with a stop whose client died, and says
 * `running` meanwhile: only its events tell.
 */
export async function waitForStop(docker: Docker, container: string, signal: AbortSignal): Promise<void> {
  if (!(await isStopping(docker, container, signal))) return;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  await docker.run({ argv: ['docker', 'wait', container] }, limit);
  signal.throwIfAborted();
}

async function isStopping(docker: Docker, container: string, signal: AbortSignal): Promise<boolean> {
  const filters = ['type=container', `container=${container}`, 'event=kill', 'event=die', 'event=start'];
  const words = filters.flatMap((filter) => ['--filter', filter]);
  const format = ['--format', '{{.Action}} {{index .Actor.Attributes "signal"}}'];
  const told = await docker.docker(
    `reading what happened to ${container}`,
    ['events', '--since', '1h', '--until', '0s', ...words, ...format],
    signal,
  );
  const [action, sent = ''] = (told.trim().split('\n').at(-1) ?? '').split(' ');
  return action === 'kill' && !harmless.has(sent);
}

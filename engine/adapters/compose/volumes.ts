import type { VolumeFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Docker } from './docker.ts';
import { dockerError } from './docker-error.ts';
import type { Mounts } from './image-lock.ts';
import type { ComposeProject } from './project.ts';

/** The volumes of a deployment. */
export interface Volumes {
  readonly list: () => Promise<readonly VolumeFacts[]>;
  /** Full name of the new volume; `exists` when there is one. */
  readonly create: (name: string) => Promise<string>;
  readonly remove: (name: string) => Promise<void>;
  /** Those that were made by `create`; the others are Compose's own. `not-found` when one is missing. */
  readonly made: (mounts: Mounts, signal: AbortSignal) => Promise<Mounts>;
}

/** On volumes that were made here. */
const label = 'runbook.volume';

/** Costs nothing until something is asked of it. */
export function openVolumes(docker: Docker, project: ComposeProject): Volumes {
  const never = new AbortController().signal;

  const names = async (...filters: readonly string[]): Promise<readonly string[]> => {
    const own = `label=com.docker.compose.project=${(await project.facts(never)).name}`;
    const words = [own, ...filters].flatMap((filter) => ['--filter', filter]);
    const listed = await docker.docker(
      'listing volumes',
      ['volume', 'ls', '--format', '{{.Name}}', ...words],
      never,
    );
    return listed.split('\n').filter((name) => name !== '');
  };

  /** Undefined when there is no such volume. */
  const labels = async (name: string, signal: AbortSignal): Promise<string | undefined> => {
    const argv = ['docker', 'volume', 'inspect', '--format', '{{json .Labels}}', name] as const;
    const { exitCode, stdout, stderr } = await docker.run({ argv: [...argv] }, signal);
    signal.throwIfAborted();
    if (exitCode === 0) return stdout;
    if (/no such volume/iu.test(stderr)) return undefined;
    throw dockerError(`looking for the volume ${name}`, stderr);
  };

  return {
    async list() {
      const unused = new Set(await names('dangling=true'));
      const all = await names();
      return all.toSorted().map((name) => ({ name, used: !unused.has(name) }));
    },
    async create(name) {
      const own = (await project.facts(never)).name;
      const full = `${own}_${name}`;
      if ((await labels(full, never)) !== undefined) {
        throw new PortError('exists', `there is a volume ${full} already`);
      }
      const words = ['--label', `com.docker.compose.project=${own}`, '--label', `${label}=${name}`, full];
      await docker.docker(`making the volume ${full}`, ['volume', 'create', ...words], never);
      return full;
    },
    async remove(name) {
      const { exitCode, stderr } = await docker.run({ argv: ['docker', 'volume', 'rm', name] }, never);
      if (exitCode === 0 || /no such volume/iu.test(stderr)) return;
      if (/volume is in use/iu.test(stderr)) {
        throw new PortError('refused', `the volume ${name} is not removed: a container has it`);
      }
      throw dockerError(`removing the volume ${name}`, stderr);
    },
    async made(mounts, signal) {
      const made: Record<string, string> = {};
      for (const [target, name] of Object.entries(mounts)) {
        const found = await labels(name, signal);
        if (found === undefined) throw new PortError('not-found', `there is no volume ${name}`);
        if (found.includes(`"${label}"`)) made[target] = name;
      }
      return made;
    },
  };
}

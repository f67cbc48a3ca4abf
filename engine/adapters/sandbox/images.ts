import { createHash } from 'node:crypto';
import type { ImageFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Behaviour } from './running-service.ts';

/** The programs that the machine can play. */
export type Program = 'gitea' | 'nginx' | 'postgres' | 'certbot';

/** An image of the played registry. */
export interface SandboxImage extends ImageFacts {
  readonly program: Program;
  /** What the program says its version is. */
  readonly release: string;
  readonly behaviour: Behaviour;
}

/** The images of a new sandbox: those that its services start with come first. */
export function newRegistry(): readonly SandboxImage[] {
  return [
    image('gitea', 'gitea/gitea', '1.22.6'),
    image('nginx', 'nginx', '1.27.0'),
    image('postgres', 'postgres', '18.4'),
    image('certbot', 'certbot/certbot', 'v5.5.0'),
    image('gitea', 'gitea/gitea', '1.27.3'),
    image('gitea', 'gitea/gitea', '1.27.3', 'unhealthy'),
    image('gitea', 'gitea/gitea', '1.27.3', 'half-migrated', 'halfmigrated'),
    image('gitea', 'gitea/gitea', '1.27.3', 'slow'),
    image('gitea', 'gitea/gitea', '1.27.3', 'crash'),
    image('nginx', 'nginx', '1.30.6'),
    image('nginx', 'nginx', '1.30.6', 'unhealthy'),
    image('nginx', 'nginx', '1.30.6', 'bad-config', 'badconfig'),
    image('nginx', 'nginx', '1.30.6', 'crash'),
    image('postgres', 'postgres', '18.6'),
    image('postgres', 'postgres', '19.1'),
    image('postgres', 'postgres', '19.2', 'half-restored', 'halfrestored'),
  ];
}

/** The image that a service of a new sandbox runs. */
export function firstImage(program: Program): SandboxImage {
  const found = newRegistry().find((candidate) => candidate.program === program);
  if (found === undefined) throw new Error(`no image plays ${program}`);
  return found;
}

/** The image for `name:tag`, `name:tag@sha256:…` or `name@sha256:…`; `not-found` when there is none. */
export function findImage(registry: readonly SandboxImage[], ref: string): SandboxImage {
  const [name = '', digest] = ref.split('@');
  const found = registry.find(
    (candidate) =>
      (digest === undefined || candidate.digest === digest) &&
      (candidate.ref === name || (digest !== undefined && candidate.ref.startsWith(`${name}:`))),
  );
  if (found !== undefined) return found;
  const repository = name.split(':')[0] ?? name;
  const tags = registry.filter((candidate) => candidate.ref.startsWith(`${repository}:`));
  throw new PortError('not-found', `the sandbox's registry has no image ${ref}`, {
    help:
      tags.length === 0
        ? `It has ${[...new Set(registry.map((each) => each.ref.split(':')[0]))].join(', ')}.`
        : `It has ${tags.map((each) => each.ref).join(', ')}.`,
  });
}

function image(
  program: Program,
  name: string,
  release: string,
  behaviour: Behaviour = 'good',
  suffix: string = behaviour,
): SandboxImage {
  const ref = `${name}:${release}${behaviour === 'good' ? '' : `-${suffix}`}`;
  // Made from the name alone, so that it is the same in every sandbox.
  const digest = `sha256:${createHash('sha256').update(`runbook sandbox ${ref}`).digest('hex')}`;
  return { ref, digest, program, release, behaviour };
}

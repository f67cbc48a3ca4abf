import type { Containers, ImageFacts, ServiceFacts } from '../ports/containers.ts';
import type { FromSchema } from '../runbook/schema.ts';
import { ActionError } from './define-action.ts';

/** How a step says which service it means. */
export const serviceInput = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]*$',
  description: 'Name of the service',
} as const;

/** How a step says which image it means. */
export const imageInput = {
  type: 'string',
  minLength: 1,
  description: 'Image as `name:tag`, or `name:tag@sha256:…`, which is exact',
} as const;

/** What steps can read of a service. */
export const serviceOutput = {
  type: 'object',
  properties: {
    service: { type: 'string', description: 'Name of the service' },
    state: {
      type: 'string',
      enum: ['running', 'restarting', 'exited', 'missing'],
      description: 'What its container does',
    },
    health: {
      type: 'string',
      enum: ['healthy', 'unhealthy', 'starting', 'none'],
      description: 'What its own health check says',
    },
    image: { type: 'string', description: 'The image it runs, exact: `name:tag@sha256:…`' },
    ref: { type: 'string', description: 'The image for people: `name:tag`' },
    version: { type: 'string', description: 'The tag of the image' },
    digest: { type: 'string', description: 'The digest of the image: `sha256:…`' },
    container: { type: 'string', description: 'Identity of the container; a recreated one has another' },
    restarts: { type: 'integer', description: 'How often it restarted by itself' },
    startedAt: { type: 'string', description: 'ISO 8601, UTC; empty when it does not run' },
    labels: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'Labels of the container',
    },
    volumes: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'Names of its volumes, by where they are mounted',
    },
  },
  required: [
    'service',
    'state',
    'health',
    'image',
    'ref',
    'version',
    'digest',
    'container',
    'restarts',
    'startedAt',
    'labels',
    'volumes',
  ],
  additionalProperties: false,
} as const;

/** The values of `serviceOutput`. */
export type ServiceOutputs = FromSchema<typeof serviceOutput>;

/** A service as the outputs of a step. */
export function serviceOutputs(facts: ServiceFacts): ServiceOutputs {
  const { image, ...rest } = facts;
  return {
    ...rest,
    image: exactReference(image),
    ref: image.ref,
    version: tagOf(image.ref),
    digest: image.digest,
  };
}

/** The image as a text that says exactly which one it is; empty when there is none. */
export function exactReference(image: ImageFacts): string {
  return image.digest === '' ? image.ref : `${image.ref}@${image.digest}`;
}

/** The tag of `registry:5000/name:tag`; empty when there is none. */
export function tagOf(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return name.includes(':') ? name.slice(name.indexOf(':') + 1) : '';
}

/** An image for people: name, tag and the start of the digest. */
export function shownImage(image: ImageFacts): string {
  return image.ref === '' ? 'no image' : `${image.ref} (${image.digest.slice(0, 19)})`;
}

/** The image that a step names. One with a digest is taken as it is; the registry is asked about a tag. */
export async function imageOf(text: string, containers: Containers): Promise<ImageFacts> {
  const [ref = '', digest] = text.split('@');
  if (digest === undefined) return containers.resolve(text);
  if (!/^sha256:[0-9a-f]{64}$/u.test(digest) || ref === '') {
    throw new ActionError(`\`${text}\` is no image with a digest`, {
      help: 'write `name:tag@sha256:` and 64 hexadecimal digits',
    });
  }
  return { ref, digest };
}

/** Whether a container of the service is meant to be up. */
export function isUp(facts: ServiceFacts): boolean {
  return facts.state === 'running' || facts.state === 'restarting';
}

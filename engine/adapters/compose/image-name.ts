import type { ImageFacts } from '../../ports/containers.ts';

/** An image reference as a container's configuration writes it. Parts that are missing are empty texts. */
export interface ImageName {
  /** As people write it: `nginx`, not `docker.io/library/nginx`. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** Takes `registry:5000/name:tag@sha256:…` apart. */
export function parseImageName(text: string): ImageName {
  const [named = '', digest = ''] = text.split('@');
  const start = named.lastIndexOf('/') + 1;
  const colon = named.indexOf(':', start);
  const repository = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? '' : named.slice(colon + 1);
  return { repository: familiar(repository), tag, digest };
}

/** `name@sha256:…`: what Docker pulls and finds by, whatever the tag says today. */
export function byDigest(image: ImageFacts): string {
  return `${parseImageName(image.ref).repository}@${image.digest}`;
}

/** `name:tag@sha256:…`: what a Compose file says, for people and exact at once. */
export function exact(image: ImageFacts): string {
  return `${image.ref}@${image.digest}`;
}

/** A tag that keeps the image from being pruned, one for each digest. */
export function keepingTag(image: ImageFacts): string {
  return `${parseImageName(image.ref).repository}:kept-${image.digest.slice('sha256:'.length, 19)}`;
}

/** The reference for people of what a container's configuration says. */
export function shownReference({ repository, tag }: ImageName): string {
  return tag === '' ? repository : `${repository}:${tag}`;
}

function familiar(repository: string): string {
  return repository.replace(/^(?:index\.)?docker\.io\//u, '').replace(/^library\//u, '');
}

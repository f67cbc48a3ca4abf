import { PortError } from '../../ports/port-error.ts';

/** An image reference with everything said that people leave out. */
export interface Reference {
  /** `registry-1.docker.io` for Docker Hub. */
  readonly host: string;
  /** `library/nginx`. */
  readonly path: string;
  readonly tag: string;
  /** Undefined when the reference names none. */
  readonly digest: string | undefined;
  /** The reference without its digest, as it was written. */
  readonly shown: string;
}

/** Docker Hub, as its API is addressed. */
export const dockerHub = 'registry-1.docker.io';

const hubNames = new Set(['docker.io', 'index.docker.io', dockerHub]);

/** A part of a name, between slashes. */
const component = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/u;

/** Takes an image reference apart; `unsupported` when it is none. */
export function parseReference(text: string): Reference {
  const [shown = '', digest, ...more] = text.split('@');
  const { host, rest } = splitHost(shown);
  const colon = rest.lastIndexOf(':');
  const named = colon === -1 ? rest : rest.slice(0, colon);
  const tag = colon === -1 ? 'latest' : rest.slice(colon + 1);
  const whole =
    more.length === 0 &&
    named.split('/').every((part) => component.test(part)) &&
    /^\w[\w.-]{0,127}$/u.test(tag) &&
    (digest === undefined || /^sha256:[0-9a-f]{64}$/u.test(digest));
  if (!whole) {
    throw new PortError('unsupported', `${JSON.stringify(text)} is no image reference`, {
      help: 'write it as `name:tag`, or `name:tag@sha256:` and 64 hexadecimal digits',
    });
  }
  const path = host === dockerHub && !named.includes('/') ? `library/${named}` : named;
  return { host, path, tag, digest, shown };
}

/** The first part is a host when it looks like one: with a dot, a port, or `localhost`. */
function splitHost(text: string): { readonly host: string; readonly rest: string } {
  const slash = text.indexOf('/');
  const first = slash === -1 ? '' : text.slice(0, slash);
  if (!/[.:]/u.test(first) && first !== 'localhost') return { host: dockerHub, rest: text };
  return { host: hubNames.has(first) ? dockerHub : first, rest: text.slice(slash + 1) };
}

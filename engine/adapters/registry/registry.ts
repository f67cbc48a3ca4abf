import { createHash } from 'node:crypto';
import type { ImageFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import { type Ask, openAsk, type RegistrySettings } from './ask.ts';
import { dockerHub, parseReference, type Reference } from './parse-reference.ts';

/** Indexes of several platforms, and single manifests. Version 1 manifests have no stable digest. */
const accepted = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/**
 * Asks a registry for the digest of a reference by its HTTP API, version 2, without pulling.
 * `mirrors` (base URLs) are asked first for images of Docker Hub. Rejects with `not-found` when
 * there is no such image, `refused` when the registry wants a login or limits its answers,
 * `unreachable` when nobody answers, and `unsupported` when the answer is no manifest.
 */
export async function resolveImage(
  settings: RegistrySettings,
  ref: string,
  mirrors: readonly string[] = [],
): Promise<ImageFacts> {
  const reference = parseReference(ref);
  const ask = openAsk(settings);
  const bases = [...(reference.host === dockerHub ? mirrors : []), baseOf(reference.host)];
  const failures: PortError[] = [];
  for (const base of bases) {
    try {
      return { ref: reference.shown, digest: await digestAt(ask, base, reference) };
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      failures.push(error);
    }
  }
  throw worstOf(failures);
}

/** That an image is missing says more than that another registry did not answer. */
function worstOf(failures: readonly PortError[]): PortError {
  const telling = failures.find(({ kind }) => kind === 'not-found') ?? failures.at(-1);
  return telling ?? new PortError('failed', 'no registry was asked');
}

async function digestAt(ask: Ask, base: string, reference: Reference): Promise<string> {
  const { path, tag, digest, shown } = reference;
  const url = `${base.replace(/\/+$/u, '')}/v2/${path}/manifests/${digest ?? tag}`;
  const where = `${shown} of ${new URL(base).host}`;
  const headers = { accept: accepted.join(', ') };
  const head = await ask({ url, method: 'HEAD', headers, what: where });
  checkType(head, where);
  const told = head.headers.get('docker-content-digest') ?? (await digestOfBody(ask, url, where));
  if (!/^sha256:[0-9a-f]{64}$/u.test(told)) {
    throw new PortError(
      'unsupported',
      `the registry gives ${where} a digest that is none: ${told.slice(0, 80)}`,
    );
  }
  if (digest !== undefined && told !== digest) {
    throw new PortError('corrupt', `asked for ${digest}, the registry has ${told} for ${where}`);
  }
  return told;
}

/** Some registries leave the header out; the digest is that of the manifest's bytes. */
async function digestOfBody(ask: Ask, url: string, where: string): Promise<string> {
  const headers = { accept: accepted.join(', ') };
  const answer = await ask({ url, method: 'GET', headers, what: where });
  checkType(answer, where);
  const body = Buffer.from(await answer.arrayBuffer());
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

function checkType(answer: Response, where: string): void {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (accepted.includes(type)) return;
  throw new PortError(
    'unsupported',
    `the registry answers ${where} with ${type || 'no type'} instead of a manifest`,
    {
      help: 'a proxy may answer in its place, or the image is of a kind that has no stable digest',
    },
  );
}

function baseOf(host: string): string {
  const name = host.replace(/:\d+$/u, '');
  const local = name === 'localhost' || name === '[::1]' || name.startsWith('127.');
  return `${local ? 'http' : 'https'}://${host}`;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { TlsIdentity } from '../http-service.ts';
import type { SandboxImage } from '../images.ts';
import type { HostLayout } from '../layout.ts';
import { type ProxyConfig, parseNginxConfig } from './nginx-config.ts';

/** A configuration with what it leads to on the machine. */
export interface LoadedConfig extends ProxyConfig {
  readonly identity: TlsIdentity | undefined;
  /** Folders of the machine's disk, by the start of the path. */
  readonly served: readonly { readonly prefix: string; readonly root: string }[];
}

/** Reads the proxy's configuration as this image understands it, certificate included; rejects with nginx's words. */
export async function loadProxyConfig(image: SandboxImage, layout: HostLayout): Promise<LoadedConfig> {
  const removed = image.behaviour === 'bad-config' ? ['proxy_http_version'] : [];
  const config = parseNginxConfig(await readFile(layout.nginxConfig, 'utf8'), removed);
  return {
    ...config,
    identity: config.tls === undefined ? undefined : await loadIdentity(config.tls, layout),
    served: config.folders.map(({ prefix, root }) => ({ prefix, root: onDisk(root, layout) })),
  };
}

async function loadIdentity(
  { certificate, key }: NonNullable<ProxyConfig['tls']>,
  layout: HostLayout,
): Promise<TlsIdentity> {
  const cert = await readOr(`cannot load certificate "${certificate}"`, onDisk(certificate, layout));
  const secret = await readOr(`cannot load certificate key "${key}"`, onDisk(key, layout));
  const identity = { cert, key: secret };
  try {
    createSecureContext(identity);
  } catch (error) {
    throw new Error(`cannot use certificate "${certificate}" with its key: ${wordsOf(error)}`, {
      cause: error,
    });
  }
  return identity;
}

async function readOr(complaint: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`${complaint}: ${wordsOf(error)}`, { cause: error });
  }
}

/** Where a path of the container lies on the machine, by its mounts. */
function onDisk(path: string, { letsencrypt, acme }: HostLayout): string {
  const mounts = { '/etc/letsencrypt': letsencrypt, '/var/www/acme': acme };
  for (const [inside, outside] of Object.entries(mounts)) {
    if (path === inside || path.startsWith(`${inside}/`)) return join(outside, path.slice(inside.length));
  }
  throw new Error(`open() "${path}" failed (2: No such file or directory)`);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

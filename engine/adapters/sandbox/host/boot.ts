import { readFile } from 'node:fs/promises';
import { readAppIni } from '../forge/app-ini.ts';
import { startForge } from '../forge/forge.ts';
import { StartFailure, type Storage } from '../forge/storage.ts';
import type { SandboxImage } from '../images.ts';
import type { HostLayout } from '../layout.ts';
import type { Cluster } from '../postgres/cluster.ts';
import { loadProxyConfig } from '../proxy/load-config.ts';
import { startProxy } from '../proxy/proxy.ts';
import type { RunningService } from '../running-service.ts';
import type { Places } from './places.ts';

/** What a service finds on the machine. */
export interface BootContext {
  readonly layout: HostLayout;
  /** The database server, where one was ever started. */
  readonly cluster: Cluster | undefined;
  readonly storage: (database: string) => Storage;
  readonly listen: Places;
  /** Undefined while the forge does not run. */
  readonly forgePort: () => number | undefined;
  readonly log: (line: string) => void;
}

/** A service that was started; the proxy can be told to read its configuration again. */
export interface BootedService extends RunningService {
  reload?(): Promise<void>;
}

/** Starts an image; rejects, most often with a StartFailure, when its program ends instead of running. */
export async function boot(image: SandboxImage, context: BootContext): Promise<BootedService> {
  switch (image.program) {
    case 'gitea':
      return bootForge(image, context);
    case 'nginx':
      return bootProxy(image, context);
    case 'postgres':
      return bootPostgres(context);
    case 'certbot':
      throw new StartFailure('certbot runs to its end and is no service');
  }
}

async function bootForge(image: SandboxImage, context: BootContext): Promise<BootedService> {
  const { layout, log } = context;
  const settings = await readAppIni(layout.appIni);
  const password = await readFile(layout.databasePassword, 'utf8');
  if (context.cluster?.accepts('gitea', password.trim()) !== true) {
    throw new StartFailure('pq: password authentication failed for user "gitea"');
  }
  return startForge({
    release: image.release,
    behaviour: image.behaviour,
    repositories: layout.repositories,
    storage: context.storage(settings.database),
    listen: context.listen('forge'),
    log,
  });
}

async function bootProxy(image: SandboxImage, context: BootContext): Promise<BootedService> {
  if (image.behaviour === 'crash') throw new StartFailure('nginx: [alert] worker exited on signal 11');
  const service = await startProxy({
    release: image.release,
    behaviour: image.behaviour,
    listen: context.listen('proxy'),
    listenSecurely: context.listen('secure'),
    config: await loadProxyConfig(image, context.layout),
    upstreamPort: context.forgePort,
    log: context.log,
  });
  return { ...service, reload: async () => service.use(await loadProxyConfig(image, context.layout)) };
}

function bootPostgres({ cluster, log }: BootContext): BootedService {
  log('database system is ready to accept connections');
  return {
    health: () => Promise.resolve('healthy'),
    stop: async () => {
      await cluster?.close();
      log('database system is shut down');
    },
  };
}

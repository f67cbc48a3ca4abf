import type { Certificates } from './certificates.ts';
import type { Clock } from './clock.ts';
import type { Codec } from './codec.ts';
import type { Containers } from './containers.ts';
import type { Database } from './database.ts';
import type { Infrastructure } from './infrastructure.ts';
import type { Mail } from './mail.ts';
import type { Network } from './network.ts';
import type { ObjectStore } from './object-store.ts';
import type { ProjectFiles } from './project-files.ts';
import type { Secrets } from './secrets.ts';
import type { Transport } from './transport.ts';

/** Everything an action can ask the world for. Stores and targets go by the environment's names. */
export interface Ports {
  readonly clock: Clock;
  readonly codec: Codec;
  readonly certificates: Certificates;
  readonly network: Network;
  readonly project: ProjectFiles;
  target(name: string): Promise<Transport>;
  containers(): Promise<Containers>;
  database(): Promise<Database>;
  store(name: string): Promise<ObjectStore>;
  secrets(): Promise<Secrets>;
  mail(): Promise<Mail>;
  infrastructure(): Promise<Infrastructure>;
}

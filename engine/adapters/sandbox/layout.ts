import { join, resolve } from 'node:path';

/** Where things are in a sandbox folder. `host` and everything below it is the disk of the machine that is played. */
export interface SandboxLayout {
  readonly directory: string;
  /** Held through the kernel by the one process that may touch the folder. */
  readonly lock: string;
  /** Where the machine listens while it is on. */
  readonly socket: string;
  readonly host: string;
  /** A machine being made; it becomes `host` in one rename. */
  readonly incoming: string;
}

/** What is on the disk of the machine. */
export interface HostLayout {
  readonly root: string;
  /** Services, images that are present, ports. */
  readonly state: string;
  /** What the played registry offers. */
  readonly registry: string;
  /** The volume that the database of a new machine is on; others are below `volumes`. */
  readonly postgres: string;
  readonly volumes: string;
  /** What a backup of the forge has to hold besides the database. */
  readonly data: string;
  readonly repositories: string;
  readonly appIni: string;
  /** Files with secrets, as Compose mounts them. */
  readonly secrets: string;
  readonly databasePassword: string;
  readonly nginx: string;
  readonly nginxConfig: string;
  /** Certificates; `/etc/letsencrypt` in the containers. */
  readonly letsencrypt: string;
  /** Answers to the authority's challenges; `/var/www/acme` in the containers. */
  readonly acme: string;
  /** The certificate authority, which a real host would reach by the network. */
  readonly authority: string;
  readonly logs: string;
}

/** Names that may lie in a sandbox folder; a folder with anything else beside them is somebody else's. */
export const ownNames: readonly string[] = ['sandbox.lock', 'sandbox.sock', 'host', 'host.new'];

/** The layout of the sandbox in `directory`. */
export function sandboxLayout(directory: string): SandboxLayout {
  const root = resolve(directory);
  return {
    directory: root,
    lock: join(root, 'sandbox.lock'),
    socket: join(root, 'sandbox.sock'),
    host: join(root, 'host'),
    incoming: join(root, 'host.new'),
  };
}

/** The layout of the machine whose disk is `root`. */
export function hostLayout(root: string): HostLayout {
  return {
    root,
    state: join(root, 'state.json'),
    registry: join(root, 'registry.json'),
    postgres: join(root, 'postgres'),
    volumes: join(root, 'volumes'),
    data: join(root, 'data'),
    repositories: join(root, 'data', 'git', 'repositories'),
    appIni: join(root, 'data', 'gitea', 'conf', 'app.ini'),
    secrets: join(root, 'secrets'),
    databasePassword: join(root, 'secrets', 'postgres', 'password'),
    nginx: join(root, 'nginx'),
    nginxConfig: join(root, 'nginx', 'conf.d', 'gitea.conf'),
    letsencrypt: join(root, 'letsencrypt'),
    acme: join(root, 'acme'),
    authority: join(root, 'authority'),
    logs: join(root, 'log'),
  };
}

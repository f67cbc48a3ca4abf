import { cpSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { openRig, type Rig } from '../rig.ts';
import type { RunningSshd } from '../ssh/start-sshd.ts';

/** The shipped runbooks with an environment whose cloud is played by Terraform's own provider. */
export interface CloudRig extends Rig {
  /** Sets variables of the configuration, and what else of the environment differs. */
  configure(changes?: CloudChanges): void;
  /** What Terraform remembers; undefined before the first apply. */
  readonly state: string;
}

/** What a cloud may be like. */
export interface CloudChanges {
  /** Variables of the configuration, besides those it always gets. */
  readonly variables?: Readonly<Record<string, string | number | boolean>>;
  /** Resources that hold data. */
  readonly protect?: readonly string[];
  /** The host over ssh; without it a folder of this machine that only the configuration can name. */
  readonly sshd?: RunningSshd | undefined;
  /** What the metadata service of the host answers to whoever asks without a token. */
  readonly metadata?: number;
}

/**
 * A disk, a host on it that tells its key when it is made, and an address. `slow` makes the host wait for a file
 * `gate`, `fails` lets it break down half way.
 */
const configuration = `
variable "folder" {
  type = string
}

variable "size" {
  type    = number
  default = 1
}

variable "slow" {
  type    = bool
  default = false
}

variable "fails" {
  type    = bool
  default = false
}

resource "terraform_data" "disk" {
  triggers_replace = var.size
}

resource "terraform_data" "host" {
  input = { disk = terraform_data.disk.id, address = "127.0.0.1" }

  provisioner "local-exec" {
    command = <<-EOT
      if \${var.slow}; then touch "\${var.folder}/begun"; until [ -e "\${var.folder}/gate" ]; do sleep 0.1; done; fi
      if \${var.fails}; then echo "the host did not boot" >&2; exit 3; fi
      mkdir -p "\${var.folder}/cloud" && cp "\${var.folder}/host.pub" "\${var.folder}/cloud/host.pub"
    EOT
  }
}

output "address" {
  value = terraform_data.host.output.address
}

# As a host tells its key at its first boot, so this one does when it is made: no plan before knows it.
output "host_key" {
  value = fileexists("\${var.folder}/cloud/host.pub") ? trimspace(file("\${var.folder}/cloud/host.pub")) : null
}
`;

/** Makes the rig; disposing of it removes everything. */
export async function openCloudRig(): Promise<CloudRig> {
  const rig = openRig();
  const runbooks = fileURLToPath(new URL('../../../runbooks', import.meta.url));
  cpSync(runbooks, rig.path('runbooks'), { recursive: true });
  rig.write('cloud-configuration/main.tf', configuration);
  const world = await startWorld();
  return {
    ...rig,
    state: rig.path('cloud-configuration/terraform.tfstate'),
    configure(changes = {}) {
      world.metadata = changes.metadata ?? 401;
      rig.write('host.pub', `${changes.sshd?.settings.hostKey ?? 'played-host'}\n`);
      rig.write('runbooks/environments/cloud.yaml', environment(rig, world.url, changes));
    },
    async [Symbol.asyncDispose]() {
      await rig[Symbol.asyncDispose]();
      await new Promise<void>((resolve) => world.server.close(() => resolve()));
    },
  };
}

interface World {
  readonly server: Server;
  readonly url: string;
  metadata: number;
}

/** What a host finds on the net: a page, and a metadata service. */
async function startWorld(): Promise<World> {
  const world = { metadata: 401 };
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/metadata' ? world.metadata : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(world, { server, url: `http://127.0.0.1:${port}` });
}

function environment(rig: Rig, url: string, changes: CloudChanges): string {
  const { variables = {}, protect = [], sshd } = changes;
  return JSON.stringify({
    apiVersion: 'runbook/v1',
    kind: 'Environment',
    name: 'cloud',
    targets: { here: { transport: 'local' }, host: host(rig, sshd) },
    infrastructure: {
      kind: 'terraform',
      directory: rig.path('cloud-configuration'),
      variables: { folder: rig.folder, ...variables },
      protect,
    },
    stores: { backups: { kind: 'directory', path: rig.path('backups') } },
    mail: { kind: 'outbox', path: rig.path('outbox'), from: 'runbook@localhost', to: ['root@localhost'] },
    vars: { domain: 'localhost', checks: { egress: `${url}/`, metadata: `${url}/metadata` } },
  });
}

function host(rig: Rig, sshd: RunningSshd | undefined): object {
  if (sshd === undefined) {
    return { transport: 'local', stateDirectory: `${rig.path('hosts')}/{{ infrastructure.host_key }}` };
  }
  const { port, user, identityFile, stateDirectory } = sshd.settings;
  const told = { address: '{{ infrastructure.address }}', hostKey: '{{ infrastructure.host_key }}' };
  return { transport: 'ssh', port, user, identityFile, stateDirectory, ...told };
}

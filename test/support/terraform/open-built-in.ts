import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { terraformVersion } from '../../../.dev/terraform/find.ts';
import { openLocal } from '../../../engine/adapters/local/open-local.ts';
import { openTerraform } from '../../../engine/adapters/terraform/open-terraform.ts';
import type { TerraformSettings } from '../../../engine/adapters/terraform/settings.ts';
import type { Infrastructure, Watch } from '../../../engine/ports/infrastructure.ts';

/** Why tests with Terraform's own provider are left out here; empty where they are not. */
export function whyLeftOut(): string {
  const found = terraformVersion();
  return 'missing' in found ? ` (left out: ${found.missing})` : '';
}

/**
 * Three things of the provider that is built into Terraform, so that plans, states and locks are Terraform's own: a
 * `disk` that stands for what holds data, a `server` on it, and a `name`.
 */
const configuration = `
variable "size" {
  type    = number
  default = 1
}

variable "fails" {
  type    = bool
  default = false
}

resource "terraform_data" "disk" {
  input            = "disk"
  triggers_replace = var.size
}

resource "terraform_data" "server" {
  input = { size = var.size, disk = terraform_data.disk.id }

  provisioner "local-exec" {
    command = var.fails ? "echo the server did not come up >&2; exit 3" : "true"
  }
}

resource "terraform_data" "name" {
  input = "git.example.org"
}

output "address" {
  value = terraform_data.name.output
}

output "size" {
  value = var.size
}

output "password" {
  value     = "not to be told"
  sensitive = true
}
`;

/** A configuration in a temporary folder, and the adapter over it. */
export interface BuiltIn {
  readonly folder: string;
  readonly work: string;
  readonly printed: () => string;
  /** A watch with a signal of its own, or with the given one. */
  watch(signal?: AbortSignal): Watch;
  /** The adapter, as one engine opens it, with these variables. */
  open(variables?: TerraformSettings['variables'], changes?: Partial<TerraformSettings>): Infrastructure;
  write(text: string): Promise<void>;
  state(): Promise<string>;
}

/** Makes the configuration; removed when the test has finished. */
export async function builtIn(): Promise<BuiltIn> {
  const top = await mkdtemp(join(tmpdir(), 'terraform-'));
  onTestFinished(async () => rm(top, { recursive: true, force: true }));
  const folder = join(top, 'configuration');
  const work = join(top, 'work');
  await mkdir(folder);
  await writeFile(join(folder, 'main.tf'), configuration);
  const transport = openLocal({ target: 'infrastructure', stateDirectory: join(top, 'state') });
  let printed = '';
  let attempt = 0;
  return {
    folder,
    work,
    printed: () => printed,
    watch(signal = new AbortController().signal) {
      attempt += 1;
      const identity = { run: `terraform-test-${process.pid}`, step: 'step', attempt };
      return { identity, signal, print: (text) => (printed += text) };
    },
    open: (variables = {}, changes = {}) =>
      openTerraform({
        transport,
        directory: folder,
        work,
        backend: undefined,
        variables,
        plugins: undefined,
        protect: [],
        env: {},
        ...changes,
      }),
    write: (text) => writeFile(join(folder, 'main.tf'), text),
    state: () => readFile(join(folder, 'terraform.tfstate'), 'utf8'),
  };
}

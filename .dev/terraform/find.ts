import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Terraform as it is on this machine. */
export interface Terraform {
  readonly version: string;
  /** A folder for `init -plugin-dir` that holds the AWS provider. */
  readonly plugins: string;
  /** What every call gets: no settings of whoever runs it. */
  readonly env: NodeJS.ProcessEnv;
}

const oldest = [1, 11] as const;

/** The environment without what leads Terraform elsewhere, such as a settings file that is not there. */
export function cleanEnvironment(dataDirectory?: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:TF_|AWS_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    ...(dataDirectory === undefined ? {} : { TF_DATA_DIR: dataDirectory }),
  };
}

/** The version of Terraform on PATH, or why there is none that can be used. */
export function terraformVersion(): { readonly version: string } | { readonly missing: string } {
  try {
    const text = execFileSync('terraform', ['version', '-json'], { env: cleanEnvironment(), stdio: 'pipe' });
    const { terraform_version: version } = JSON.parse(text.toString()) as { terraform_version: string };
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const tooOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
    return tooOld ? { missing: `terraform is ${version}, not ${oldest.join('.')} or newer` } : { version };
  } catch {
    return { missing: 'there is no terraform on this machine' };
  }
}

/** Terraform with the AWS provider, or why there is none. Nothing is ever fetched. */
export function findTerraform(): Terraform | string {
  const found = terraformVersion();
  if ('missing' in found) return found.missing;
  const plugins = pluginFolders().find(holdsAwsProvider);
  if (plugins === undefined) return 'there is no AWS provider for terraform on this machine';
  return { version: found.version, plugins, env: cleanEnvironment() };
}

/** Where machines keep providers: named folders first, then one level below the usual system folders. */
function pluginFolders(): readonly string[] {
  const named = [process.env['TF_PLUGIN_DIR'], process.env['TF_PLUGIN_CACHE_DIR']];
  const home = process.env['HOME'] ?? '/root';
  const usual = [
    join(home, '.terraform.d/plugins'),
    '/usr/share/terraform/plugins',
    '/usr/local/share/terraform/plugins',
  ];
  const below = ['/opt', '/usr/lib', '/usr/share', '/usr/local/lib', '/var/lib'].flatMap((folder) =>
    entriesOf(folder).map((name) => join(folder, name)),
  );
  return [...named, ...usual, ...below].filter((folder) => folder !== undefined);
}

function holdsAwsProvider(folder: string): boolean {
  const versions = join(folder, 'registry.terraform.io/hashicorp/aws');
  const system = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  return entriesOf(versions).some((version) =>
    entriesOf(join(versions, version, system)).some((name) => name.startsWith('terraform-provider-aws')),
  );
}

function entriesOf(folder: string): readonly string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

/** A module of the registry that a configuration calls. */
export interface RegistryModule {
  /** Its name in the configuration. */
  readonly name: string;
  readonly source: string;
  readonly version: string;
}

/** The modules of the registry that a file of the configuration calls, by what it says itself. */
export function registryModules(file: string): readonly RegistryModule[] {
  const call = /module "([^"]+)" \{\n\s*source\s*=\s*"([^"]+)"\n(?:\s*#.*\n)*\s*version\s*=\s*"([^"]+)"/g;
  return [...readFileSync(file, 'utf8').matchAll(call)].map(([, name = '', source = '', version = '']) => ({
    name,
    source,
    version,
  }));
}

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registryModules } from './find.ts';

/** A copy of a configuration, to be used and thrown away. */
export interface OfflineCopy {
  readonly folder: string;
  /** For TF_DATA_DIR. */
  readonly data: string;
  remove(): void;
}

/**
 * Copies a configuration to a temporary folder, where the modules of the registry count as installed: the
 * stand-ins below `tests/modules` are what `terraform init` finds there, by the versions that the
 * configuration asks for. The configuration itself is not touched.
 */
export function offlineCopy(configuration: string): OfflineCopy {
  const top = mkdtempSync(join(tmpdir(), 'runbook-terraform-'));
  const folder = join(top, 'configuration');
  const data = join(top, 'data');
  const own = (path: string): boolean =>
    !/\/(?:\.terraform|\.terraform\.lock\.hcl|[^/]*\.tfstate.*)$/.test(path);
  cpSync(configuration, folder, { recursive: true, filter: own });
  mkdirSync(join(data, 'modules'), { recursive: true });
  const called = readdirSync(folder)
    .filter((name) => name.endsWith('.tf'))
    .flatMap((name) => registryModules(join(folder, name)));
  const manifest = {
    Modules: [
      { Key: '', Source: '', Dir: '.' },
      ...called.map(({ name, source, version }) => ({
        Key: name,
        Source: `registry.terraform.io/${source}`,
        Version: version,
        Dir: `tests/modules/${name.replaceAll('_', '-')}`,
      })),
    ],
  };
  writeFileSync(join(data, 'modules/modules.json'), JSON.stringify(manifest));
  return { folder, data, remove: () => rmSync(top, { recursive: true, force: true }) };
}

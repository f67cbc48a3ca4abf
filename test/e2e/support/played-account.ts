import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { offlineCopy } from '../../../.dev/terraform/offline-copy.ts';
import type { Rig } from '../../support/rig.ts';
import { account, image, region } from './cloud-service.ts';
import { root } from './place.ts';

/** The bucket of the states. */
export const states: string = `gitea-state-${account}`;
/** What the forge is called there, and the zone that the name lies in. */
export const domain = 'git.example.org';
export const zone = 'example.org';

/**
 * Puts the shipped configuration and runbooks into a rig, ready for an account that moto plays, the modules of the registry
 * played as well. Returns what the environment says under `infrastructure`.
 */
export function prepareAccount(
  rig: Rig,
  settings: { readonly environment: string; readonly plugins: string; readonly key: string },
): Readonly<Record<string, unknown>> {
  cpSync(join(root, 'runbooks'), rig.path('runbooks'), { recursive: true });
  const copy = offlineCopy(join(root, 'terraform'));
  cpSync(copy.folder, rig.path('terraform'), { recursive: true });
  const state = `state/infrastructure/${settings.environment}`;
  mkdirSync(rig.path(state), { recursive: true });
  cpSync(copy.data, rig.path(`${state}/data`), { recursive: true });
  copy.remove();
  rig.write('terraform/moto_override.tf', 'provider "aws" {\n  s3_use_path_style = true\n}\n');
  const backend = { bucket: states, key: 'gitea/terraform.tfstate', region, use_path_style: 'true' };
  const variables = {
    account_id: account,
    region,
    domain,
    zone_name: zone,
    ami_id: image,
    mail_from: 'gitea@example.org',
    administrator_public_key: settings.key,
  };
  const { plugins } = settings;
  return { kind: 'terraform', directory: rig.path('terraform'), plugins, backend, variables };
}

/** The store of the backups as the infrastructure tells it, at moto's address. */
export function backupStore(endpoint: string): Readonly<Record<string, string>> {
  return {
    kind: 's3',
    bucket: '{{ infrastructure.backup_bucket }}',
    region: '{{ infrastructure.region }}',
    prefix: '{{ infrastructure.backup_prefix }}',
    endpoint,
  };
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openLocal } from '../adapters/local/open-local.ts';
import type { Infrastructure } from '../ports/infrastructure.ts';
import { PortError } from '../ports/port-error.ts';
import type { Transport } from '../ports/transport.ts';
import type { Environment, InfrastructureSettings } from '../runbook/environment.ts';
import { attributeNames, bindAttributes } from '../runbook/merge-vars.ts';
import { missing } from './compose-messages.ts';
import type { EnvironmentVariables } from './state-directory.ts';

/** Milliseconds that a Terraform which nobody waits for any more gets to write its state and to let go of its lock. */
const grace = 60_000;

/** This machine, as the place where infrastructure is planned and applied from. */
export function infrastructurePlace(stateDirectory: string): Transport {
  return openLocal({
    target: 'infrastructure',
    stateDirectory: join(stateDirectory, 'target'),
    graceMilliseconds: grace,
  });
}

/** Opens what makes the places of an environment. */
export async function openInfrastructure(
  { directory, backend, variables, plugins, protect }: InfrastructureSettings,
  place: { readonly environment: string; readonly stateDirectory: string; readonly transport: Transport },
  env: EnvironmentVariables,
): Promise<Infrastructure> {
  const { openTerraform } = await import('../adapters/terraform/open-terraform.ts');
  const work = join(place.stateDirectory, 'infrastructure', place.environment);
  const { transport } = place;
  return openTerraform({ transport, directory, work, backend, variables, plugins, protect, env });
}

/** The settings of a target or store of that name, with outputs of the infrastructure in them; `not-found` where there are none. */
export async function settingsNamed<T>(
  kind: 'target' | 'store',
  all: Readonly<Record<string, T>>,
  name: string,
  environment: Environment,
  infrastructure: () => Promise<Infrastructure>,
): Promise<T> {
  const written: T | undefined = all[name];
  if (written === undefined) {
    const known = Object.keys(all).join(', ') || 'none';
    throw missing(`${kind} \`${name}\``, environment, `${kind}s there: ${known}`);
  }
  return withOutputs(written, `the ${kind} \`${name}\``, environment, infrastructure);
}

/** Settings with `{{ infrastructure.<name> }}` replaced by outputs; `not-found` where there is no such output yet. */
async function withOutputs<T>(
  settings: T,
  what: string,
  environment: Environment,
  infrastructure: () => Promise<Infrastructure>,
): Promise<T> {
  const names = attributeNames('infrastructure', settings);
  if (names.length === 0) return settings;
  const outputs = await (
    await infrastructure()
  ).outputs(false, {
    identity: { run: `outputs-${randomUUID()}`, step: 'outputs', attempt: 1 },
    print: () => {},
    signal: new AbortController().signal,
  });
  const known: Record<string, string> = {};
  for (const name of names) {
    const value = outputs[name];
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new PortError(
        'not-found',
        `${what} of the environment ${environment.name} is not known: the infrastructure has no output \`${name}\` yet`,
        { help: 'run the runbook `provision` first; it makes the host and tells its key' },
      );
    }
    known[name] = String(value);
  }
  return bindAttributes('infrastructure', settings, known);
}

/** The targets that only the infrastructure knows where to find. */
export function targetsOfInfrastructure({ targets }: Environment): readonly string[] {
  return Object.entries(targets)
    .filter(([, settings]) => attributeNames('infrastructure', settings).length > 0)
    .map(([name]) => name);
}

import { join } from 'node:path';
import type { Environment, StoreSettings, TargetSettings } from '../../runbook/environment.ts';
import { refuse } from '../refusal.ts';

/** The folder of the sandbox of a cell. */
export function sandboxOf(cell: string): string {
  return join(cell, 'sandbox');
}

/** The folder of all stores of a cell. */
export function storesOf(cell: string): string {
  return join(cell, 'stores');
}

/** The state directory of the engines of a cell. */
export function stateOf(cell: string): string {
  return join(cell, 'state');
}

/**
 * Leads an environment into a cell, so that nothing outside is touched. Throws a Refusal for an
 * environment that reaches beyond this machine: faults are only tried out on something that is played.
 */
export function relocate(environment: Environment, cell: string): Environment {
  const { containers, targets, stores, mail } = environment;
  const remote = Object.entries(targets).find(([, { transport }]) => transport !== 'local');
  if (containers?.kind !== 'sandbox' || remote !== undefined) {
    throw refuse(
      'RB604',
      `the environment ${environment.name} is no sandbox, and faults are tried out in one only`,
      {
        help: 'name an environment with `containers: { kind: sandbox }` and local targets with --env',
      },
    );
  }
  return {
    ...environment,
    containers: { ...containers, directory: sandboxOf(cell) },
    targets: mapValues(targets, (name): TargetSettings => ({
      transport: 'local',
      stateDirectory: join(cell, 'target', name),
    })),
    stores: mapValues(stores, (name): StoreSettings => ({
      kind: 'directory',
      path: join(storesOf(cell), name),
    })),
    mail:
      mail === undefined
        ? undefined
        : { kind: 'outbox', path: join(cell, 'outbox'), from: mail.from, to: mail.to },
  };
}

function mapValues<T>(
  values: Readonly<Record<string, T>>,
  make: (name: string) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, make(name)]));
}

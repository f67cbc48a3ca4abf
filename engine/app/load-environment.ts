import { join, resolve } from 'node:path';
import type { Environment, StoreSettings, TargetSettings } from '../runbook/environment.ts';
import { readEnvironment } from '../validate/read-environment.ts';
import type { Project } from './load-project.ts';
import { Refusal } from './refusal.ts';

/** What the environment `local` is: this machine, with stores and mail in the state directory. */
function localEnvironment(stateDirectory: string): Environment {
  return {
    name: 'local',
    summary: 'This machine',
    file: '',
    targets: { local: { transport: 'local', stateDirectory: undefined } },
    containers: undefined,
    stores: { backups: { kind: 'directory', path: join(stateDirectory, 'store') } },
    secrets: { kind: 'env', prefix: 'RUNBOOK_SECRET_' },
    mail: {
      kind: 'outbox',
      path: join(stateDirectory, 'outbox'),
      from: 'runbook@localhost',
      to: ['root@localhost'],
    },
    database: undefined,
    metrics: undefined,
    vars: {},
  };
}

/** Reads an environment by its name, with absolute paths; the project's default one when none is named. */
export function loadEnvironment(
  project: Project,
  name: string | undefined,
  stateDirectory: string,
): Environment {
  const path = project.findEnvironment(name ?? project.settings.environment);
  if (path === undefined) return localEnvironment(stateDirectory);
  const file = project.sources.load(path);
  const tree = file.ok ? file.value.tree : file;
  const read = tree.ok ? readEnvironment(tree.value) : tree;
  if (read.ok) return withAbsolutePaths(read.value, project.cwd);
  throw new Refusal(read.diagnostics, { sources: project.sources.sources });
}

function withAbsolutePaths(environment: Environment, cwd: string): Environment {
  const { containers, secrets, mail, stores, targets, infrastructure } = environment;
  const absolute = (path: string): string => resolve(cwd, path);
  return {
    ...environment,
    containers:
      containers?.kind === 'sandbox'
        ? { ...containers, directory: absolute(containers.directory) }
        : containers,
    secrets: secrets?.kind === 'file' ? { ...secrets, path: absolute(secrets.path) } : secrets,
    mail: mail?.kind === 'outbox' ? { ...mail, path: absolute(mail.path) } : mail,
    infrastructure: infrastructure && {
      ...infrastructure,
      directory: absolute(infrastructure.directory),
      plugins: infrastructure.plugins && absolute(infrastructure.plugins),
    },
    targets: Object.fromEntries(
      Object.entries(targets).map(([key, target]): [string, TargetSettings] => [
        key,
        target.transport === 'local' && target.stateDirectory !== undefined
          ? { ...target, stateDirectory: absolute(target.stateDirectory) }
          : target,
      ]),
    ),
    stores: Object.fromEntries(
      Object.entries(stores).map(([key, store]): [string, StoreSettings] => [
        key,
        store.kind === 'directory' ? { ...store, path: absolute(store.path) } : store,
      ]),
    ),
  };
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseNames } from '../../engine/adapters/sandbox/database-names.ts';
import { processIds, readProc } from './leftovers.ts';
import type { ProjectRig, Snapshot } from './project.ts';

/** Everything that a run in the sandbox may leave; ids of runs are replaced by `RUN`. */
export interface World {
  readonly live: Omit<Snapshot, 'beside'>;
  readonly databases: readonly string[];
  /** What lies on the host beside the live data, work directories included. */
  readonly entries: readonly string[];
  /** Objects of the store that belong to no whole set: leftovers. */
  readonly strayObjects: readonly string[];
  /** Runs that the target remembers as unfinished. */
  readonly unfinished: readonly string[];
  /** Command lines of living processes of any run. */
  readonly processes: readonly string[];
}

const runId = /\d{8}[-_]\d{6}[-_][0-9a-z]{4}/g;

/** Reads the world of a rig whose runs have ended. `runs` names them, to find processes that survived. */
export async function readWorld(rig: ProjectRig, runs: readonly string[]): Promise<World> {
  const { version, dump, refs } = await rig.snapshot();
  const names = await databaseNames(rig.sandbox);
  return {
    live: { version, dump, refs },
    databases: names.map(withoutRun).toSorted(),
    entries: hostEntries(join(rig.sandbox, 'host')),
    strayObjects: strayObjects(rig.path('.runbook/backups')),
    unfinished: filesBelow(rig.path('.runbook/target/unfinished')),
    processes: processesOf(runs),
  };
}

function withoutRun(name: string): string {
  return name.replaceAll(runId, 'RUN');
}

function hostEntries(host: string): readonly string[] {
  const work = join(host, 'runbook');
  const below = existsSync(work) ? readdirSync(work).map((name) => `runbook/${name}`) : [];
  const volumes = readdirSync(join(host, 'volumes')).map((name) => `volumes/${name}`);
  // The list of bad images is meant to outlive the run that was rolled back.
  return [...readdirSync(host).filter((name) => name !== 'runbook'), ...below, ...volumes]
    .filter((name) => name !== 'runbook/bad-images')
    .map(withoutRun)
    .toSorted();
}

function filesBelow(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** The manifest comes last: without it a set does not exist, and what is there of it is left over. */
function strayObjects(store: string): readonly string[] {
  const objects = filesBelow(store);
  return objects.filter((key) => {
    const set = /^sets\/[^/]+\//.exec(key)?.[0];
    // What a killed writer had written of an object is the store's own, which a later put removes.
    if (key.startsWith('.partial/')) return false;
    return set === undefined || !objects.includes(`${set}manifest.json`);
  });
}

/** Command lines of processes that carry the mark of one of these runs, or hold its engine's lock. */
export function processesOf(runs: readonly string[]): readonly string[] {
  return processIds().flatMap((id) => {
    const environment = readProc(id, 'environ').split('\0');
    const command = readProc(id, 'cmdline').replaceAll('\0', ' ');
    const isOf = (run: string): boolean =>
      environment.includes(`RUNBOOK_RUN=${run}`) || command.includes(`runs/${run}/engine.lock`);
    return runs.some(isOf) ? [command] : [];
  });
}

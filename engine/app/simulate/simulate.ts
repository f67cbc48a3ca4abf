import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { CellResult, SimulationResult } from '../../report/simulation.ts';
import { cellId } from '../../report/simulation.ts';
import type { SimulationSettings } from '../../runbook/environment.ts';
import type { JsonObject } from '../../runbook/json.ts';
import { loadEnvironment } from '../load-environment.ts';
import type { Project } from '../load-project.ts';
import { refuse } from '../refusal.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { relocate } from './cell-place.ts';
import { exploreCase } from './explore-case.ts';
import type { PlannedCell } from './explore-case.ts';
import { randomFrom, sampleCells } from './list-cells.ts';
import { prepareBase } from './prepare-base.ts';
import type { Base } from './prepare-base.ts';
import { forgetCell, runCell } from './run-cell.ts';

/** What is to be explored. */
export interface SimulateRequest {
  readonly project: Project;
  readonly environment: string | undefined;
  /** Names of runbooks of the project, or paths. */
  readonly names: readonly string[];
  /** Inputs that replace those of the project's cases; undefined leaves them. */
  readonly inputs: JsonObject | undefined;
  /** At least so many cells of each runbook, and every step and fault once; undefined for all cells. */
  readonly sample: number | undefined;
  /** Decides the sample and the moments of faults in mid-effect. */
  readonly seed: number;
  /** Only this cell. */
  readonly only: string | undefined;
  /** Cells that run together; undefined for as many as there are cores. */
  readonly parallel: number | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SimulateProgress) => void;
}

/** How far a simulation is. */
export interface SimulateProgress {
  readonly runbook: string;
  readonly done: number;
  readonly total: number;
  /** The cell that ended last; undefined while the sandbox is prepared. */
  readonly result: CellResult | undefined;
}

const noSettings: SimulationSettings = { exempt: undefined, prepare: undefined, cases: {}, kept: [] };

/** Runs every runbook once per fault, in copies of a sandbox in a temporary folder, which is gone afterwards. */
export async function simulate(request: SimulateRequest): Promise<readonly SimulationResult[]> {
  const root = makeTemporaryFolder('runbook-simulate-');
  try {
    checkRequest(request, root);
    const fresh = await prepareBase({
      ...request,
      prepare: undefined,
      fresh: undefined,
      folder: join(root, 'fresh'),
    });
    const results: SimulationResult[] = [];
    for (const name of request.names) {
      if (request.signal.aborted) break;
      results.push(await simulateOne(request, name, fresh, join(root, String(results.length))));
    }
    return results;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Refuses what can be known not to work before a sandbox is made, which takes seconds. */
function checkRequest({ project, environment, names }: SimulateRequest, root: string): void {
  for (const runbook of names) {
    project.find(runbook);
    const { exempt, prepare } = settingsOf(project, runbook);
    if (exempt !== undefined) throw refuse('RB605', `${nameOf(runbook)} is not simulated: ${exempt}`);
    if (prepare !== undefined && !existsSync(preparePath(project, prepare))) {
      throw refuse('RB606', `the sandbox cannot be prepared: there is no ${preparePath(project, prepare)}`, {
        help: 'name a runbook below `runbooks/` under `simulate:` in `runbooks/project.yaml`',
      });
    }
  }
  relocate(loadEnvironment(project, environment, root), root);
}

function nameOf(runbook: string): string {
  return basename(runbook).replace(/\.ya?ml$/, '');
}

function settingsOf({ settings }: Project, runbook: string): SimulationSettings {
  return settings.simulate[nameOf(runbook)] ?? noSettings;
}

function preparePath({ folder, cwd }: Project, prepare: string): string {
  return join(folder ?? cwd, 'runbooks', prepare);
}

/** Names of the project's runbooks that are not exempt. */
export function simulated(project: Project): readonly string[] {
  return project.names().filter((name) => project.settings.simulate[name]?.exempt === undefined);
}

async function simulateOne(
  request: SimulateRequest,
  runbook: string,
  fresh: Base,
  folder: string,
): Promise<SimulationResult> {
  const begun = performance.now();
  const { project, seed, onProgress } = request;
  const name = nameOf(runbook);
  const settings = settingsOf(project, runbook);
  onProgress({ runbook: name, done: 0, total: 0, result: undefined });
  const { done, planned } = await explore(request, { runbook, settings, fresh, folder });
  const chosen = choose(request, planned, done);
  const total = done.length + chosen.length;
  const results: CellResult[] =
    request.only === undefined ? [...done] : done.filter(({ id }) => id === request.only);
  for (const [index, result] of results.entries())
    onProgress({ runbook: name, done: index + 1, total, result });
  await inParallel(
    request.parallel ?? availableParallelism(),
    chosen,
    async ({ cell, context, expected }, at) => {
      if (request.signal.aborted) return;
      const place = join(folder, `c${at}`);
      const { result } = await runCell(context, cell, place, expected);
      forgetCell(place);
      results.push(result);
      onProgress({ runbook: name, done: results.length, total, result });
    },
  );
  const order = new Map(
    [...done.map(({ id }) => id), ...planned.map(({ cell }) => cellId(cell))].map((id, at) => [id, at]),
  );
  return {
    runbook: name,
    seed,
    possible: done.length + planned.length,
    cells: results.toSorted((left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0)),
    milliseconds: Math.round(performance.now() - begun),
  };
}

interface ExploreParts {
  readonly runbook: string;
  readonly settings: SimulationSettings;
  readonly fresh: Base;
  readonly folder: string;
}

async function explore(
  request: SimulateRequest,
  { runbook, settings, fresh, folder }: ExploreParts,
): Promise<{ readonly done: readonly CellResult[]; readonly planned: readonly PlannedCell[] }> {
  const { project, environment, signal, seed } = request;
  const base =
    settings.prepare === undefined ? fresh : await prepared(request, settings.prepare, fresh, folder);
  const random = randomFrom(seed);
  const known = new Set<string>();
  const copying = oneAtATime();
  const done: CellResult[] = [];
  const planned: PlannedCell[] = [];
  for (const [name, inputs] of Object.entries(casesOf(request, settings))) {
    const context = {
      base: base.folder,
      project: project.folder ?? project.cwd,
      runbook,
      environment,
      inputs: { ...base.outputs, ...inputs },
      before: base.world,
      kept: settings.kept,
      signal,
      copying,
    };
    const explored = await exploreCase(name, context, join(folder, `case-${name}`), {
      known,
      random,
      mustSucceed: done.length === 0,
    });
    done.push(...explored.done);
    planned.push(...explored.planned);
  }
  return { done, planned };
}

function prepared(request: SimulateRequest, prepare: string, fresh: Base, folder: string): Promise<Base> {
  const path = preparePath(request.project, prepare);
  return prepareBase({ ...request, prepare: path, fresh: fresh.folder, folder: join(folder, 'base') });
}

function casesOf(
  { inputs }: SimulateRequest,
  { cases }: SimulationSettings,
): Readonly<Record<string, JsonObject>> {
  if (inputs !== undefined) return { given: inputs };
  return Object.keys(cases).length === 0 ? { default: {} } : cases;
}

function choose(
  { only, sample, seed }: SimulateRequest,
  planned: readonly PlannedCell[],
  done: readonly CellResult[],
): readonly PlannedCell[] {
  if (only !== undefined) {
    const chosen = planned.filter(({ cell }) => cellId(cell) === only);
    if (chosen.length > 0 || done.some(({ id }) => id === only)) return chosen;
    const ids = [...done.map(({ id }) => id), ...planned.map(({ cell }) => cellId(cell))];
    throw refuse('RB605', `there is no cell ${only}`, { help: `cells: ${ids.join(' ')}` });
  }
  if (sample === undefined) return planned;
  const cells = planned.map(({ cell }) => cell);
  const chosen = new Set(sampleCells(cells, sample - done.length, randomFrom(seed)));
  return planned.filter(({ cell }) => chosen.has(cell));
}

async function inParallel<T>(
  limit: number,
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = [...items.entries()].values();
  const workers = Array.from({ length: Math.max(1, limit) }, async () => {
    for (const [index, item] of queue) await work(item, index);
  });
  await Promise.all(workers);
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}

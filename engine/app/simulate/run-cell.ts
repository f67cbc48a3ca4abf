import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEvent, Outcome } from '../../journal/event.ts';
import { cellId } from '../../report/simulation.ts';
import type { CellResult, SimulationCell } from '../../report/simulation.ts';
import { parseKey } from '../../run/step-key.ts';
import type { JsonObject } from '../../runbook/json.ts';
import { openPorts } from '../compose.ts';
import { sandboxFolders } from '../compose-sandbox.ts';
import { readRun } from '../read-run.ts';
import type { StoredRunFacts } from '../read-run.ts';
import { allowedOutcomes } from './allowed-outcomes.ts';
import { sandboxOf, stateOf, storesOf } from './cell-place.ts';
import { checkInvariants } from './check-invariants.ts';
import { checkJournal } from './check-journal.ts';
import type { EngineJob, EngineResult } from './engine-job.ts';
import { lockProblems } from './lock-problems.ts';
import { runEngine } from './run-engine.ts';
import { tellStory } from './tell-story.ts';
import { dataParts, differences, readWorld } from './world.ts';
import type { World } from './world.ts';

/** What all cells of a case have in common. */
export interface CellContext {
  /** Folder of the prepared sandbox, switched off. */
  readonly base: string;
  readonly project: string;
  readonly runbook: string;
  readonly environment: string | undefined;
  readonly inputs: JsonObject;
  readonly before: World;
  readonly kept: readonly string[];
  readonly signal: AbortSignal;
  /** Lets one copy at a time be made. */
  readonly copying: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What a run is expected to come to. */
export interface Expected {
  /** The outcome without the fault. */
  readonly usual: Outcome;
  /** The world behind a run that succeeded. */
  readonly after: World;
}

/** What was seen of one cell, besides the verdict. */
export interface SeenCell {
  readonly result: CellResult;
  /** Undefined when the run never ended. */
  readonly world: World | undefined;
  readonly facts: StoredRunFacts | undefined;
}

/** Runs one cell in a copy of the prepared sandbox at `folder`. Without `expected` it is the run that others are compared to. */
export async function runCell(
  context: CellContext,
  cell: SimulationCell,
  folder: string,
  expected: Expected | undefined,
): Promise<SeenCell> {
  const begun = performance.now();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const seen = await seeCell(context, cell, folder, expected).catch((error: unknown): Seen => {
    return { problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  });
  const { facts, problems, world } = seen;
  const outcome = facts?.state.outcome;
  const result: CellResult = {
    ...cell,
    id: cellId(cell),
    outcome: outcome ?? '',
    problems,
    story: problems.length === 0 ? [] : tellStory(facts?.events ?? []),
    milliseconds: Math.round(performance.now() - begun),
  };
  return { result, world, facts };
}

interface Seen {
  readonly problems: readonly string[];
  readonly facts?: StoredRunFacts;
  readonly world?: World;
}

async function seeCell(
  context: CellContext,
  cell: SimulationCell,
  folder: string,
  expected: Expected | undefined,
): Promise<Seen> {
  await context.copying(() => sandboxFolders.clone(sandboxOf(context.base), sandboxOf(folder)));
  if (existsSync(storesOf(context.base)))
    cpSync(storesOf(context.base), storesOf(folder), { recursive: true });
  // A host stays on when an engine dies.
  const switchOff = await sandboxFolders.switchOn(sandboxOf(folder));
  try {
    return await driveAndCheck(context, cell, folder, expected);
  } finally {
    await switchOff();
  }
}

async function driveAndCheck(
  context: CellContext,
  cell: SimulationCell,
  folder: string,
  expected: Expected | undefined,
): Promise<Seen> {
  const driven = await driveToEnd(context, cell, folder);
  const run = onlyRun(folder);
  if (run === undefined) return { problems: driven.problems };
  const facts = await readRun(stateOf(folder), run);
  const { environment, folder: project } = facts.plan;
  const ports = openPorts({ environment, folder: project, stateDirectory: stateOf(folder), env: {} });
  try {
    const world = await readWorld(folder, ports);
    const problems = [
      ...driven.problems,
      ...checkJournal(facts.plan.program, facts.events, driven.result?.state),
      ...(await lockProblems(facts.plan, ports, run)),
      ...(await checkInvariants(facts, ports)),
      ...(expected === undefined ? [] : outcomeProblems(context, cell, facts, world, expected)),
    ];
    return { problems, facts, world };
  } finally {
    await ports.close();
  }
}

/** Removes what is left of a cell; its machine is off. */
export function forgetCell(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function onlyRun(folder: string): string | undefined {
  const runs = join(stateOf(folder), 'runs');
  return existsSync(runs) ? readdirSync(runs)[0] : undefined;
}

interface Driven {
  readonly problems: readonly string[];
  readonly result?: EngineResult;
}

/** Engines that one run may need: a killed one, its resume, a rollback, one more. */
const mostEngines = 5;

/** Starts the run with its fault, then does what an operator does: resumes, approves, rolls back again. */
async function driveToEnd(context: CellContext, cell: SimulationCell, folder: string): Promise<Driven> {
  const { project, runbook, environment, inputs, signal } = context;
  const fault = cell.fault === 'none' ? undefined : { ...cell, kind: cell.fault };
  const job = { project, runbook, environment, inputs, cell: folder, result: join(folder, 'engine.json') };
  let next: Pick<EngineJob, 'verb' | 'run' | 'fault'> = { verb: 'start', run: undefined, fault };
  let repairs = 0;
  for (let engines = 1; engines <= mostEngines; engines += 1) {
    const end = await runEngine({ ...job, ...next }, signal);
    if (end.kind === 'broken') return { problems: [end.reason] };
    const run = onlyRun(folder);
    if (end.kind === 'killed') {
      if (signal.aborted) return { problems: ['stopped'] };
      if (run === undefined) return { problems: ['the engine was killed before the run began'] };
      next = { verb: 'resume', run, fault: undefined };
      continue;
    }
    const { result } = end;
    if (result.status === 'waiting') next = { verb: 'approve', run: result.run, fault: undefined };
    else if (result.status === 'ended' && result.state['outcome'] === 'rollback-failed' && repairs < 1) {
      repairs += 1;
      next = { verb: 'rollback', run: result.run, fault: undefined };
    } else if (result.status === 'ended') return { problems: repairProblems(cell, repairs), result };
    else if (await hasEnded(folder)) return { problems: [] };
    else return { problems: [`the engine ended as ${result.status}: ${result.refusal}`], result };
  }
  return { problems: [`the run did not end with ${mostEngines} engines`] };
}

/** An engine that was killed behind its last record leaves nothing to resume. */
async function hasEnded(folder: string): Promise<boolean> {
  const run = onlyRun(folder);
  return run !== undefined && (await readRun(stateOf(folder), run)).state.phase === 'ended';
}

/** Only an undo that fails may need an operator. */
function repairProblems({ fault }: SimulationCell, repairs: number): readonly string[] {
  if (repairs === 0 || fault === 'fails-once' || fault === 'fails-always') return [];
  return ['the rollback failed and had to be asked for again'];
}

function outcomeProblems(
  context: CellContext,
  cell: SimulationCell,
  { state, events }: StoredRunFacts,
  world: World,
  { usual, after }: Expected,
): readonly string[] {
  const outcome = state.outcome;
  const allowed = allowedOutcomes(cell, usual);
  if (outcome === undefined) return ['the run has no outcome'];
  const problems = allowed.includes(outcome)
    ? []
    : [`the outcome is ${outcome} instead of ${allowed.join(' or ')}: ${failureOf(events)}`];
  const remaining = state.remaining ?? [];
  const wanted = outcome === 'succeeded' || remaining.length > 0 ? after : context.before;
  const isWhole = outcome === 'succeeded' && remaining.length === 0;
  return [...problems, ...worldProblems(context, cell, world, { wanted, after, isWhole })];
}

function failureOf(events: readonly JournalEvent[]): string {
  const failed = events.findLast((event) => event.event === 'attempt-finished' && 'error' in event.result);
  if (failed?.event !== 'attempt-finished' || !('error' in failed.result)) return '';
  return `${failed.step}: ${failed.result.error.message}`;
}

/** Objects may be those of a nested run that committed, so both worlds will do; what was kept on purpose is left out. */
function worldProblems(
  { before, kept }: CellContext,
  cell: SimulationCell,
  world: World,
  { wanted, after, isWhole }: { readonly wanted: World; readonly after: World; readonly isWhole: boolean },
): readonly string[] {
  const entries = world.entries.filter((entry) => !kept.includes(entry) || wanted.entries.includes(entry));
  const others: readonly (keyof World)[] = failsToTidy(cell) ? ['databases'] : ['databases', 'entries'];
  const found = differences({ ...world, entries }, wanted, [...dataParts, ...others]);
  const objects = differences(world, after, ['objects']);
  if (objects.length === 0 || (!isWhole && differences(world, before, ['objects']).length === 0))
    return found;
  return [...found, ...objects];
}

const failures: ReadonlySet<string> = new Set(['fails-before', 'fails-after', 'times-out']);

/** What a step of `finally` was to remove is left when that step itself fails. */
function failsToTidy({ step, fault }: SimulationCell): boolean {
  return step !== '-' && parseKey(step).section === 'finally' && failures.has(fault);
}

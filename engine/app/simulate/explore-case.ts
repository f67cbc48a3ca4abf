import { join } from 'node:path';
import type { Outcome } from '../../journal/event.ts';
import type { CellResult, SimulationCell } from '../../report/simulation.ts';
import { locate } from '../../run/locate.ts';
import { parseKey } from '../../run/step-key.ts';
import type { RunState } from '../../run/state.ts';
import type { StoredRunFacts } from '../read-run.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { cellsOf, visitedSteps } from './list-cells.ts';
import type { VisitedStep } from './list-cells.ts';
import { forgetCell, runCell } from './run-cell.ts';
import type { CellContext, Expected } from './run-cell.ts';

/** A cell with what its run is compared to. */
export interface PlannedCell {
  readonly cell: SimulationCell;
  readonly context: CellContext;
  readonly expected: Expected;
}

/** The runs that show which cells a case has; they are cells themselves. */
export interface ExploredCase {
  readonly done: readonly CellResult[];
  readonly planned: readonly PlannedCell[];
}

/** What a case is explored with. */
export interface Exploration {
  /** Steps of earlier cases, which are not explored again. */
  readonly known: Set<string>;
  readonly random: () => number;
  readonly mustSucceed: boolean;
}

/**
 * Runs a case without a fault, and once more for each point behind which undo reaches back to other
 * steps (its commits and its last step), so that every step of an undo is known. A case that
 * `mustSucceed` and does not is refused: beside a run that fails by itself every fault would look harmless.
 */
export async function exploreCase(
  name: string,
  context: CellContext,
  folder: string,
  { known, random, mustSucceed }: Exploration,
): Promise<ExploredCase> {
  const run = async (cell: SimulationCell, expected: Expected | undefined) => {
    const place = join(folder, `${cell.step}-${cell.fault}`.replaceAll(/[^\w-]/g, '_'));
    const seen = await runCell(context, cell, place, expected);
    forgetCell(place);
    return seen;
  };
  const first = await run({ case: name, step: '-', fault: 'none', trigger: '', delay: 0 }, undefined);
  const { facts, world, result } = first;
  const usual = facts?.state.outcome;
  if (facts === undefined || world === undefined || usual === undefined) {
    throw refuse(
      'RB606',
      `the case ${name} does not come to its end without a fault: ${result.problems.join('; ')}`,
      {
        exitCode: 1,
      },
    );
  }
  const isWell = usual === 'succeeded' || usual === 'unchanged';
  if (mustSucceed && !isWell) throw doesNotSucceed(name, facts.state);
  const expected: Expected = { usual, after: world };
  const planned = plan({ name, context, expected, trigger: '', known, random }, visitedSteps(facts.events));
  const done: CellResult[] = [result];
  for (const trigger of isWell ? triggersOf(facts) : []) {
    const seen = await run(
      { case: name, step: trigger, fault: 'fails-after', trigger: '', delay: 0 },
      expected,
    );
    done.push(seen.result);
    const outcome: Outcome | undefined = seen.facts?.state.outcome;
    if (seen.facts === undefined || outcome === undefined) continue;
    const usualThen: Expected = { usual: outcome, after: world };
    planned.push(
      ...plan(
        { name, context, expected: usualThen, trigger, known, random },
        visitedSteps(seen.facts.events),
      ),
    );
  }
  const ids = new Set(done.map(({ id }) => id));
  return { done, planned: planned.filter(({ cell }) => !ids.has(`${cell.case}@${cell.step}@${cell.fault}`)) };
}

function doesNotSucceed(name: string, { outcome, unwinding }: RunState): Refusal {
  const { step, error } = unwinding[''] ?? {};
  const why = [step, error?.message].filter((part) => part !== undefined).join(': ');
  return refuse('RB606', `the case ${name} does not succeed without a fault: ${why || outcome}`, {
    help: 'the first case has to; a runbook that it needs to be run before is its `prepare`',
    exitCode: 1,
  });
}

interface PlanParts extends Omit<PlannedCell, 'cell'> {
  readonly name: string;
  readonly trigger: string;
  readonly known: Set<string>;
  readonly random: () => number;
}

function plan(
  { name, context, expected, trigger, known, random }: PlanParts,
  visited: readonly VisitedStep[],
): PlannedCell[] {
  const fresh = visited.filter(({ key }) => !known.has(key));
  for (const { key } of fresh) known.add(key);
  return cellsOf(name, fresh, trigger, random).map((cell) => ({ cell, context, expected }));
}

/** The commits and the last step: what fails there makes undo reach as far back as it ever does. */
function triggersOf({ plan: { program }, state, events }: StoredRunFacts): readonly string[] {
  const steps = visitedSteps(events).filter(({ key, kind }) => {
    const { section, undo } = parseKey(key);
    return kind === 'attempt' && section === 'steps' && undo === undefined;
  });
  const commits = steps.filter(({ key }) => locate(program, state, key).step.commit).map(({ key }) => key);
  const last = steps.at(-1)?.key;
  return [...new Set([...commits, ...(last === undefined ? [] : [last])])];
}

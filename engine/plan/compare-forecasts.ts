import { compareFacts, shown } from './compare-facts.ts';
import type { Comparable, PlanDifference } from './compare-facts.ts';
import type { Forecast, PlannedStep } from './plan.ts';

/**
 * What differs between two dry runs: facts first, which are the cause, then what follows from them.
 * Of a step that one of the two skips nothing else is told, nor of what lies in it.
 */
export function compareForecasts(planned: Forecast, now: Forecast): readonly PlanDifference[] {
  const [before, after] = [rowsOf(planned), rowsOf(now)];
  const turned = [...before.keys()].filter((key) => isSkipped(before.get(key)) !== isSkipped(after.get(key)));
  const isTold = (key: string): boolean => !turned.some((other) => key === other || isBelow(key, other));
  const facts = keysOf(planned.facts, now.facts).filter(isTold);
  const steps = [...new Set([...before.keys(), ...after.keys()])];
  return [
    ...facts.flatMap((key) => compareFacts(`${key}: `, planned.facts[key] ?? {}, now.facts[key] ?? {})),
    ...steps
      .filter((key) => !turned.some((other) => isBelow(key, other)))
      .flatMap((key) => compareRows(key, before.get(key), after.get(key))),
  ];
}

function keysOf(left: object, right: object): readonly string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])];
}

function isBelow(key: string, call: string): boolean {
  return key.startsWith(`${call}/`);
}

function isSkipped(row: PlannedStep | undefined): boolean {
  return row === undefined || row.verdict === 'skip';
}

function rowsOf({ requires, steps, finally: last }: Forecast): ReadonlyMap<string, PlannedStep> {
  return new Map([...requires, ...steps, ...last].map((row) => [row.key, row]));
}

function compareRows(
  key: string,
  planned: PlannedStep | undefined,
  now: PlannedStep | undefined,
): readonly PlanDifference[] {
  if (isSkipped(planned) || isSkipped(now)) {
    const [before, after] = [verdictOf(planned), verdictOf(now)];
    return before === after ? [] : [{ what: key, planned: before, now: after }];
  }
  return compareFacts(`${key}: `, reviewed(planned), reviewed(now));
}

function verdictOf(row: PlannedStep | undefined): string {
  return row === undefined ? shown(undefined) : `${row.verdict} ${row.does}`;
}

/** What a review looks at, and what therefore has to be what is done. What was seen only to be shown is left out. */
function reviewed(row: PlannedStep | undefined): Comparable {
  if (row === undefined) return {};
  const { does, effect, verdict, undo, irreversible, commit, target, needs, kind, after, with: input } = row;
  return {
    does,
    effect,
    verdict,
    undo: undo.join(', '),
    irreversible,
    'point of no return': commit,
    target,
    needs: needs.join(', '),
    with: effect === 'change' ? input : undefined,
    asks: kind === 'approval' ? after : undefined,
  };
}

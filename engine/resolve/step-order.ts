import { didYouMean } from '../diagnostics/suggest.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entryOf } from '../parse/syntax-tree.ts';
import { child } from './read-node.ts';
import { report } from './resolution.ts';
import type { StepOutline } from './step-outline.ts';

/** The order of the steps of one runbook. */
export interface StepOrder {
  needsOf(id: string): readonly string[];
  /** Whether `earlier` has certainly ended before `later` starts. True for all when the order is broken. */
  precedes(earlier: string, later: string): boolean;
}

/**
 * Reads `needs` of all steps: a step without it needs the one above. Reports steps that do not
 * exist, steps that need themselves, and steps that wait for each other.
 */
export function stepOrder(steps: readonly StepOutline[], problems: Diagnostic[]): StepOrder {
  const positions = new Map(steps.map((step, index) => [step.id, index]));
  const needs = steps.map((step, index) => {
    const ids = readNeeds(step, steps[index - 1], positions, problems);
    return ids.flatMap((id) => positions.get(id) ?? []);
  });
  const sorted = sort(needs);
  if (sorted.length < steps.length) {
    reportCycles(steps, needs, new Set(sorted), problems);
  }
  const isBroken = sorted.length < steps.length;
  let ancestors: readonly Uint32Array[] | undefined;
  return {
    needsOf: (id) => (needs[positions.get(id) ?? -1] ?? []).map((index) => steps[index]?.id ?? ''),
    precedes(earlier, later) {
      const [from, to] = [positions.get(earlier), positions.get(later)];
      if (isBroken || from === undefined || to === undefined) return true;
      if (needs[to]?.includes(from) === true) return true;
      ancestors ??= ancestorSets(needs, sorted);
      return (((ancestors[to]?.[from >>> 5] ?? 0) >>> (from & 31)) & 1) === 1;
    },
  };
}

function readNeeds(
  step: StepOutline,
  above: StepOutline | undefined,
  positions: ReadonlyMap<string, number>,
  problems: Diagnostic[],
): readonly string[] {
  const list = child(step.node, 'needs');
  if (list?.kind !== 'list') return above === undefined ? [] : [above.id];
  const ids = new Set<string>();
  for (const item of list.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
    const id = item.value;
    if (id === step.id) {
      report(problems, 'RB332', `\`${id}\` needs itself`, item.span, {
        help: 'leave it out of its own `needs`',
      });
    } else if (!positions.has(id)) {
      const help = didYouMean(
        id,
        [...positions.keys()].filter((other) => other !== step.id),
      );
      report(problems, 'RB330', `there is no step \`${id}\``, item.span, { help });
    } else ids.add(id);
  }
  return [...ids];
}

/** Positions in an order in which every step comes behind those that it needs; those in or behind a cycle are left out. */
function sort(needs: readonly (readonly number[])[]): readonly number[] {
  const dependants: number[][] = needs.map(() => []);
  const open = needs.map((list) => list.length);
  for (const [index, list] of needs.entries()) for (const need of list) dependants[need]?.push(index);
  const sorted = [...needs.keys()].filter((index) => open[index] === 0);
  for (let at = 0; at < sorted.length; at += 1) {
    for (const dependant of dependants[sorted[at] ?? -1] ?? []) {
      open[dependant] = (open[dependant] ?? 0) - 1;
      if (open[dependant] === 0) sorted.push(dependant);
    }
  }
  return sorted;
}

/** For each step a set of bits, one for each step that comes before it. */
function ancestorSets(
  needs: readonly (readonly number[])[],
  sorted: readonly number[],
): readonly Uint32Array[] {
  const words = Math.ceil(needs.length / 32);
  const sets: Uint32Array[] = [];
  for (const index of sorted) {
    const set = new Uint32Array(words);
    for (const need of needs[index] ?? []) {
      merge(set, sets[need]);
      set[need >>> 5] = (set[need >>> 5] ?? 0) | (1 << (need & 31));
    }
    sets[index] = set;
  }
  return sets;
}

function merge(set: Uint32Array, other: Uint32Array | undefined): void {
  if (other === undefined) return;
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
}

/** Follows needs among the steps that could not be sorted; each cycle that comes up is reported once. */
function reportCycles(
  steps: readonly StepOutline[],
  needs: readonly (readonly number[])[],
  sorted: ReadonlySet<number>,
  problems: Diagnostic[],
): void {
  const seen = new Set<number>();
  for (const start of steps.keys()) {
    const path: number[] = [];
    let at: number | undefined = sorted.has(start) ? undefined : start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = needs[at]?.find((need) => !sorted.has(need));
    }
    const from = at === undefined ? -1 : path.indexOf(at);
    if (from !== -1)
      reportCycle(
        path.slice(from).flatMap((index) => steps[index] ?? []),
        problems,
      );
  }
}

function reportCycle(cycle: readonly StepOutline[], problems: Diagnostic[]): void {
  const [first, ...others] = cycle;
  if (first === undefined) return;
  const chain = [...cycle, first].map((step) => `\`${step.id}\``).join(' needs ');
  report(problems, 'RB332', `these steps wait for each other: ${chain}`, needsSpan(first), {
    secondary: others.map((step) => ({ span: needsSpan(step), text: whyItWaits(step) })),
    help: 'remove one of these needs; a step without `needs` needs the step above it, `needs: []` starts at once',
  });
}

function needsSpan(step: StepOutline): StepOutline['span'] {
  return entryOf(step.node, 'needs')?.value.span ?? step.span;
}

function whyItWaits(step: StepOutline): string {
  return entryOf(step.node, 'needs') === undefined ? 'needs the step above it' : 'waits, too';
}

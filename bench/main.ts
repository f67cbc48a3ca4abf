// Measures the built engine beside other programs, in one run, and prints a table.
//
//   npm run bench                    everything, some minutes
//   npm run bench -- --quick         a smoke run: few steps, one round
//   npm run bench -- --only start    one group: start, chain, two, eight, validate, run
//   npm run bench -- --only backup   4 GiB packed and sent, which needs 10 GB of disk and is left out otherwise
//   npm run bench -- --json          the figures as JSON
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { backupGroup } from './backup.ts';
import { runGroup, startGroup, stepsGroup, validateGroup } from './cases.ts';
import type { Case, Effort, Group, Places } from './cases.ts';
import { measure, shuffled } from './measure.ts';
import type { Sample } from './measure.ts';
import { resultOf, tableLines } from './table.ts';

const fullEffort: Effort = { rounds: 5, steps: 1000, largest: 10_000, megabytes: 4096 };
const quickEffort: Effort = { rounds: 1, steps: 10, largest: 10, megabytes: 16 };

const groups: Readonly<Record<string, (places: Places, effort: Effort) => Group | Promise<Group>>> = {
  start: startGroup,
  chain: (places, effort) => stepsGroup(places, effort, 'chain', 1),
  two: (places, effort) => stepsGroup(places, effort, 'wide', 2),
  eight: (places, effort) => stepsGroup(places, effort, 'wide', 8),
  validate: validateGroup,
  run: runGroup,
  backup: backupGroup,
};

/** Measured only when they are asked for. */
const onDemand: ReadonlySet<string> = new Set(['backup']);

/** Rounds, each with all programs in an order of its own, so that a busy moment does not meet one program alone. */
async function measureGroup(group: Group, folder: string): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, Sample[]>(group.cases.map(({ name }) => [name, []]));
  // Files and compiled code are in the caches of the machine for nobody or for all.
  for (const { program, atMost } of group.cases) if (atMost === undefined) await measure(program, folder);
  for (let round = 0; round < group.rounds; round += 1) {
    for (const each of shuffled(group.cases.filter((one) => isDue(one, round)))) {
      samples.get(each.name)?.push(await measure(each.program, folder));
    }
  }
  return samples;
}

function isDue({ atMost }: Case, round: number): boolean {
  return atMost === undefined || round < atMost;
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});
const effort = values.quick ? quickEffort : fullEffort;
const work = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
const places = { top: dirname(import.meta.dirname), work };
const results = [];
try {
  for (const name of values.only ?? Object.keys(groups).filter((each) => !onDemand.has(each))) {
    const make = groups[name];
    if (make === undefined) throw new Error(`no group is called ${name}: ${Object.keys(groups).join(', ')}`);
    const group = await make(places, effort);
    try {
      results.push(resultOf(group, await measureGroup(group, work)));
    } finally {
      group.end?.();
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
const machine = `Node ${process.versions.node}, ${process.platform}-${process.arch}, ${availableParallelism()} cores`;
if (values.json) {
  console.log(
    JSON.stringify({ at: new Date().toISOString(), machine, quick: values.quick, groups: results }),
  );
} else {
  console.log(`${machine}; medians; CPU with children, own CPU without\n`);
  for (const line of tableLines(results)) console.log(line);
}

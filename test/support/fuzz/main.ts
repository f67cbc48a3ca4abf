// Gives changed files to whoever reads them, thousands of them, and fails at the first one that is neither
// accepted nor refused for a reason, or takes too long. What they may take is the limit of the heap:
//
//   node --max-old-space-size=240 test/support/fuzz/main.ts documents 20000 7     target, how many, seed
//
// The last line of what it prints is JSON.
import fc from 'fast-check';
import { documents } from './documents.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { journals } from './journals.ts';
import { manifests } from './manifests.ts';
import { plans } from './plans.ts';

/** Milliseconds of the processor that one file may take; time on the wall depends on who else works here. */
const mostTime = 2000;

function busyTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function fuzz<Case>(target: FuzzTarget<Case>, numRuns: number, seed: number): Promise<void> {
  const counts = { accepted: 0, refused: 0 };
  let slowest = 0;
  const started = performance.now();
  // What is loaded late belongs to the program and not to a file.
  for (const first of fc.sample(target.cases, { numRuns: 20, seed: 0 })) await target.take(first);
  const judge = async (input: Case): Promise<'accepted' | 'refused'> => {
    const begun = busyTime();
    const verdict = await target.take(input);
    const took = busyTime() - begun;
    slowest = Math.max(slowest, took);
    if (took > mostTime) throw new Error(`took ${took.toFixed(0)} ms`);
    return verdict;
  };
  const { known = [] } = target;
  const property = fc.asyncProperty(target.cases, async (input) => {
    counts[await judge(input)] += 1;
  });
  try {
    for (const each of known) await judge(each);
    await fc.assert(property, { numRuns, seed });
  } finally {
    target.end();
  }
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  process.stdout.write(
    `${JSON.stringify({ target: target.name, known: known.length, ...counts, slowest: Math.round(slowest), seconds })}\n`,
  );
}

const [name = '', runs = '1000', seed = '1'] = process.argv.slice(2);
switch (name) {
  case 'documents':
    await fuzz(documents(), Number(runs), Number(seed));
    break;
  case 'plans':
    await fuzz(plans(), Number(runs), Number(seed));
    break;
  case 'journals':
    await fuzz(journals(), Number(runs), Number(seed));
    break;
  case 'manifests':
    await fuzz(manifests(), Number(runs), Number(seed));
    break;
  default:
    throw new Error(`no target ${name}; there are: documents, plans, journals, manifests`);
}

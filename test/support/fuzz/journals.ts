import fc from 'fast-check';
import { replay } from '../../../engine/app/read-run.ts';
import { Refusal } from '../../../engine/app/refusal.ts';
import { parseJournal } from '../../../engine/journal/parse-journal.ts';
import { recordedRun } from '../recorded-run.ts';
import type { RecordedRun } from '../recorded-run.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { damagedBytes, mutatedJson } from './mutations.ts';

interface Damaged {
  readonly run: RecordedRun;
  readonly bytes: Uint8Array;
}

/** One record of a journal is another one than was written. */
function wrongRecord(run: RecordedRun): fc.Arbitrary<Damaged> {
  const lines = run.journal.toString('utf8').trimEnd().split('\n');
  const one = fc.nat(lines.length - 1).chain((index) => {
    const record: unknown = JSON.parse(lines[index] ?? '{}');
    return mutatedJson([record]).map((value) => ({ run, bytes: bytesWith(lines, index, value) }));
  });
  return one;
}

function bytesWith(lines: readonly string[], index: number, value: unknown): Uint8Array {
  return Buffer.from(`${lines.with(index, JSON.stringify(value) ?? 'null').join('\n')}\n`);
}

/** Journals that earlier engines wrote, torn, flipped, with pieces lost, and with records that say something else. */
export function journals(): FuzzTarget<Damaged> {
  const runs = ['one-of-each', 'update-rolled-back', 'update-killed-and-resumed'].map(recordedRun);
  return {
    name: 'journals',
    cases: fc.constantFrom(...runs).chain((run) =>
      fc.oneof(
        damagedBytes([run.journal]).map((bytes) => ({ run, bytes })),
        wrongRecord(run),
      ),
    ),
    async take({ run, bytes }) {
      const parsed = parseJournal(bytes);
      if (!parsed.ok) return 'refused';
      try {
        replay(run.name, { plan: run.plan, forecast: undefined, events: parsed.events });
        return 'accepted';
      } catch (error) {
        if (error instanceof Refusal) return 'refused';
        throw error;
      }
    },
    end: () => {},
  };
}

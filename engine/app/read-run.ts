import { createHash } from 'node:crypto';
import type { JournalEvent } from '../journal/event.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { ReadJournal } from '../journal/journal-store.ts';
import { PortError } from '../ports/port-error.ts';
import { apply } from '../run/apply.ts';
import { emptyState } from '../run/state.ts';
import type { RunState } from '../run/state.ts';
import { journalStore } from './compose.ts';
import { refuse } from './refusal.ts';
import { coreVersion } from './version.ts';

/** A run as its folder tells it. */
export interface StoredRunFacts {
  readonly plan: BoundPlan;
  readonly events: readonly JournalEvent[];
  readonly state: RunState;
}

/** Turns the failures of reading a run into refusals with their own codes. */
export function refuseRun(error: unknown): never {
  if (!(error instanceof PortError)) throw error;
  const { kind, message, help } = error;
  const code =
    kind === 'not-found' ? 'RB802' : kind === 'corrupt' ? 'RB804' : kind === 'refused' ? 'RB803' : 'RB801';
  throw refuse(code, message, { help, exitCode: kind === 'refused' ? 5 : 2 });
}

/** Checks that a journal and its plan belong together and to this core, and replays it. */
export function replay(run: string, read: ReadJournal): StoredRunFacts {
  const [first] = read.events;
  if (first?.event !== 'run-started') {
    throw refuse('RB804', `run ${run} was never begun: its journal is empty`);
  }
  if (first.core !== coreVersion) {
    throw refuse(
      'RB805',
      `run ${run} was begun under core ${first.core}, and this engine has ${coreVersion}`,
      {
        help: `carry it on with engine ${first.engine}`,
      },
    );
  }
  if (createHash('sha256').update(read.plan).digest('hex') !== first.plan) {
    throw refuse('RB804', `the plan of run ${run} is not the one that it was begun with`);
  }
  const plan = JSON.parse(read.plan) as BoundPlan;
  return { plan, events: read.events, state: stateAfter(run, plan, read.events) };
}

/** A record that was changed on the disk can say what never happened, of steps that there are not. */
function stateAfter(run: string, plan: BoundPlan, events: readonly JournalEvent[]): RunState {
  let state = emptyState();
  for (const event of events) {
    try {
      state = apply(plan.program, state, event);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw refuse(
        'RB804',
        `the journal of run ${run} is damaged: record ${event.seq} does not fit to those before it: ${why}`,
        { help: `look at the host, then close the run with \`runbook resolve ${run} --reason …\`` },
      );
    }
  }
  return state;
}

/** Reads a run without taking it. */
export async function readRun(stateDirectory: string, run: string): Promise<StoredRunFacts> {
  const read = await journalStore(stateDirectory).read(run).catch(refuseRun);
  return replay(run, read);
}

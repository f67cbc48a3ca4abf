import type { Clock } from '../ports/clock.ts';
import type { OpenJournal } from '../journal/journal-store.ts';
import type { Executor } from './executor.ts';

/** Stands between a run and what it works with. Fault exploration puts its faults there; nothing else uses it. */
export interface RunSeam {
  executor(inner: Executor): Executor;
  journal(inner: OpenJournal): OpenJournal;
  readonly clock: Clock;
}

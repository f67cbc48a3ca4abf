import type { JournalEvent } from './event.ts';

/** What is known of a run without reading all of its journal. */
export interface StoredRun {
  readonly run: string;
  /** The first record; undefined when the run died before it was written whole. */
  readonly first: JournalEvent | undefined;
  /** The last whole record. */
  readonly last: JournalEvent | undefined;
}

/** A journal that was read: a torn last line is dropped, everything before it is kept. */
export interface ReadJournal {
  /** Text of `plan.json`. */
  readonly plan: string;
  /** Text of `forecast.json`: what a reviewed plan said; undefined when the run is of none. */
  readonly forecast: string | undefined;
  readonly events: readonly JournalEvent[];
}

/** A journal that one engine alone writes to. */
export interface OpenJournal {
  readonly run: string;
  /**
   * Resolves when the records are on disk, in order and whole. `busy` says that something else goes on
   * meanwhile; it stands still otherwise, which is quicker.
   */
  append(events: readonly JournalEvent[], options?: { readonly busy: boolean }): Promise<void>;
  /** Adds to the log of a step; not synced. */
  log(step: string, attempt: number, text: string): void;
  close(): Promise<void>;
  /** Closes it and removes the run, which must have no record yet. */
  discard(): Promise<void>;
}

/** Where runs are remembered: one folder each. Failures reject with a PortError. */
export interface JournalStore {
  /** For messages. */
  readonly location: string;
  /** Makes the folder of a new run with its plan (and what was forecast in a review) on disk, and takes it for this engine alone. */
  create(run: string, plan: string, forecast?: string): Promise<OpenJournal>;
  /**
   * Takes a run over for this engine alone: `refused` while another engine lives that works on it.
   * `mend` keeps the whole records of a damaged journal, and puts the damaged file aside.
   */
  open(
    run: string,
    options?: { readonly mend?: boolean },
  ): Promise<{ readonly journal: OpenJournal; readonly read: ReadJournal }>;
  /** Reads without taking anything. */
  read(run: string): Promise<ReadJournal>;
  /** Process id of the living engine that works on it; undefined when there is none. */
  engineOf(run: string): Promise<number | undefined>;
  /** Newest first. */
  list(): Promise<readonly StoredRun[]>;
  /** Ids of all runs, without a look at what they are; newest first. */
  ids(): Promise<readonly string[]>;
  /** Removes a run, whole or not at all: `refused` while a living engine works on it. */
  forget(run: string): Promise<void>;
  /** The log of one step (all attempts in order), or of all steps; whole lines, masked already. */
  logs(run: string, step?: string): AsyncIterable<{ readonly step: string; readonly text: string }>;
  /** The run that used a saved plan; undefined when none did. */
  planUsedBy(digest: string): Promise<string | undefined>;
  /** Records that a saved plan was used; `exists` when it was used before. */
  usePlan(digest: string, run: string): Promise<void>;
}

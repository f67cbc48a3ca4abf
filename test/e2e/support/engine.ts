import { join } from 'node:path';
import { type Finished, openRig, type RigOptions, type Running } from '../../support/rig.ts';
import type { Place } from './place.ts';

/** The built program with the runs of one place, to be cut off and gone on with. */
export interface Engine extends AsyncDisposable {
  /** Starts a run whose approvals are given, printing JSON. */
  begin(args: readonly string[]): Running;
  start(args: readonly string[]): Running;
  run(args: readonly string[]): Promise<Finished>;
}

/** Disposing of it ends what still runs. */
export function openEngine(place: Place): Engine {
  const rig = openRig();
  const authority = process.env['NODE_EXTRA_CA_CERTS'] ?? '';
  const options: RigOptions = {
    env: { ...place.env, RUNBOOK_STATE_DIR: join(place.folder, 'state'), NODE_EXTRA_CA_CERTS: authority },
  };
  const start: Engine['start'] = (args) => rig.start(args, options);
  return {
    start,
    begin: (args) => start(['run', ...args, '--approve', 'all', '--json', ...place.words]),
    run: (args) => start(args).ended,
    [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose](),
  };
}

/** The run's id, which is printed first; undefined when the engine died before. */
export function runOf(printed: string): string | undefined {
  return /\b\d{8}-\d{6}-[0-9a-z]{4}\b/u.exec(printed)?.[0];
}

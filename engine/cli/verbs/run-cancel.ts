import { cancelRun } from '../../app/cancel-run.ts';
import { carryOnRequest } from '../carry-on-request.ts';
import { argument, isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { findRun } from '../find-run.ts';
import { watchRun } from '../watch-run.ts';

/** Cancels a run, here or in the engine that works on it. */
export const runCancel: CommandRun = async (parsed, io) => {
  const request = carryOnRequest(parsed, io);
  const run = await findRun(request.stateDirectory, argument(parsed, 'run'));
  return watchRun(parsed, io, async (watching) => {
    const end = await cancelRun({ ...request, ...watching, run, verb: 'cancel' });
    if (end === undefined) {
      const told = 'the engine that works on it was told; it rolls back';
      io.out.line(
        isOn(parsed, 'json') ? JSON.stringify({ run, event: 'cancel-sent' }) : `run ${run}: ${told}`,
      );
    }
    return end;
  });
};

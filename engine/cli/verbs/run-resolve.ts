import { resolveRun } from '../../app/resolve-run.ts';
import { stateDirectoryFrom } from '../carry-on-request.ts';
import { argument, isOn, textOf } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { findRun } from '../find-run.ts';
import { UsageError } from '../usage-error.ts';

/** Closes a run that was repaired by hand. */
export const runResolve: CommandRun = async (parsed, io) => {
  const reason = textOf(parsed, 'reason')?.trim();
  if (reason === undefined || reason === '') {
    throw new UsageError('`resolve` needs --reason', [
      '`runbook resolve RUN --reason "what was done by hand"`',
    ]);
  }
  const stateDirectory = stateDirectoryFrom(parsed, io);
  const run = await findRun(stateDirectory, argument(parsed, 'run'));
  await resolveRun({ run, reason, stateDirectory, env: io.env });
  io.out.line(
    isOn(parsed, 'json') ? JSON.stringify({ run, resolved: reason }) : `run ${run} is closed: ${reason}`,
  );
  return 0;
};

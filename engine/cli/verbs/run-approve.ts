import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { carryOn } from '../../app/carry-on.ts';
import { approvePlanFile } from '../../app/save-plan.ts';
import { carryOnRequest } from '../carry-on-request.ts';
import { argument, isOn } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import { findRun } from '../find-run.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';
import { watchRun } from '../watch-run.ts';

/** Agrees to a waiting run or refuses it, or agrees to a step of a saved plan. */
export const runApprove: CommandRun = async (parsed, io) => {
  const named = argument(parsed, 'run');
  const { step } = parsed.args;
  const file = resolve(io.cwd, named);
  if (step !== undefined || existsSync(file)) return approveFile(parsed, io, named, step);
  const request = carryOnRequest(parsed, io);
  const run = await findRun(request.stateDirectory, named);
  const verb = isOn(parsed, 'deny') ? 'deny' : 'approve';
  return watchRun(parsed, io, (watching) => carryOn({ ...request, ...watching, run, verb }));
};

function approveFile(parsed: Parsed, io: Io, file: string, step: string | undefined): number {
  if (isOn(parsed, 'deny')) throw new UsageError('a saved plan is refused by not running it');
  if (step === undefined) {
    throw new UsageError(`which approval of ${file}?`, [`\`runbook approve ${file} STEP\`, or \`all\``]);
  }
  const keys = approvePlanFile(resolve(io.cwd, file), step);
  if (isOn(parsed, 'json')) io.out.line(JSON.stringify({ file, approved: keys }));
  else io.out.line(`agreed in ${file}: ${keys.join(', ')}`);
  return 0;
}

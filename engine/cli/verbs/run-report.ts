import { resolve } from 'node:path';
import { readRecord } from '../../app/run-record.ts';
import { writePage } from '../../app/write-page.ts';
import { runPage } from '../../report/html/run-page.ts';
import { stateDirectoryFrom } from '../carry-on-request.ts';
import { argument, isOn, textOf } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { findRun } from '../find-run.ts';

/** Writes the report of a run. */
export const runReport: CommandRun = async (parsed, io) => {
  const stateDirectory = stateDirectoryFrom(parsed, io);
  const run = await findRun(stateDirectory, argument(parsed, 'run'));
  const record = await readRecord(stateDirectory, run);
  const file = textOf(parsed, 'output') ?? `${run}.html`;
  const text = runPage(record);
  if (file === '-') {
    io.out.write(text);
    return 0;
  }
  writePage(resolve(io.cwd, file), text);
  if (isOn(parsed, 'json')) io.out.line(JSON.stringify({ run, file }));
  else io.out.line(`written to ${file}`);
  return 0;
};

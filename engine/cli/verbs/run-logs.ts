import { journalStore } from '../../app/compose.ts';
import { readRun, refuseRun } from '../../app/read-run.ts';
import type { RunEnd } from '../../app/run-observer.ts';
import { apply } from '../../run/apply.ts';
import { durationsOf } from '../../run/durations.ts';
import { emptyState } from '../../run/state.ts';
import { printable } from '../../report/display-width.ts';
import { stateDirectoryFrom } from '../carry-on-request.ts';
import { argument, isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { findRun } from '../find-run.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';
import { jsonView } from '../views/json-view.ts';
import { plainView } from '../views/plain-view.ts';

/** Prints the events of a run as they were, or what its steps printed. */
export const runLogs: CommandRun = async (parsed, io) => {
  const stateDirectory = stateDirectoryFrom(parsed, io);
  const run = await findRun(stateDirectory, argument(parsed, 'run'));
  const { step } = parsed.args;
  const json = isOn(parsed, 'json');
  if (step !== undefined || isOn(parsed, 'output'))
    return printOutput({ stateDirectory, run, step, json }, io);
  return printEvents({ stateDirectory, run, json }, io);
};

async function printEvents(
  {
    stateDirectory,
    run,
    json,
  }: { readonly stateDirectory: string; readonly run: string; readonly json: boolean },
  io: Io,
): Promise<number> {
  const { plan, events, state } = await readRun(stateDirectory, run);
  const view = json ? jsonView(io.out, () => new Date(events.at(-1)?.at ?? 0)) : plainView(io.out);
  view.notice({ kind: 'opened', run, plan });
  let at = emptyState();
  for (const event of events) {
    at = apply(plan.program, at, event);
    view.notice({ kind: 'event', event, state: at });
  }
  const waiting = events.at(-1)?.event === 'run-waiting';
  const status: RunEnd['status'] = state.phase === 'ended' ? 'ended' : waiting ? 'waiting' : 'interrupted';
  const worked = durationsOf(events).run;
  if (!json) view.end({ run, status, exitCode: state.exitCode ?? 0, state, worked });
  return 0;
}

async function printOutput(
  wanted: {
    readonly stateDirectory: string;
    readonly run: string;
    readonly step: string | undefined;
    readonly json: boolean;
  },
  { out }: Io,
): Promise<number> {
  const { stateDirectory, run, step, json } = wanted;
  const { state } = await readRun(stateDirectory, run);
  if (step !== undefined && state.steps[step] === undefined) {
    const { didYouMean } = await import('../../diagnostics/suggest.ts');
    const hint = didYouMean(step, Object.keys(state.steps));
    throw new UsageError(`run ${run} has no step \`${step}\``, hint === undefined ? [] : [hint]);
  }
  const show = (part: { readonly step: string; readonly text: string }): void => {
    if (json) {
      out.line(JSON.stringify({ run, ...part }));
      return;
    }
    const before = step === undefined ? out.paint('faint', `${part.step} | `) : '';
    for (const line of part.text.replace(/\n$/, '').split('\n')) out.line(`${before}${printable(line)}`);
  };
  try {
    for await (const part of journalStore(stateDirectory).logs(run, step)) show(part);
  } catch (error) {
    refuseRun(error);
  }
  return 0;
}

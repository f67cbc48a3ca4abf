import { resolve } from 'node:path';
import { openProject } from '../../app/load-project.ts';
import { makePlan } from '../../app/make-plan.ts';
import { savePlan } from '../../app/save-plan.ts';
import { planLines } from '../../report/plan-view.ts';
import { argument, isOn, textOf } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { withMissingInputs } from '../missing-inputs.ts';
import { projectRequest } from '../project-request.ts';
import { runRequest } from '../run-request.ts';
import { listenToSignals } from '../signals.ts';

/** Prints what a run would do, and saves it where asked to. */
export const runPlan: CommandRun = async (parsed, io) => {
  const { out, err } = io;
  const project = openProject(projectRequest(parsed, io));
  const request = { ...runRequest(parsed, io, project), name: argument(parsed, 'name') };
  const stop = new AbortController();
  const disconnect = listenToSignals(() => stop.abort());
  try {
    const plan = await withMissingInputs(request, io, 'plan', (complete) =>
      makePlan({ ...complete, signal: stop.signal }),
    );
    const file = textOf(parsed, 'output');
    if (file !== undefined) savePlan(plan, resolve(io.cwd, file));
    if (isOn(parsed, 'json')) out.line(JSON.stringify(plan));
    else for (const line of planLines(plan, { width: out.width(), paint: out.paint })) out.line(line);
    if (file !== undefined) err.line(`saved in ${file}; to carry it out: runbook run --plan ${file}`);
    return plan.forecast.obstacles.length === 0 ? 0 : 1;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    err.line('stopped; a plan changes nothing');
    return 130;
  } finally {
    disconnect();
  }
};

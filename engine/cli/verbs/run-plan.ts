import { resolve } from 'node:path';
import { openProject } from '../../app/load-project.ts';
import { makePlan } from '../../app/make-plan.ts';
import type { SavedPlan } from '../../plan/plan.ts';
import { savePlan } from '../../app/save-plan.ts';
import { planLines } from '../../report/plan-view.ts';
import { argument, isOn, textOf } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import type { Io } from '../io.ts';
import { withMissingInputs } from '../missing-inputs.ts';
import { projectRequest } from '../project-request.ts';
import { runRequest } from '../run-request.ts';
import { listenToSignals } from '../signals.ts';
import { UsageError } from '../usage-error.ts';

/** Prints what a run would do, and saves it where asked to. */
export const runPlan: CommandRun = async (parsed, io) => {
  const { err } = io;
  const project = openProject(projectRequest(parsed, io));
  const request = { ...runRequest(parsed, io, project), name: argument(parsed, 'name') };
  const stop = new AbortController();
  const disconnect = listenToSignals(() => stop.abort());
  try {
    const plan = await withMissingInputs(request, io, 'plan', (complete) =>
      makePlan({ ...complete, signal: stop.signal }),
    );
    const file = textOf(parsed, 'output');
    if (file !== undefined) err.line(await write(plan, file, io));
    await print(plan, formatOf(parsed), io);
    return plan.forecast.obstacles.length === 0 ? 0 : 1;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    err.line('stopped; a plan changes nothing');
    return 130;
  } finally {
    disconnect();
  }
};

type Format = 'text' | 'markdown' | 'html' | 'json';

function formatOf(parsed: Parsed): Format {
  const named = textOf(parsed, 'format');
  if (isOn(parsed, 'json')) {
    if (named !== undefined && named !== 'json')
      throw new UsageError('--json and --format exclude each other');
    return 'json';
  }
  return named === 'markdown' || named === 'html' || named === 'json' ? named : 'text';
}

async function print(plan: SavedPlan, format: Format, { out }: Io): Promise<void> {
  switch (format) {
    case 'json':
      out.line(JSON.stringify(plan));
      return;
    case 'markdown':
    case 'html':
      out.write(await viewOf(plan, format));
      return;
    case 'text':
      for (const line of planLines(plan, { width: out.width(), paint: out.paint })) out.line(line);
  }
}

async function viewOf(plan: SavedPlan, format: 'markdown' | 'html'): Promise<string> {
  if (format === 'markdown') return (await import('../../report/plan-markdown.ts')).planMarkdown(plan);
  return (await import('../../report/html/plan-page.ts')).planPage(plan);
}

/** Saves the plan, or the view of it that the name asks for; says what was done. */
async function write(plan: SavedPlan, file: string, io: Io): Promise<string> {
  const path = resolve(io.cwd, file);
  const format = file.endsWith('.html') ? 'html' : file.endsWith('.md') ? 'markdown' : undefined;
  if (format === undefined) {
    savePlan(plan, path);
    return `saved in ${file}; to carry it out: runbook run --plan ${file}`;
  }
  const { writePage } = await import('../../app/write-page.ts');
  writePage(path, await viewOf(plan, format));
  return `written to ${file}; a plan that can be carried out is saved with -o FILE.json`;
}

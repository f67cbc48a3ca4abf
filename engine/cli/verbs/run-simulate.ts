import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openProject } from '../../app/load-project.ts';
import { simulate, simulated } from '../../app/simulate/simulate.ts';
import type { SimulateProgress } from '../../app/simulate/simulate.ts';
import { formatElapsed } from '../../report/elapsed.ts';
import { simulationHtml } from '../../report/simulation-html.ts';
import { simulationLines } from '../../report/simulation-view.ts';
import type { SimulationResult } from '../../report/simulation.ts';
import { isOn, listOf, textOf } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import type { Io } from '../io.ts';
import { projectRequest } from '../project-request.ts';
import { inputsOf } from '../shared-flags.ts';
import { listenToSignals } from '../signals.ts';
import { UsageError } from '../usage-error.ts';

/** Explores runbooks fault by fault, and prints what came of it. */
export const runSimulate: CommandRun = async (parsed, io) => {
  const project = openProject(projectRequest(parsed, io));
  const stop = new AbortController();
  const disconnect = listenToSignals(() => stop.abort());
  const begun = performance.now();
  const progress = progressOf(parsed, io, () => performance.now() - begun);
  try {
    const results = await simulate({
      project,
      environment: textOf(parsed, 'env'),
      names: namesOf(parsed, () => simulated(project)),
      inputs: listOf(parsed, 'input').length === 0 ? undefined : inputsOf(parsed),
      sample: numberOf(parsed, 'sample', 0),
      seed: numberOf(parsed, 'seed', 0) ?? 1,
      only: textOf(parsed, 'only'),
      parallel: numberOf(parsed, 'parallel', 1),
      signal: stop.signal,
      onProgress: progress.show,
    });
    progress.clear();
    if (stop.signal.aborted) {
      io.err.line('stopped; the temporary folder is gone');
      return 130;
    }
    show(results, parsed, io);
    return results.every(({ cells }) => cells.every(({ problems }) => problems.length === 0)) ? 0 : 1;
  } finally {
    progress.clear();
    disconnect();
  }
};

function namesOf(parsed: Parsed, all: () => readonly string[]): readonly string[] {
  const { name } = parsed.args;
  if (isOn(parsed, 'all')) {
    if (name !== undefined) throw new UsageError('NAME and --all exclude each other');
    return all();
  }
  if (name === undefined) {
    throw new UsageError('`simulate` needs NAME or --all', ['`runbook list` shows the runbooks']);
  }
  return [name];
}

function numberOf(parsed: Parsed, flag: string, least: number): number | undefined {
  const given = textOf(parsed, flag);
  if (given === undefined) return undefined;
  if (/^\d{1,9}$/.test(given) && Number(given) >= least) return Number(given);
  throw new UsageError(`--${flag} takes a whole number from ${least}, not \`${given}\``);
}

interface Progress {
  readonly show: (progress: SimulateProgress) => void;
  readonly clear: () => void;
}

/** One line that changes on a terminal, JSON lines for programs, and now and then a line elsewhere. */
function progressOf(parsed: Parsed, { out, err }: Io, elapsed: () => number): Progress {
  let isShown = false;
  const clear = (): void => {
    if (isShown) err.write('\r\u001B[2K');
    isShown = false;
  };
  return {
    clear,
    show({ runbook, done, total, result }) {
      if (isOn(parsed, 'json')) {
        if (result !== undefined) out.line(JSON.stringify({ event: 'cell', runbook, ...result }));
        return;
      }
      const line =
        result === undefined
          ? `${runbook}: preparing the sandbox and the runs to compare with`
          : `${runbook}: ${done} of ${total} cells, ${formatElapsed(elapsed())}`;
      clear();
      if (result !== undefined && result.problems.length > 0)
        err.line(`${runbook}: ${result.id} does not hold`);
      if (err.isTerminal) {
        err.write(line.slice(0, err.width() - 1));
        isShown = true;
      } else if (result === undefined || done === total || done % 25 === 0) err.line(line);
    },
  };
}

function show(results: readonly SimulationResult[], parsed: Parsed, { out, err, cwd }: Io): void {
  const folder = textOf(parsed, 'output');
  if (isOn(parsed, 'json'))
    for (const result of results) out.line(JSON.stringify({ event: 'simulated', ...result }));
  else {
    for (const result of results) {
      for (const line of simulationLines(result, {
        width: out.width(),
        paint: out.paint,
        words: !out.isTerminal,
      }))
        out.line(line);
    }
  }
  if (folder === undefined) return;
  const place = resolve(cwd, folder);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'simulation.json'), `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(join(place, 'simulation.html'), simulationHtml(results));
  err.line(`written: ${join(folder, 'simulation.html')} and ${join(folder, 'simulation.json')}`);
}

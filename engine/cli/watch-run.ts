import { createCancelSwitch } from '../app/cancel-switch.ts';
import type { CancelSwitch } from '../app/cancel-switch.ts';
import type { Operator, RunEnd, RunNotice, RunObserver } from '../app/run-observer.ts';
import { whoAmI } from '../app/who.ts';
import { isOn } from './command-spec.ts';
import type { Parsed } from './command-spec.ts';
import type { Io } from './io.ts';
import { cancelOnSignals, listenToSignals } from './signals.ts';
import type { RunView } from './views/run-view.ts';

/** What a use case that drives a run is given. */
export interface Watching {
  readonly observer: RunObserver;
  readonly operator?: Operator;
  readonly cancel: CancelSwitch;
}

/** Drives a run with a view, signals and questions around it; resolves to the exit code, 0 where nothing was driven here. */
export async function watchRun(
  parsed: Parsed,
  io: Io,
  drive: (watching: Watching) => Promise<RunEnd | undefined>,
): Promise<number> {
  const view = await chooseView(parsed, io);
  const cancel = createCancelSwitch();
  let run: string | undefined;
  const observer = (notice: RunNotice): void => {
    if (notice.kind === 'opened') ({ run } = notice);
    view.notice(notice);
  };
  const disconnect = listenToSignals(
    cancelOnSignals({
      cancel,
      by: whoAmI(),
      say: (message) => observer({ kind: 'remark', message }),
      resumeLine: () => `runbook resume ${run ?? 'RUN'}`,
      now: () => performance.now(),
    }),
  );
  try {
    const { operator } = view;
    const end = await drive({ observer, cancel, ...(operator === undefined ? {} : { operator }) });
    if (end !== undefined) view.end(end);
    return end?.exitCode ?? 0;
  } catch (error) {
    view.abandon();
    throw error;
  } finally {
    disconnect();
  }
}

async function chooseView(parsed: Parsed, io: Io): Promise<RunView> {
  if (isOn(parsed, 'json')) return (await import('./views/json-view.ts')).jsonView(io.out, () => new Date());
  if (isOn(parsed, 'quiet')) return (await import('./views/quiet-view.ts')).quietView(io.out);
  if (io.out.isTerminal && io.env['TERM'] !== 'dumb')
    return (await import('./views/live-view.ts')).liveView(io);
  const view = (await import('./views/plain-view.ts')).plainView(io.out);
  if (!io.canAsk) return view;
  return (await import('./views/asking-view.ts')).askingView(view, io);
}

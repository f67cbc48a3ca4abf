import type { RunNotice } from '../../app/run-observer.ts';
import { wrap } from '../../report/display-width.ts';
import { progressLines } from '../../report/progress-view.ts';
import { followRun } from '../../report/run-progress.ts';
import type { RunProgress } from '../../report/run-progress.ts';
import { isSandbox, summaryLines } from '../../report/run-summary.ts';
import type { Io } from '../io.ts';
import { openLiveRegion } from './live-region.ts';
import { openingLine } from './opening-line.ts';
import type { RunView } from './run-view.ts';
import { terminalOperator } from './terminal-operator.ts';
import { followUndo } from './undo-order.ts';

/** Between two drawings, in milliseconds. */
const drawEveryMs = 100;
/** A finished run stays on the screen up to so many lines. */
const finalLines = 200;

/** A tree that is drawn again as the run goes on, and left on the screen at its end. */
export function liveView(io: Io): RunView {
  const { out } = io;
  const region = openLiveRegion(out);
  const undo = followUndo();
  let progress: RunProgress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let quiet = false;
  const lines = (height: number): string[] => {
    if (progress === undefined) return [];
    // The last column stays free: some terminals break a line that fills it.
    return progressLines(progress, { width: out.width() - 1, height, now: Date.now(), paint: out.paint });
  };
  const draw = (): void => {
    if (!quiet) region.draw(lines(Math.max(4, out.height() - 2)));
  };
  const stop = (): void => clearInterval(timer);
  const open = ({ run, plan }: Extract<RunNotice, { readonly kind: 'opened' }>): void => {
    progress = followRun(plan);
    const { runbook, environment } = plan;
    region.above([openingLine(run, runbook, environment.name, isSandbox(plan), out.paint)]);
    timer = setInterval(draw, drawEveryMs);
  };
  const remark = (text: string): void => {
    region.above(wrap(text, out.width() - 1).map((line) => out.paint('warn', line)));
  };
  return {
    notice(told) {
      switch (told.kind) {
        case 'opened':
          open(told);
          return;
        case 'event':
          progress?.take(told.event, told.state);
          undo.take(told.event);
          return;
        case 'output':
          progress?.output(told.step, told.lines);
          return;
        case 'lock-wait':
          remark(`waits for the lock ${told.lock}, held by ${told.holder}`);
          return;
        case 'remark':
          remark(told.message);
      }
    },
    end({ run, state, status }) {
      stop();
      region.draw(lines(finalLines));
      if (progress === undefined) return;
      const facts = { plan: progress.plan, state, run, status, undoOrder: undo.steps };
      out.line();
      for (const line of summaryLines(facts, { width: out.width() - 1, paint: out.paint })) out.line(line);
    },
    abandon() {
      stop();
      if (progress !== undefined) region.draw(lines(finalLines));
    },
    ...(io.canAsk && {
      operator: terminalOperator(io, {
        plan: () => progress?.plan,
        pause() {
          quiet = true;
          region.clear();
        },
        goOn() {
          quiet = false;
        },
      }),
    }),
  };
}

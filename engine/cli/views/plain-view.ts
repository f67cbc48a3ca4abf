import type { RunNotice } from '../../app/run-observer.ts';
import { eventLines, keyColumn } from '../../report/event-lines.ts';
import { followRun } from '../../report/run-progress.ts';
import type { RunProgress } from '../../report/run-progress.ts';
import { isSandbox, summaryLines } from '../../report/run-summary.ts';
import type { Output } from '../io.ts';
import { openingLine } from './opening-line.ts';
import type { RunView } from './run-view.ts';
import { followUndo } from './undo-order.ts';

/** One line for each event, as a log wants it. */
export function plainView(out: Pick<Output, 'line' | 'width' | 'paint'>): RunView {
  let progress: RunProgress | undefined;
  let keys = 0;
  const undo = followUndo();
  const remark = (word: string, text: string): void =>
    out.line(`         ${out.paint('warn', word.padEnd(9))} ${text}`);
  const notice = (told: RunNotice): void => {
    switch (told.kind) {
      case 'opened':
        progress = followRun(told.plan);
        keys = keyColumn(told.plan.program);
        out.line(
          openingLine(
            told.run,
            told.plan.runbook,
            told.plan.environment.name,
            isSandbox(told.plan),
            out.paint,
          ),
        );
        return;
      case 'event':
        if (progress === undefined) return;
        progress.take(told.event, told.state);
        undo.take(told.event);
        for (const line of eventLines(told.event, told.state, { progress, width: keys, paint: out.paint }))
          out.line(line);
        return;
      case 'output':
        progress?.output(told.step, told.lines);
        return;
      case 'lock-wait':
        remark('waits', `lock ${told.lock} is held by ${told.holder}`);
        return;
      case 'remark':
        remark('note', told.message);
    }
  };
  return {
    notice,
    end({ run, state, status, worked }) {
      if (progress === undefined) return;
      const { plan } = progress;
      out.line();
      const facts = { plan, state, run, status, undoOrder: undo.steps, worked };
      for (const line of summaryLines(facts, { width: out.width(), paint: out.paint })) out.line(line);
    },
    abandon() {},
  };
}

import type { Operator, RunEnd, RunNotice } from '../../app/run-observer.ts';
import { wrap } from '../../report/display-width.ts';
import { progressLines } from '../../report/progress-view.ts';
import { followRun } from '../../report/run-progress.ts';
import type { RunProgress } from '../../report/run-progress.ts';
import { isSandbox, summaryLines } from '../../report/run-summary.ts';
import type { Io, Output } from '../io.ts';
import { openLiveRegion } from './live-region.ts';
import type { LiveRegion } from './live-region.ts';
import { openingLine } from './opening-line.ts';
import type { RunView } from './run-view.ts';
import { terminalOperator } from './terminal-operator.ts';
import type { QuestionStage } from './terminal-operator.ts';
import { followUndo } from './undo-order.ts';

/** Between two drawings, in milliseconds. */
const drawEveryMs = 100;
/** A finished run stays on the screen up to so many lines. */
const finalLines = 200;

/** A tree that is drawn again as the run goes on, and left on the screen at its end. */
export function liveView(io: Io): RunView {
  return new LiveView(io);
}

class LiveView implements RunView {
  readonly #out: Output;
  readonly #region: LiveRegion;
  readonly #undo = followUndo();
  #progress: RunProgress | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Set while somebody is asked something. */
  #still = false;
  readonly operator?: Operator;

  constructor(io: Io) {
    this.#out = io.out;
    this.#region = openLiveRegion(io.out);
    if (io.canAsk) this.operator = terminalOperator(io, this.#stage());
  }

  notice(told: RunNotice): void {
    switch (told.kind) {
      case 'opened':
        this.#open(told);
        return;
      case 'event':
        this.#progress?.take(told.event, told.state);
        this.#undo.take(told.event);
        return;
      case 'output':
        this.#progress?.output(told.step, told.lines);
        return;
      case 'lock-wait':
        this.#remark(`waits for the lock ${told.lock}, held by ${told.holder}`);
        return;
      case 'remark':
        this.#remark(told.message);
    }
  }

  end({ run, state, status, worked }: RunEnd): void {
    this.abandon();
    if (this.#progress === undefined) return;
    const { plan } = this.#progress;
    const facts = { plan, state, run, status, undoOrder: this.#undo.steps, worked };
    this.#out.line();
    const options = { width: this.#width(), paint: this.#out.paint };
    for (const line of summaryLines(facts, options)) this.#out.line(line);
  }

  abandon(): void {
    clearInterval(this.#timer);
    if (this.#progress !== undefined) this.#region.draw(this.#lines(finalLines));
  }

  #stage(): QuestionStage {
    return {
      plan: () => this.#progress?.plan,
      pause: () => {
        this.#still = true;
        this.#region.clear();
      },
      goOn: () => {
        this.#still = false;
      },
    };
  }

  #open({ run, plan }: Extract<RunNotice, { readonly kind: 'opened' }>): void {
    this.#progress = followRun(plan);
    const { runbook, environment } = plan;
    const line = openingLine(run, runbook, environment.name, isSandbox(plan), this.#out.paint);
    this.#region.above([line]);
    this.#timer = setInterval(() => {
      if (!this.#still) this.#region.draw(this.#lines(Math.max(4, this.#out.height() - 2)));
    }, drawEveryMs);
  }

  #remark(text: string): void {
    this.#region.above(wrap(text, this.#width()).map((line) => this.#out.paint('warn', line)));
  }

  /** The last column stays free: some terminals break a line that fills it. */
  #width(): number {
    return this.#out.width() - 1;
  }

  #lines(height: number): string[] {
    if (this.#progress === undefined) return [];
    const { paint } = this.#out;
    return progressLines(this.#progress, { width: this.#width(), height, now: Date.now(), paint });
  }
}

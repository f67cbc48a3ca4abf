import type { EventBody, JournalEvent } from '../journal/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenJournal } from '../journal/journal-store.ts';
import { apply } from '../run/apply.ts';
import { commandId } from '../run/command.ts';
import type { Command } from '../run/command.ts';
import { decide } from '../run/decide.ts';
import type { RunSettings } from '../run/settings.ts';
import type { RunState } from '../run/state.ts';
import { askApproval, askHowToGoOn } from './ask-operator.ts';
import type { CancelSwitch } from './cancel-switch.ts';
import type { Executor } from './executor.ts';
import type { Operator, RunObserver } from './run-observer.ts';
import { startTimer } from './start-timer.ts';

/** What the embedded driver works with: the core between a journal and an executor. */
export interface DriveParts {
  readonly settings: RunSettings;
  readonly journal: OpenJournal;
  readonly clock: Clock;
  readonly executor: Executor;
  readonly observer: RunObserver;
  readonly operator: Operator | undefined;
  /** Steps that are agreed to beforehand; `all` stands for every one. */
  readonly approvals: ReadonlySet<string>;
  readonly by: string;
  readonly cancel: CancelSwitch;
  /** Milliseconds that the run may still take; undefined is no limit. */
  readonly timeLeft: number | undefined;
}

type Effect = Exclude<Command, { readonly kind: 'record' }>;

/** How a drive ended. `interrupted` leaves attempts in the journal that have no end. */
export type DriveEnd = 'ended' | 'waiting' | 'interrupted';

/**
 * Owns the loop of one run in this process: what the core decides is written down first, then
 * carried out, and what comes of it is written down again. Records that are decided together
 * reach the disk together.
 */
export class Driver {
  readonly #parts: DriveParts;
  readonly #state: RunState;
  #sequence: number;
  readonly #issued = new Set<string>();
  readonly #waiting = new Set<string>();
  readonly #running = new Map<string, AbortController>();
  readonly #tasks = new Set<Promise<void>>();
  readonly #inbox: EventBody[] = [];
  /** Records that are on disk and that the observer has not been told of. */
  readonly #untold: JournalEvent[] = [];
  #wake: () => void = () => {};
  #stopped = false;
  #bug: { readonly error: unknown } | undefined;
  #beforeEnd: () => Promise<void> = async () => {};

  constructor(parts: DriveParts, state: RunState, sequence: number) {
    this.#parts = parts;
    this.#state = state;
    this.#sequence = sequence;
  }

  /** The state behind the last record. */
  get state(): RunState {
    return this.#state;
  }

  /** Hands an event to the loop. */
  post(event: EventBody): void {
    this.#inbox.push(event);
    this.#wake();
  }

  /** Tells what a step printed, behind the record that the step began. */
  printed(step: string, lines: readonly string[]): void {
    this.#tell();
    this.#parts.observer({ kind: 'output', step, lines });
  }

  /** Writes records down outside the loop: before it begins, or behind its end. */
  async record(...bodies: readonly EventBody[]): Promise<void> {
    await this.#write(bodies.map((body) => this.#apply(body)));
    this.#tell();
  }

  /**
   * Runs until the run has ended, waits for somebody, or was stopped. A journal that cannot be
   * written stops everything. `beforeEnd` is awaited when the end is decided and not written down yet.
   */
  async run(beforeEnd: () => Promise<void> = async () => {}): Promise<DriveEnd> {
    this.#beforeEnd = beforeEnd;
    const { timeLeft, cancel } = this.#parts;
    cancel.connect({ request: (by) => this.#cancel(by), stopNow: () => this.#stop() });
    const stopTimer =
      timeLeft === undefined ? undefined : startTimer(timeLeft, () => this.post({ event: 'run-timed-out' }));
    try {
      return await this.#loop();
    } catch (error) {
      this.#stop();
      throw error;
    } finally {
      this.#tell();
      stopTimer?.();
      for (const controller of this.#running.values()) controller.abort();
      await Promise.all(this.#tasks);
    }
  }

  async #loop(): Promise<DriveEnd> {
    while (!this.#stopped) {
      if (this.#bug !== undefined) throw this.#bug.error;
      this.#tell();
      const { events, effects } = this.#turn();
      await this.#write(events);
      if (this.#stopped) break;
      for (const effect of effects) this.#begin(effect);
      if (this.#state.phase === 'ended') return 'ended';
      if (this.#inbox.length > 0) continue;
      if (this.#issued.size === this.#waiting.size) return this.#rest();
      await this.#sleep();
    }
    return 'interrupted';
  }

  /** Takes in what has happened, and writes down whatever follows from it alone. */
  #turn(): { readonly events: readonly JournalEvent[]; readonly effects: readonly Effect[] } {
    const events = this.#inbox.splice(0).map((body) => this.#apply(body));
    for (;;) {
      const commands = decide(this.#parts.settings, this.#state, this.#issued);
      const records = commands.filter((command) => command.kind === 'record');
      if (records.length === 0) return { events, effects: commands as readonly Effect[] };
      for (const { event } of records) events.push(this.#apply(event));
    }
  }

  #apply(body: EventBody): JournalEvent {
    this.#sequence += 1;
    const at = this.#parts.clock.now().toISOString();
    const event: JournalEvent = { ...body, seq: this.#sequence, at };
    apply(this.#parts.settings.program, this.#state, event);
    if (event.event === 'interrupt-settled' && event.verdict.kind === 'abandoned') {
      this.#abort(event.step);
    }
    return event;
  }

  async #write(events: readonly JournalEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (events.some(({ event }) => event === 'run-finished')) await this.#beforeEnd();
    await this.#parts.journal.append(events, { busy: this.#running.size > 0 });
    this.#untold.push(...events);
  }

  /** Tells of records while the state is the one behind them. */
  #tell(): void {
    for (const event of this.#untold.splice(0)) {
      this.#parts.observer({ kind: 'event', event, state: this.#state });
    }
  }

  /** Whoever watches is told once all programs were started, while they run. */
  #sleep(): Promise<void> {
    setImmediate(() => this.#tell());
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#inbox.length > 0 || this.#stopped || this.#bug !== undefined) resolve();
    });
  }

  async #rest(): Promise<DriveEnd> {
    if (this.#waiting.size === 0) throw new Error('the run has nothing to do and does not end');
    const steps = [...this.#waiting].map((id) => id.split(' ')[1] ?? '');
    await this.record({ event: 'run-waiting', steps });
    return 'waiting';
  }

  #cancel(by: string): 'cancelling' | 'ignored' {
    const root = this.#state.frames[''];
    const past = '' in this.#state.unwinding || root?.phase === 'finally';
    if (past) return 'ignored';
    this.post({ event: 'cancel-requested', by });
    return 'cancelling';
  }

  #stop(): void {
    this.#stopped = true;
    for (const controller of this.#running.values()) controller.abort();
    this.#wake();
  }

  #begin(effect: Effect): void {
    if (effect.kind === 'cancel') {
      this.#issued.add(commandId(effect));
      this.#abort(effect.step);
      return;
    }
    const id = commandId(effect);
    this.#issued.add(id);
    const controller = new AbortController();
    this.#running.set(id, controller);
    const task = this.#carryOut(effect, controller.signal)
      .then((event) => this.#answered(effect, event))
      .catch((error: unknown) => {
        this.#bug = { error };
        this.#wake();
      })
      .finally(() => {
        this.#running.delete(id);
        this.#tasks.delete(task);
      });
    this.#tasks.add(task);
  }

  #answered(effect: Effect, event: EventBody | 'wait' | undefined): void {
    const id = commandId(effect);
    this.#running.delete(id);
    if (event === 'wait') {
      this.#waiting.add(id);
      this.#wake();
      return;
    }
    this.#issued.delete(id);
    this.#issued.delete(commandId({ kind: 'cancel', step: effect.step }));
    if (event !== undefined) this.post(event);
  }

  /** Questions that nobody asks any more, and pauses before another attempt, end like attempts do. */
  #abort(step: string): void {
    for (const [id, controller] of this.#running) {
      if (id.split(' ')[1] === step) controller.abort();
    }
  }

  async #carryOut(
    effect: Exclude<Effect, { readonly kind: 'cancel' }>,
    signal: AbortSignal,
  ): Promise<EventBody | 'wait' | undefined> {
    const { executor, clock } = this.#parts;
    switch (effect.kind) {
      case 'attempt':
        return executor.attempt(effect, signal);
      case 'capture':
        return executor.capture(effect, signal);
      case 'settle':
        return executor.settle(effect, signal);
      case 'wait':
        await clock.sleep(effect.delay, signal);
        return { event: 'retry-due', step: effect.step, attempt: effect.attempt };
      case 'ask':
        return askApproval(this.#parts, effect, this.#state, signal);
      case 'choose':
        return askHowToGoOn(this.#parts, effect.step, signal);
    }
  }
}

import type { FaultKind } from '../../report/simulation.ts';
import type { JsonObject } from '../../runbook/json.ts';
import type { ResumeVerb } from '../../journal/event.ts';

/** The fault that an engine of a simulation meets. */
export interface InjectedFault {
  readonly kind: FaultKind;
  /** Key of the step that it strikes. */
  readonly step: string;
  /** Key of a step that fails after its effect; empty for none. */
  readonly trigger: string;
  /** Milliseconds into the step. */
  readonly delay: number;
}

/** What one engine of a simulation, a process of its own, is to do; travels as JSON. */
export interface EngineJob {
  /** Absolute; the project's folder. */
  readonly project: string;
  /** Name or absolute path of the runbook. */
  readonly runbook: string;
  readonly environment: string | undefined;
  readonly inputs: JsonObject;
  /** Absolute; everything that the run touches lies below it. */
  readonly cell: string;
  readonly verb: 'start' | ResumeVerb;
  /** Set but for `start`. */
  readonly run: string | undefined;
  readonly fault: InjectedFault | undefined;
  /** File that the result is written to. */
  readonly result: string;
}

/** What an engine that was not killed says at its end. */
export interface EngineResult {
  readonly run: string;
  readonly status: 'ended' | 'waiting' | 'interrupted' | 'refused';
  readonly exitCode: number;
  /** Why nothing was done; empty otherwise. */
  readonly refusal: string;
  /** The run's state, as the engine held it. */
  readonly state: JsonObject;
}

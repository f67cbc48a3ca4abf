import type { Program, RetryPolicy, Runbook, Step } from '../runbook/runbook.ts';
import type { FrameState, RunState } from './state.ts';
import { parseKey } from './step-key.ts';
import type { KeyParts } from './step-key.ts';
import { stepGraph } from './graph.ts';

/** Everything that a key stands for. */
export interface Located {
  readonly key: string;
  readonly parts: KeyParts;
  readonly frame: FrameState;
  readonly runbook: Runbook;
  /** For an undo key: the rollback step, or for an inverse the step that is taken back. */
  readonly step: Step;
}

/** The frame at a path; throws when it was never opened, which the engine itself rules out. */
export function frameAt(state: RunState, path: string): FrameState {
  const frame = state.frames[path];
  if (frame === undefined) throw new Error(`no frame: ${path}`);
  return frame;
}

/** The runbook that a frame runs. */
export function runbookOf(program: Program, frame: FrameState): Runbook {
  const runbook = program.runbooks[frame.runbook];
  if (runbook === undefined) throw new Error(`no runbook in the plan: ${frame.runbook}`);
  return runbook;
}

function findStep(runbook: Runbook, parts: KeyParts): Step | undefined {
  if (parts.section === 'steps') return stepGraph(runbook).byId.get(parts.id);
  return runbook[parts.section].find((step) => step.id === parts.id);
}

function rollbackStep(step: Step, undo: KeyParts['undo']): Step | undefined {
  if (typeof undo !== 'number') return step;
  return step.undo.kind === 'steps' ? step.undo.steps[undo] : undefined;
}

/** Looks a key up in the program and the state. */
export function locate(program: Program, state: RunState, key: string): Located {
  const parts = parseKey(key);
  const frame = frameAt(state, parts.frame);
  const runbook = runbookOf(program, frame);
  const own = findStep(runbook, parts);
  const step = own === undefined ? undefined : rollbackStep(own, parts.undo);
  if (step === undefined) throw new Error(`no step in the plan: ${key}`);
  return { key, parts, frame, runbook, step };
}

/** Inverses try again on their own, since what they meet is most often a host that is still busy. */
const inverseRetry: RetryPolicy = {
  attempts: 3,
  delay: 1000,
  backoff: 2,
  maxDelay: 10_000,
  jitter: 0.1,
  exitCodes: [],
};

/** The policy by which a failed attempt of this key is made again. */
export function retryPolicyOf(located: Located): RetryPolicy {
  return located.parts.undo === 'undo' ? inverseRetry : located.step.retry;
}

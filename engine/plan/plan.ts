import type { Environment } from '../runbook/environment.ts';
import type { JsonObject } from '../runbook/json.ts';
import type { Program } from '../runbook/runbook.ts';

/** A file that a plan was made from. */
export interface PlannedSource {
  /** Relative to the project's folder. */
  readonly path: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Everything that a run needs, bound and resolved; plain JSON without any secret value. */
export interface BoundPlan {
  /** Changes when older engines could not read it. */
  readonly format: 1;
  readonly engine: string;
  /** Version of the core's rules. */
  readonly core: number;
  readonly runbook: string;
  /** The runbook's file, relative to the folder. */
  readonly path: string;
  readonly program: Program;
  /** Absolute folder of the project, or of the file that stands alone. */
  readonly folder: string;
  /** With absolute paths. */
  readonly environment: Environment;
  readonly vars: JsonObject;
  readonly inputs: JsonObject;
  readonly maxParallel: number;
  readonly defaultTarget: string;
  /** The union of the locks of all runbooks in the program, sorted; each with the target that keeps it. */
  readonly locks: readonly { readonly name: string; readonly target: string }[];
  readonly sources: readonly PlannedSource[];
  /** Targets that the run itself makes: nobody can look at them before, and their locks are taken when they are first met. */
  readonly pendingTargets?: readonly string[];
}

/** How long something took in earlier runs; milliseconds. */
export interface ExpectedDuration {
  readonly median: number;
  readonly worst: number;
  /** How many runs this is known from. */
  readonly runs: number;
}

/** What would happen to one step. */
export interface PlannedStep {
  /** Its key (engine/run/step-key.ts); `foreach` steps whose list is known stand once per item. */
  readonly key: string;
  /** How many runbooks it lies in below the root. */
  readonly depth: number;
  /** Name of the runbook that it stands in. */
  readonly runbook: string;
  readonly title: string;
  readonly kind: 'action' | 'call' | 'approval' | 'finish';
  /** The action, `runbook <name>`, `approval` or `finish`. */
  readonly does: string;
  readonly effect: 'read' | 'change';
  /** `unknown` becomes `run` or `skip` in the run. */
  readonly verdict: 'run' | 'skip' | 'unknown';
  /** Why it is skipped or unknown, or what it reads that only the run will bring. */
  readonly because: string | undefined;
  /** Keys of the steps that have to end before it. */
  readonly needs: readonly string[];
  /** Its input as far as it is known; secrets by their names. Undefined when any part of it is not known. */
  readonly with: JsonObject | undefined;
  readonly before: string | undefined;
  /** For an approval its question, for `finish` its message. */
  readonly after: string | undefined;
  /** The look was taken before earlier steps change the world: `before` is what is there now. */
  readonly early: boolean;
  /** False when the probe says that nothing would change; undefined where that cannot be told now. */
  readonly wouldChange: boolean | undefined;
  /** Why it cannot work as things are. */
  readonly obstacle: string | undefined;
  /** What helps against the obstacle. */
  readonly help?: string;
  readonly observations: JsonObject;
  /** More of what would change than one line can tell. */
  readonly details?: readonly string[];
  /** How it is undone: one line each; empty when there is nothing to undo. */
  readonly undo: readonly string[];
  readonly irreversible: string | undefined;
  /** The point of no return of its runbook lies right behind this step. */
  readonly commit: boolean;
  readonly target: string | undefined;
  readonly expected: ExpectedDuration | undefined;
}

/** What a dry run found out: the part of a plan that is looked at. */
export interface Forecast {
  readonly requires: readonly PlannedStep[];
  readonly steps: readonly PlannedStep[];
  readonly finally: readonly PlannedStep[];
  /** What probes saw, by step key, and facts of targets by `target <name>`: compared when the plan is run. */
  readonly facts: { readonly [key: string]: JsonObject };
  /** Names of the secrets that steps will read. */
  readonly secrets: readonly string[];
  /** Keys of the approvals that will be asked for. */
  readonly approvals: readonly string[];
  /** What stands in the way: `requires` that do not hold and obstacles. */
  readonly obstacles: readonly { readonly key: string; readonly message: string; readonly help?: string }[];
  /** Of the whole run, waiting not counted; undefined without earlier runs. */
  readonly expected: ExpectedDuration | undefined;
}

/** Somebody's agreement, recorded in a saved plan. */
export interface RecordedApproval {
  readonly step: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Digest of the plan that was agreed to, without its approvals. */
  readonly plan: string;
}

/** A plan as it is saved and reviewed. */
export interface SavedPlan {
  readonly bound: BoundPlan;
  readonly forecast: Forecast;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly by: string;
  readonly approvals: readonly RecordedApproval[];
}

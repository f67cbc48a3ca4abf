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
}

/** What would happen to one step. */
export interface PlannedStep {
  /** Its key (engine/run/step-key.ts); `foreach` steps whose list is known stand once per item. */
  readonly key: string;
  /** How many runbooks it lies in below the root. */
  readonly depth: number;
  readonly title: string;
  /** The action, `runbook <name>`, `approval` or `finish`. */
  readonly does: string;
  readonly effect: 'read' | 'change';
  readonly verdict: 'run' | 'skip' | 'unknown';
  /** Why it is skipped or unknown: `reads steps.pull.outputs.digest, not known before the run`. */
  readonly because: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** False when the probe says that nothing would change. */
  readonly wouldChange: boolean | undefined;
  /** Why it cannot work as things are. */
  readonly obstacle: string | undefined;
  readonly observations: JsonObject;
  /** How it is undone: one line each; empty when there is nothing to undo. */
  readonly undo: readonly string[];
  readonly irreversible: string | undefined;
  /** The point of no return lies right behind this step. */
  readonly commit: boolean;
  readonly target: string | undefined;
}

/** What a dry run found out: the part of a plan that is looked at. */
export interface Forecast {
  readonly requires: readonly PlannedStep[];
  readonly steps: readonly PlannedStep[];
  readonly finally: readonly PlannedStep[];
  /** What probes saw, by step key: compared when the plan is run. */
  readonly facts: { readonly [key: string]: JsonObject };
  /** Names of the secrets that steps will read. */
  readonly secrets: readonly string[];
  /** Keys of the approvals that will be asked for. */
  readonly approvals: readonly string[];
  /** What stands in the way: `requires` that do not hold and obstacles. */
  readonly obstacles: readonly { readonly key: string; readonly message: string }[];
}

/** Somebody's agreement, recorded in a saved plan. */
export interface RecordedApproval {
  readonly step: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
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

import type { JsonObject } from '../runbook/json.ts';
import type { Program } from '../runbook/runbook.ts';

/** What holds for the whole run and is not in its journal's events. */
export interface RunSettings {
  readonly program: Program;
  /** The environment's `vars`. */
  readonly vars: JsonObject;
  /** How many steps of one runbook run together unless it says otherwise. */
  readonly maxParallel: number;
  /** Target of steps that name none. */
  readonly defaultTarget: string;
}

import type { InputRules } from '../resolve/input-problem.ts';
import type { JsonObject } from '../runbook/json.ts';
import type { Program } from '../runbook/runbook.ts';

/** What holds for the whole run and is not in its journal's events. */
export interface RunSettings {
  readonly program: Program;
  /** The environment's `vars`. */
  readonly vars: JsonObject;
  /** How many steps of one runbook run together unless it says otherwise. */
  readonly maxParallel: number;
  /** By the names of actions. The input of one that is not here is taken as it is. */
  readonly actions: ReadonlyMap<string, InputRules>;
  /** Target of steps that name none. */
  readonly defaultTarget: string;
}

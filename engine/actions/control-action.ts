import type { ObjectSchema } from '../runbook/schema.ts';

/** A step that the engine itself carries out: it starts no action, but directs the run. */
export interface ControlAction {
  /** What stands behind `uses:`. */
  readonly name: string;
  /** One line, imperative. */
  readonly summary: string;
  /** Markdown. */
  readonly docs: string;
  readonly input: ObjectSchema;
  readonly output: ObjectSchema;
  /** Inputs that have to be written out, without expressions. */
  readonly fixedInputs: readonly string[];
  /** A step in YAML, shown in the documentation and validated by the tests. */
  readonly example: string;
}

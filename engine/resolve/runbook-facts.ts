import type { StaticType } from '../expression/static-type.ts';
import type { Schema } from '../runbook/schema.ts';
import type { StepOrder } from './step-order.ts';
import type { StepOutline } from './step-outline.ts';

/** What the expressions of one runbook can refer to. */
export interface RunbookFacts {
  readonly inputs: ReadonlyMap<string, StaticType>;
  readonly secrets: ReadonlySet<string>;
  /** Undefined when no environment is known. */
  readonly vars: Schema | undefined;
  /** Those under `steps`, by id. */
  readonly steps: ReadonlyMap<string, StepOutline>;
  /** Ids of steps elsewhere, whose outputs nobody can read. */
  readonly otherIds: ReadonlySet<string>;
  readonly order: StepOrder;
  /** Ids of the steps that can end the runbook early. */
  readonly finishes: readonly string[];
}

/** Where in a runbook an expression stands. */
export interface ExpressionPlace {
  readonly kind: 'step' | 'rollback' | 'finally' | 'requires' | 'outputs' | 'constant';
  /** The step itself, or the one that a rollback belongs to; empty for the other kinds. */
  readonly step: string;
  /** Type of one item, in a step with `foreach` and in its rollback. */
  readonly item?: Schema;
  /** What `capture` of the step records, in its rollback. */
  readonly captured?: ReadonlyMap<string, Schema>;
  /** Names of the step's own variables, where they can be read. */
  readonly env?: readonly string[];
}

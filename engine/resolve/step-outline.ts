import type { Action } from '../actions/define-action.ts';
import type { MapNode, ScalarNode } from '../parse/syntax-tree.ts';
import type { ObjectSchema } from '../runbook/schema.ts';
import type { Span } from '../source/span.ts';
import type { ResolvedRunbook } from './resolution.ts';

/** The lists of a runbook that hold steps. */
export type Section = 'steps' | 'rollback' | 'finally' | 'requires' | 'invariants';

/** What a step is, before anything in it is read in detail. */
export type StepKind =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'call'; readonly callee: ResolvedRunbook; readonly isRunbook: boolean }
  | { readonly kind: 'approval' }
  | { readonly kind: 'finish' }
  /** What it uses does not exist or is broken itself; reported already. */
  | { readonly kind: 'broken' };

/** A step as far as other steps need to know it. */
export interface StepOutline {
  readonly id: string;
  readonly node: MapNode;
  readonly section: Section;
  /** What to point at when the step as a whole is meant: its id, else its first key. */
  readonly span: Span;
  /** The scalar under `uses` or `run`. */
  readonly named: ScalarNode | undefined;
  readonly what: StepKind;
  readonly effect: 'read' | 'change';
  /** Of one item, without the list that a `foreach` makes of it; undefined when nothing is known. */
  readonly outputs: ObjectSchema | undefined;
  readonly isForeach: boolean;
  /** Why its outputs may not exist although it was reached. */
  readonly missing: string | undefined;
}

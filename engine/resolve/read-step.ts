import { kindOfSchema } from '../expression/value-kind.ts';
import type { MapNode, SyntaxTree } from '../parse/syntax-tree.ts';
import type { Expression, Template } from '../runbook/expression.ts';
import type { Place, Step } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import { positionAt } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { isProgram } from './action-outputs.ts';
import { checkTarget } from './check-target.ts';
import type { Reading } from './check-template.ts';
import { readBody } from './read-body.ts';
import { readCaptures } from './read-captures.ts';
import { readCondition } from './read-condition.ts';
import { readForeach, readRetry, standardTimeout } from './read-flow.ts';
import { durationAt, entriesAt, flagAt, scalarAt } from './read-node.ts';
import { asText, readTemplate } from './read-template.ts';
import { readOnInterrupt, readUndo } from './read-undo.ts';
import { report, type Resolution } from './resolution.ts';
import type { ExpressionPlace, RunbookFacts } from './runbook-facts.ts';
import { checkStepKeys, checkStepPlace } from './step-keys.ts';
import type { StepOutline } from './step-outline.ts';
import { typeScopeOf } from './type-scope-of.ts';

/** What reading the steps of one runbook needs. */
export interface StepReading {
  readonly tree: SyntaxTree;
  readonly resolution: Resolution;
  readonly facts: RunbookFacts;
  /** The outlines of the rollback steps of each step that has any. */
  readonly rollbacks: ReadonlyMap<StepOutline, readonly StepOutline[]>;
}

/** Where the expressions of a step stand; the rest is added where it can be read. */
type Base = Pick<ExpressionPlace, 'kind' | 'step' | 'item' | 'captured'>;

/** The line of a place. */
export function placeOf(span: Span, tree: SyntaxTree): Place {
  return { file: span.file, line: positionAt(tree.source, span.start).line };
}

function readingAt(
  place: ExpressionPlace,
  noSecrets: string | undefined,
  { tree, resolution, facts }: StepReading,
): Reading {
  return { source: tree.source, scope: typeScopeOf(facts, place), problems: resolution.problems, noSecrets };
}

/** Reads one step with everything in it, its rollback included. */
export function readStep(
  step: StepOutline,
  needs: readonly string[],
  base: Base,
  context: StepReading,
): Step {
  const { problems } = context.resolution;
  checkStepKeys(step, problems);
  checkStepPlace(step, problems);
  const { node } = step;
  const read = readForeach(node, readingAt(base, 'in the list of a `foreach`', context));
  const inner: Base = read === undefined ? base : { ...base, item: read.item };
  const env = entriesAt(node, 'env');
  const place: ExpressionPlace = { ...inner, env: env.map((entry) => entry.key) };
  const { noSecrets: _, ...bodyReading } = readingAt(place, undefined, context);
  const captured = new Map<string, Schema>();
  return {
    id: step.id,
    name: readName(node, context),
    place: placeOf(step.span, context.tree),
    needs,
    if: readIf(node, readingAt(base, 'in a condition', context)),
    foreach: read?.foreach,
    env: readEnv(node, readingAt(inner, undefined, context)),
    body: readBody(step, bodyReading),
    target: readTarget(node, readingAt(inner, 'in the name of a target', context), context),
    capture: readCaptures(step, bodyReading, captured, context.resolution.actions),
    undo:
      step.section === 'steps'
        ? readUndo(step, readRollback(step, inner, captured, context), problems)
        : { kind: 'none' },
    retry: readRetry(node),
    timeout: durationAt(node, 'timeout') ?? standardTimeout,
    continueOnError: flagAt(node, 'continueOnError'),
    effect: step.effect,
    commit: flagAt(node, 'commit'),
    onInterrupt: readOnInterrupt(step, problems),
    plannable: isPlannable(step),
    outputs: Object.keys(step.outputs?.properties ?? {}),
  };
}

function isPlannable({ what, effect, node }: StepOutline): boolean {
  if (what.kind !== 'action') return false;
  return isProgram(what.action) ? effect === 'read' && flagAt(node, 'plan') : effect === 'read';
}

function readName(node: MapNode, { resolution }: StepReading): string | undefined {
  const name = scalarAt(node, 'name');
  if (name === undefined) return undefined;
  const text = String(name.value);
  if (text.includes('{{')) {
    report(resolution.problems, 'RB311', 'the name of a step cannot hold an expression', name.span, {
      help: 'write a fixed name; the plan shows the input of the step beside it',
    });
  }
  return text;
}

function readIf(node: MapNode, reading: Reading): Expression | undefined {
  const condition = scalarAt(node, 'if');
  return condition === undefined ? undefined : readCondition(condition, reading);
}

function readEnv(node: MapNode, reading: Reading): { readonly [name: string]: Template } {
  const entries = entriesAt(node, 'env').map(({ key, value }): [string, Template] => {
    const { template, schema } = readTemplate(value, {}, reading);
    const kind = kindOfSchema(schema);
    if (kind === 'list' || kind === 'map') {
      report(
        reading.problems,
        'RB325',
        `the variable \`${key}\` is text, and this is a ${kind}`,
        value.span,
        {
          help: `to make text of it, write \`{{ json … }}\`${kind === 'list' ? ' or `{{ join … " " }}`' : ''}`,
        },
      );
    }
    return [key, asText(template)];
  });
  return Object.fromEntries(entries);
}

function readTarget(node: MapNode, reading: Reading, { resolution }: StepReading): Template | undefined {
  const target = scalarAt(node, 'target');
  if (target === undefined) return undefined;
  const { template } = readTemplate(target, { type: 'string' }, reading);
  // What could not be read became a constant as well, and was reported.
  if (template.kind === 'constant' && template.value === target.value) {
    checkTarget(String(target.value), target.span, resolution);
  }
  return template;
}

/** Rollback steps run one after the other; each needs the one above it. */
function readRollback(
  owner: StepOutline,
  inner: Base,
  captured: ReadonlyMap<string, Schema>,
  context: StepReading,
): readonly Step[] {
  const steps = context.rollbacks.get(owner) ?? [];
  const base: Base = { ...inner, kind: 'rollback', captured };
  return steps.map((step, index) => readStep(step, previous(steps, index), base, context));
}

/** The ids that a step of a list without `needs` needs. */
export function previous(steps: readonly StepOutline[], index: number): readonly string[] {
  const before = steps[index - 1];
  return before === undefined ? [] : [before.id];
}

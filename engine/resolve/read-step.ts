import { kindOfSchema } from '../expression/value-kind.ts';
import { entryOf, type MapNode, type SyntaxTree } from '../parse/syntax-tree.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Expression, Template } from '../runbook/expression.ts';
import type { Capture, Place, Step } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import { positionAt } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { isProgram, outputsOf } from './action-outputs.ts';
import { readActionInput, readBody } from './read-body.ts';
import { readForeach, readRetry, standardTimeout } from './read-flow.ts';
import { asMap, child, durationAt, entriesAt, flagAt, scalarAt, textAt } from './read-node.ts';
import { asText, readCondition, readTemplate, type Reading } from './read-template.ts';
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
    capture: readCaptures(step, bodyReading, captured, context),
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
          help:
            'to make text of it, write `{{ json … }}`' + (kind === 'list' ? ' or `{{ join … " " }}`' : ''),
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

/** Reports a target that the environment does not have, as far as it is known. */
export function checkTarget(name: string, span: Span, { targets, problems }: Resolution): void {
  if (targets === undefined || targets.includes(name)) return;
  report(problems, 'RB340', `the environment has no target \`${name}\``, span, {
    help: didYouMean(name, targets),
  });
}

function readCaptures(
  step: StepOutline,
  reading: Omit<Reading, 'noSecrets'>,
  captured: Map<string, Schema>,
  { resolution }: StepReading,
): { readonly [name: string]: Capture } {
  const captures: Record<string, Capture> = {};
  for (const { key, keySpan, value } of entriesAt(step.node, 'capture')) {
    const node = asMap(value);
    const uses = entryOf(node, 'uses');
    const name = textAt(node, 'uses') ?? '';
    const action = resolution.actions.get(name);
    captured.set(key, {});
    if (action === undefined) {
      const help = didYouMean(name, [...resolution.actions.keys()]);
      report(resolution.problems, 'RB333', `there is no action \`${name}\``, uses?.value.span ?? keySpan, {
        help,
      });
      continue;
    }
    if (action.effect !== 'read') {
      report(
        resolution.problems,
        'RB406',
        `\`${name}\` changes something, and a capture only reads`,
        uses?.value.span ?? keySpan,
        {
          help: 'use a step of its own before this one and read its outputs',
        },
      );
      continue;
    }
    const input = child(node, 'with');
    captured.set(key, outputsOf(action, asMap(input)));
    const keyOfInput = entryOf(node, 'with')?.keySpan ?? uses?.keySpan ?? keySpan;
    const map = input?.kind === 'map' ? input : undefined;
    captures[key] = { action: name, with: readActionInput(action, map, keyOfInput, reading, node) };
  }
  return captures;
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

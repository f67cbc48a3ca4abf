import { plainType, type StaticType } from '../expression/static-type.ts';
import type { MapNode } from '../parse/syntax-tree.ts';
import type { Template } from '../runbook/expression.ts';
import type { InputDeclaration, Runbook, Step } from '../runbook/runbook.ts';
import { documentKind } from '../validate/validate-document.ts';
import { checkCommits } from './commit-rules.ts';
import { readHeader } from './read-header.ts';
import { readInputs } from './read-inputs.ts';
import { asMap, entriesAt, itemsAt } from './read-node.ts';
import { checkSchedule } from './read-schedule.ts';
import { placeOf, previous, readStep, type StepReading } from './read-step.ts';
import { readTemplate } from './read-template.ts';
import type { LoadedDocument, Resolution, ResolvedRunbook } from './resolution.ts';
import type { RunbookFacts } from './runbook-facts.ts';
import { stepOrder } from './step-order.ts';
import type { Section, StepOutline } from './step-outline.ts';
import { surveySteps, type Survey } from './survey-steps.ts';
import { typeScopeOf } from './type-scope-of.ts';

type SideSection = Exclude<Section, 'steps' | 'rollback'>;

/** All steps of a runbook, looked over. */
interface SurveyedSteps {
  readonly steps: readonly StepOutline[];
  readonly rollbacks: ReadonlyMap<StepOutline, readonly StepOutline[]>;
  readonly others: { readonly [S in SideSection]: readonly StepOutline[] };
}

/**
 * Resolves one runbook or composite whose envelope is valid. Problems go to the resolution; the
 * result is only of use when there are none, but its names and types are good for callers.
 */
export function resolveRunbook({ key, tree }: LoadedDocument, resolution: Resolution): ResolvedRunbook {
  const root = asMap(tree.root);
  const isComposite = documentKind(tree) === 'composite';
  const inputs = readInputs(root, resolution.problems);
  const surveyed = surveyAll(root, { tree, resolution, ids: new Map() });
  const { steps, rollbacks, others } = surveyed;
  const order = stepOrder(steps, resolution.problems);
  const facts: RunbookFacts = {
    inputs: inputTypes(inputs),
    secrets: new Set(entriesAt(root, 'secrets').map((entry) => entry.key)),
    vars: resolution.vars,
    steps: new Map(steps.map((step) => [step.id, step])),
    otherIds: otherIds(surveyed),
    order,
    finishes: steps.filter((step) => step.what.kind === 'finish').map((step) => step.id),
  };
  const reading: StepReading = { tree, resolution, facts, rollbacks };
  checkCommits(steps, order, isComposite, resolution.problems);
  const side = (section: SideSection): readonly Step[] =>
    others[section].map((step, index) =>
      readStep(
        step,
        previous(others[section], index),
        { kind: section === 'finally' ? 'finally' : 'requires', step: '' },
        reading,
      ),
    );
  checkSchedule(root, inputs, resolution.problems);
  const outputs = readOutputs(root, reading);
  const runbook: Runbook = {
    kind: isComposite ? 'composite' : 'runbook',
    ...readHeader(root, resolution),
    place: placeOf(root.span, tree),
    inputs,
    requires: side('requires'),
    steps: steps.map((step) =>
      readStep(step, order.needsOf(step.id), { kind: 'step', step: step.id }, reading),
    ),
    finally: side('finally'),
    invariants: side('invariants'),
    outputs: outputs.templates,
  };
  return {
    key,
    runbook,
    outputTypes: outputs.types,
    changes: steps.some((step) => step.effect === 'change'),
  };
}

function surveyAll(root: MapNode, survey: Survey): SurveyedSteps {
  const steps = surveySteps(itemsAt(root, 'steps'), 'steps', survey, 'step');
  const rollbacks = new Map<StepOutline, readonly StepOutline[]>();
  for (const step of steps) {
    const nodes = itemsAt(step.node, 'rollback');
    if (nodes.length > 0) rollbacks.set(step, surveySteps(nodes, 'rollback', survey, `${step.id}-rollback`));
  }
  const side = (section: SideSection): readonly StepOutline[] =>
    surveySteps(itemsAt(root, section), section, survey, section);
  return {
    steps,
    rollbacks,
    others: { requires: side('requires'), finally: side('finally'), invariants: side('invariants') },
  };
}

function otherIds({ rollbacks, others }: SurveyedSteps): ReadonlySet<string> {
  const outlines = [...rollbacks.values(), ...Object.values(others)].flat();
  return new Set(outlines.map((step) => step.id));
}

function inputTypes(inputs: { readonly [name: string]: InputDeclaration }): ReadonlyMap<string, StaticType> {
  return new Map(
    Object.entries(inputs).map(([name, { schema, required, default: standard }]): [string, StaticType] => [
      name,
      required || standard !== undefined
        ? plainType(schema)
        : { schema, missing: `the input \`${name}\` is optional and has no default` },
    ]),
  );
}

function readOutputs(
  root: MapNode,
  { tree, resolution, facts }: StepReading,
): { templates: { readonly [name: string]: Template }; types: { readonly [name: string]: StaticType } } {
  const scope = typeScopeOf(facts, { kind: 'outputs', step: '' });
  const templates: Record<string, Template> = {};
  const types: Record<string, StaticType> = {};
  for (const { key, value } of entriesAt(root, 'outputs')) {
    const { source } = tree;
    const read = readTemplate(
      value,
      {},
      { source, scope, problems: resolution.problems, noSecrets: 'in an output' },
    );
    templates[key] = read.template;
    types[key] = plainType(read.schema);
  }
  return { templates, types };
}

import { plainType, type StaticType } from '../expression/static-type.ts';
import type { MapNode, SyntaxNode } from '../parse/syntax-tree.ts';
import type { Template } from '../runbook/expression.ts';
import type { InputDeclaration, Runbook, Schedule, SecretReference, Step } from '../runbook/runbook.ts';
import { documentKind } from '../validate/validate-document.ts';
import { checkCommits } from './commit-rules.ts';
import { readInputs } from './read-inputs.ts';
import {
  asMap,
  child,
  durationAt,
  entriesAt,
  itemsAt,
  numberAt,
  scalarAt,
  textAt,
  valueOf,
} from './read-node.ts';
import { checkTarget, placeOf, previous, readStep, type StepReading } from './read-step.ts';
import { readTemplate } from './read-template.ts';
import { report, type LoadedDocument, type Resolution, type ResolvedRunbook } from './resolution.ts';
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
    hasApproval: steps.some(
      ({ what }) => what.kind === 'approval' || (what.kind === 'call' && what.callee.hasApproval),
    ),
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

type Header = Pick<
  Runbook,
  'name' | 'summary' | 'docs' | 'secrets' | 'locks' | 'timeout' | 'schedule' | 'target' | 'maxParallel'
>;

function readHeader(root: MapNode, resolution: Resolution): Header {
  const lock = child(root, 'lock');
  const target = scalarAt(root, 'target');
  if (target !== undefined) {
    fixed(target, 'the default target of a runbook', resolution);
    if (!String(target.value).includes('{{')) checkTarget(String(target.value), target.span, resolution);
  }
  if (lock !== undefined) fixed(lock, 'the name of a lock', resolution);
  return {
    name: textAt(root, 'name') ?? '',
    summary: textAt(root, 'summary') ?? '',
    docs: textAt(root, 'docs') ?? '',
    secrets: Object.fromEntries(
      entriesAt(root, 'secrets').map(({ key, value }) => [key, readSecret(asMap(value))]),
    ),
    locks: lock === undefined ? [] : [valueOf(lock)].flat().map(String),
    timeout: durationAt(root, 'timeout'),
    schedule: readSchedule(root),
    target: textAt(root, 'target'),
    maxParallel: numberAt(root, 'maxParallel'),
  };
}

/** Reports an expression in a value that has to be known before anything else. */
function fixed(node: SyntaxNode, what: string, { problems }: Resolution): void {
  if (node.kind === 'list') for (const item of node.items) fixed(item, what, { problems } as Resolution);
  if (node.kind !== 'scalar' || !String(node.value).includes('{{')) return;
  report(problems, 'RB311', `${what} cannot hold an expression`, node.span, {
    help: 'write the name itself',
  });
}

function readSecret(node: MapNode): SecretReference {
  const key = textAt(node, 'key');
  return { from: textAt(node, 'from') ?? '', ...(key === undefined ? {} : { key }) };
}

function readSchedule(root: MapNode): Schedule | undefined {
  const node = child(root, 'schedule');
  if (node === undefined) return undefined;
  const map = asMap(node);
  const overlap = textAt(map, 'overlap');
  return {
    calendar: textAt(map, 'calendar') ?? '',
    jitter: durationAt(map, 'jitter') ?? 0,
    inputs: Object.fromEntries(entriesAt(map, 'inputs').map(({ key, value }) => [key, valueOf(value)])),
    overlap: overlap === 'skip' || overlap === 'fail' ? overlap : 'queue',
  };
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

import type { Action } from '../actions/define-action.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { entryOf, type MapNode, type SyntaxNode, type SyntaxTree } from '../parse/syntax-tree.ts';
import type { ObjectSchema } from '../runbook/schema.ts';
import { asMap, child, flagAt, scalarAt, textAt } from './read-node.ts';
import { report, type Resolution } from './resolution.ts';
import { isProgram, outputsOf } from './action-outputs.ts';
import type { Section, StepKind, StepOutline } from './step-outline.ts';
import type { Span } from '../source/span.ts';

/** What looking over the steps of one runbook needs, and the ids that were used so far. */
export interface Survey {
  readonly tree: SyntaxTree;
  readonly resolution: Resolution;
  /** Where each id was used first. */
  readonly ids: Map<string, Span>;
}

/** Looks over a list of steps: what each one is and gives, without reading its expressions. */
export function surveySteps(
  nodes: readonly SyntaxNode[],
  section: Section,
  survey: Survey,
  prefix: string,
): readonly StepOutline[] {
  return nodes.flatMap((node, index) => {
    if (node.kind !== 'map') return [];
    const outline = surveyStep(node, section, survey, `${prefix}-${index + 1}`);
    return isFirst(outline, survey) ? [outline] : [];
  });
}

/** A second step of one id is reported and left out, so that references to the first stay good. */
function isFirst(outline: StepOutline, { ids, resolution }: Survey): boolean {
  const first = ids.get(outline.id);
  if (first === undefined) {
    ids.set(outline.id, outline.span);
    return true;
  }
  report(resolution.problems, 'RB331', `two steps have the id \`${outline.id}\``, outline.span, {
    secondary: [{ span: first, text: 'the first one' }],
    help: 'give one of them another id',
  });
  return false;
}

function surveyStep(node: MapNode, section: Section, survey: Survey, otherwise: string): StepOutline {
  const idNode = scalarAt(node, 'id');
  const id = typeof idNode?.value === 'string' ? idNode.value : otherwise;
  const what = whatIs(node, survey);
  const condition = entryOf(node, 'if') !== undefined;
  const tolerated = flagAt(node, 'continueOnError');
  return {
    id,
    node,
    section,
    span: idNode?.span ?? node.entries[0]?.keySpan ?? node.span,
    named: scalarAt(node, 'uses') ?? scalarAt(node, 'run'),
    what,
    effect: effectOf(node, what),
    outputs: outputSchema(node, what),
    isForeach: entryOf(node, 'foreach') !== undefined,
    missing: whyMissing(id, condition, tolerated),
  };
}

function whyMissing(id: string, condition: boolean, tolerated: boolean): string | undefined {
  if (condition) return `\`${id}\` can be skipped by its \`if\``;
  return tolerated ? `\`${id}\` can fail and be tolerated (\`continueOnError\`)` : undefined;
}

const controls = ['approval', 'finish', 'runbook.run'];

function whatIs(node: MapNode, { tree, resolution }: Survey): StepKind {
  const { actions, problems } = resolution;
  if (entryOf(node, 'run') !== undefined) return actionKind(actions.get('command'));
  const uses = scalarAt(node, 'uses');
  const name = textAt(node, 'uses');
  if (uses === undefined || name === undefined) return { kind: 'broken' };
  if (name === 'approval' || name === 'finish') return { kind: name };
  if (name === 'runbook.run') return calledRunbook(node, uses.span, tree, resolution);
  if (/^\.{1,2}\//.test(name)) return callKind(resolution.callee(name, tree, uses.span), false);
  const action = actions.get(name);
  if (action === undefined) {
    const help = didYouMean(name, [...actions.keys(), ...controls]);
    report(problems, 'RB333', `there is no action \`${name}\``, uses.span, { help });
  }
  return actionKind(action);
}

function actionKind(action: Action | undefined): StepKind {
  return action === undefined ? { kind: 'broken' } : { kind: 'action', action };
}

function callKind(callee: ReturnType<Resolution['callee']>, isRunbook: boolean): StepKind {
  return callee === undefined ? { kind: 'broken' } : { kind: 'call', callee, isRunbook };
}

function calledRunbook(node: MapNode, uses: Span, tree: SyntaxTree, resolution: Resolution): StepKind {
  const input = asMap(child(node, 'with'));
  const runbook = scalarAt(input, 'runbook');
  const name = textAt(input, 'runbook');
  if (runbook === undefined || name === undefined) {
    report(resolution.problems, 'RB337', '`runbook.run` needs the name of a runbook', runbook?.span ?? uses, {
      help: 'write `with: { runbook: <name> }`',
    });
    return { kind: 'broken' };
  }
  if (name.includes('{{')) {
    report(
      resolution.problems,
      'RB311',
      'the name of a called runbook cannot be an expression',
      runbook.span,
      {
        help: 'write the name itself; to choose between runbooks, use two steps with `if`',
      },
    );
    return { kind: 'broken' };
  }
  return callKind(resolution.callee(name, tree, runbook.span), true);
}

function effectOf(node: MapNode, what: StepKind): 'read' | 'change' {
  switch (what.kind) {
    case 'action':
      if (isProgram(what.action)) return textAt(node, 'effect') === 'read' ? 'read' : 'change';
      return what.action.effect;
    case 'call':
      return what.callee.changes ? 'change' : 'read';
    case 'approval':
    case 'finish':
    case 'broken':
      return 'read';
  }
}

function outputSchema(node: MapNode, what: StepKind): ObjectSchema | undefined {
  switch (what.kind) {
    case 'action':
      return outputsOf(what.action, asMap(child(node, 'with')));
    case 'call': {
      const entries = Object.entries(what.callee.outputTypes).map(
        ([name, type]) => [name, type.schema] as const,
      );
      const properties = { ...Object.fromEntries(entries), outcome: { type: 'string' } as const };
      return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
    }
    case 'approval':
    case 'finish':
      return { type: 'object', properties: {}, additionalProperties: false };
    case 'broken':
      return undefined;
  }
}

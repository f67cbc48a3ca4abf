import { entryOf, type MapNode, type ScalarNode, type SyntaxTree } from '../parse/syntax-tree.ts';
import { asMap, child, itemsAt, scalarAt } from '../resolve/read-node.ts';
import type { Section } from '../resolve/step-outline.ts';
import type { Program, Runbook, Step } from '../runbook/runbook.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { ScriptProblem } from './script-problem.ts';

/** A step with the place that it was read from. */
export interface LintStep {
  readonly section: Section;
  readonly step: Step;
  readonly node: MapNode;
  /** What to point at when the step as a whole is meant. */
  readonly span: Span;
  /** The step that a rollback step belongs to. */
  readonly owner: LintStep | undefined;
}

/** A runbook that is sound, in both of its forms, and what other programs say about it. */
export interface LintSubject {
  readonly program: Program;
  readonly runbook: Runbook;
  readonly source: SourceFile;
  readonly root: MapNode;
  /** Every step of every section, in the order of the file; rollback steps follow theirs. */
  readonly steps: readonly LintStep[];
  /** What ShellCheck found in the script of a step. */
  readonly scriptProblems: (step: LintStep) => readonly ScriptProblem[];
}

function pair(section: Section, step: Step, node: MapNode, owner: LintStep | undefined): readonly LintStep[] {
  const span = entryOf(node, 'id')?.value.span ?? node.entries[0]?.keySpan ?? node.span;
  const own: LintStep = { section, step, node, span, owner };
  const undo = step.undo.kind === 'steps' ? step.undo.steps : [];
  const nodes = itemsAt(node, 'rollback');
  return [own, ...undo.flatMap((inner, index) => pair('rollback', inner, asMap(nodes[index]), own))];
}

/** Puts the steps of a resolved runbook beside the nodes that they were read from. */
export function lintSteps(runbook: Runbook, root: MapNode): readonly LintStep[] {
  const sections = ['requires', 'steps', 'finally', 'invariants'] as const;
  return sections.flatMap((section) => {
    const nodes = itemsAt(root, section);
    return runbook[section].flatMap((step, index) => pair(section, step, asMap(nodes[index]), undefined));
  });
}

/** The script of a step, if it runs one that stands in the file. */
export function scriptOf({ node, step }: LintStep): ScalarNode | undefined {
  if (step.body.kind !== 'action' || step.body.action !== 'command') return undefined;
  return scalarAt(node, 'run') ?? scalarAt(asMap(child(node, 'with')), 'script');
}

/** Where the key of a step stands; the step itself where it has no such key. */
export function keySpan({ node, span }: LintStep, key: string): Span {
  return entryOf(node, key)?.keySpan ?? span;
}

/** All subjects of a file: itself. `program` is what it resolves to. */
export function lintSubject(
  program: Program,
  tree: SyntaxTree,
  scriptProblems: LintSubject['scriptProblems'],
): LintSubject {
  const runbook = program.runbooks[program.root];
  if (runbook === undefined) throw new Error(`no runbook in the program: ${program.root}`);
  const root = asMap(tree.root);
  return { program, runbook, source: tree.source, root, steps: lintSteps(runbook, root), scriptProblems };
}

import type { Expression, Root, Template } from '../runbook/expression.ts';
import type { Runbook, Step } from '../runbook/runbook.ts';

/** A path that an expression reads. */
export interface PathReference {
  readonly root: Root;
  readonly segments: readonly string[];
}

function ofExpression(expression: Expression): readonly PathReference[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return [expression];
    case 'call':
      return expression.arguments.flatMap(ofExpression);
  }
}

/** Everything that a template reads. */
export function templateReferences(template: Template): readonly PathReference[] {
  switch (template.kind) {
    case 'constant':
      return [];
    case 'expression':
      return ofExpression(template.expression);
    case 'text':
      return template.parts.flatMap((part) => (typeof part === 'string' ? [] : ofExpression(part)));
    case 'list':
      return template.items.flatMap(templateReferences);
    case 'map':
      return Object.values(template.entries).flatMap(templateReferences);
  }
}

function bodyTemplates({ body }: Step): readonly Template[] {
  switch (body.kind) {
    case 'action':
      return [body.with];
    case 'call':
      return [body.inputs];
    case 'approval':
      return body.confirm === undefined ? [body.message] : [body.message, body.confirm];
    case 'finish':
      return [body.message];
  }
}

/** Everything that a step reads, its rollback steps included. */
export function stepReferences(step: Step): readonly PathReference[] {
  const templates = [
    ...bodyTemplates(step),
    ...(step.foreach === undefined ? [] : [step.foreach.items]),
    ...(step.target === undefined ? [] : [step.target]),
    ...Object.values(step.env),
    ...Object.values(step.capture).map((capture) => capture.with),
  ];
  return [
    ...templates.flatMap(templateReferences),
    ...(step.if === undefined ? [] : ofExpression(step.if)),
    ...(step.undo.kind === 'steps' ? step.undo.steps.flatMap(stepReferences) : []),
  ];
}

/** Everything that a runbook reads anywhere. */
export function runbookReferences(runbook: Runbook): readonly PathReference[] {
  const steps = [...runbook.requires, ...runbook.steps, ...runbook.finally, ...runbook.invariants];
  return [...steps.flatMap(stepReferences), ...Object.values(runbook.outputs).flatMap(templateReferences)];
}

/** Whether a path with this beginning, or the whole that it belongs to, is read. */
export function isRead(
  references: readonly PathReference[],
  root: Root,
  ...segments: readonly string[]
): boolean {
  return references.some(
    (reference) =>
      reference.root === root &&
      segments.every((segment, index) => {
        const read = reference.segments[index];
        return read === undefined || read === segment;
      }),
  );
}

import { evaluateTemplate } from '../expression/evaluate.ts';
import type { Scope } from '../expression/evaluation.ts';
import { openSecrets } from '../expression/secret-text.ts';
import type { Template } from '../runbook/expression.ts';
import { isObject } from '../runbook/json.ts';
import type { Json } from '../runbook/json.ts';
import type { Step } from '../runbook/runbook.ts';

/** What a step does, in a word or two: its action, or what it calls. */
export function doesOf(step: Step): string {
  switch (step.body.kind) {
    case 'action':
      return step.body.action;
    case 'call':
      return callOf(step.body.runbook);
    case 'approval':
      return 'approval';
    case 'finish':
      return 'finish';
  }
}

/** A composite action is called by its file, a runbook by its name. */
function callOf(called: string): string {
  const [, name] = /([^/]+)\.ya?ml$/.exec(called) ?? [];
  return name ?? `runbook ${called}`;
}

/** How a step is taken back, one line for each part of it; empty when there is nothing to take back. */
export function undoLines(step: Step, scope: Scope): readonly string[] {
  switch (step.undo.kind) {
    case 'none':
    case 'irreversible':
      return [];
    case 'inverse':
      return [step.undo.summary];
    case 'steps':
      return step.undo.steps.map((rollback) => rollbackLine(rollback, scope));
  }
}

function rollbackLine(rollback: Step, scope: Scope): string {
  const details = rollback.body.kind === 'action' ? detailsOf(rollback.body.with, scope) : '';
  const deed = `${doesOf(rollback)}${details}`;
  return rollback.name === undefined ? deed : `${rollback.name} (${deed})`;
}

const longestDetail = 60;

/** The members of an input that are known and short: ` service=gitea`. */
function detailsOf(input: Template, scope: Scope): string {
  return Object.entries(membersOf(input))
    .flatMap(([name, member]) => {
      const value = evaluateTemplate(member, scope);
      const text = value.kind === 'value' ? brief(withSecretNames(value.value)) : undefined;
      return text === undefined ? [] : [` ${name}=${text}`];
    })
    .join('');
}

/** An image is best told by its name, whatever else is known of it. */
function brief(value: Json): string | undefined {
  const told = isObject(value) && typeof value['ref'] === 'string' ? value['ref'] : value;
  const whole = typeof told === 'string' ? told : JSON.stringify(told);
  const text = whole.replaceAll(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1');
  return text.length > longestDetail || text.includes('\n') ? undefined : text;
}

/** The members of a map that may hold expressions. */
export function membersOf(template: Template): Readonly<Record<string, Template>> {
  if (template.kind === 'map') return template.entries;
  if (template.kind !== 'constant' || !isObject(template.value)) return {};
  return Object.fromEntries(
    Object.entries(template.value).map(([name, value]) => [
      name,
      { kind: 'constant', value } satisfies Template,
    ]),
  );
}

/** A value with the names of secrets where their values would stand. */
export function withSecretNames(value: Json): Json {
  return openSecrets(value, (name) => `(secret ${name})`);
}

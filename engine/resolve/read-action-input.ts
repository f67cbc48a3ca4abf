import type { Action } from '../actions/define-action.ts';
import { parseTemplate } from '../expression/parse-expression.ts';
import { entryOf, type MapNode, type ScalarNode, type SyntaxNode } from '../parse/syntax-tree.ts';
import type { Template } from '../runbook/expression.ts';
import type { Json } from '../runbook/json.ts';
import type { Span } from '../source/span.ts';
import { validateActionInput } from '../validate/validate-action-input.ts';
import type { BareReading } from './check-template.ts';
import { asMap, child, valueOf } from './read-node.ts';
import { readTemplate } from './read-template.ts';
import { report } from './resolution.ts';
import { spanWithin } from './scalar-span.ts';
import { scriptWithEnv } from './script-help.ts';

/** Reads and checks the input of an action: shape, expressions, types, secrets. */
export function readActionInput(
  action: Action,
  input: MapNode | undefined,
  keySpan: Span,
  reading: BareReading,
  step: MapNode,
): Template {
  const { problems, source } = reading;
  const before = problems.length;
  const isShort = entryOf(step, 'run') !== undefined;
  const given = isShort ? child(step, 'with') : input;
  problems.push(...validateActionInput(isShort ? 'run' : action.name, given, keySpan, source));
  const properties = action.input.properties ?? {};
  const entries = (input?.entries ?? []).map(({ key, value }): [string, Template] => {
    const isCode = key === 'script' || action.fixedInputs?.includes(key) === true;
    if (isCode && value.kind === 'scalar') return [key, readCode(key, value, reading, step)];
    const wanted = properties[key] ?? additional(action);
    const noSecrets = action.secretInputs?.includes(key) === true ? undefined : whereNoSecrets(action, key);
    return [key, readTemplate(value, wanted, { ...reading, noSecrets }).template];
  });
  if (problems.length === before) checkByAction(action, input, keySpan, reading);
  const constants: Record<string, Json> = {};
  for (const [key, template] of entries) {
    if (template.kind !== 'constant') return { kind: 'map', entries: Object.fromEntries(entries) };
    constants[key] = template.value;
  }
  return { kind: 'constant', value: constants };
}

function additional(action: Action): NonNullable<Action['input']['properties']>[string] {
  const { additionalProperties } = action.input;
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}

function whereNoSecrets(action: Action, key: string): string {
  return key === 'argv'
    ? 'in an argument list, which every process of the host can read'
    : `in \`${key}\` of \`${action.name}\``;
}

/** The action's own check. It sees expressions as text, so what it says about those is left out. */
function checkByAction(
  action: Action,
  input: MapNode | undefined,
  keySpan: Span,
  { problems }: BareReading,
): void {
  if (action.check === undefined) return;
  const map = input ?? asMap(undefined);
  const value = Object.fromEntries(map.entries.map((entry) => [entry.key, valueOf(entry.value)]));
  for (const problem of action.check(value)) {
    const found = follow(map, problem.path);
    if (problem.path.length > 0 && found !== undefined && JSON.stringify(valueOf(found)).includes('{{'))
      continue;
    report(
      problems,
      'RB325',
      `\`${action.name}\`: ${problem.message}`,
      problem.path.length === 0 ? keySpan : (found?.span ?? keySpan),
      {
        help: problem.help,
      },
    );
  }
}

function follow(map: MapNode, path: readonly string[]): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = map;
  for (const segment of path) {
    if (node?.kind === 'map') node = child(node, segment);
    else node = node?.kind === 'list' ? node.items[Number(segment)] : undefined;
  }
  return node;
}

/** Code is never put together from values: with any expression in it, it is refused. */
function readCode(key: string, node: ScalarNode, { problems, source }: BareReading, step: MapNode): Template {
  if (typeof node.value !== 'string') return { kind: 'constant', value: node.value };
  const text = node.value;
  const parsed = parseTemplate(text, (start, end) => spanWithin(source, node, start, end));
  if (parsed.ok && parsed.value.kind === 'constant') return { kind: 'constant', value: parsed.value.text };
  const start = text.search(/(?<!\\)\{\{/);
  const end = text.indexOf('}}', start);
  const span = start === -1 ? node.span : spanWithin(source, node, start, end === -1 ? start + 2 : end + 2);
  const isScript = key === 'script';
  report(problems, 'RB310', `no value is ever put into ${isScript ? 'a script' : `\`${key}\``}`, span, {
    help: isScript
      ? scriptWithEnv(step, text)
      : 'write fixed text; for the characters themselves write `\\{{`',
    notes: ['a value with a quote, a blank or a `;` in it would become part of the program'],
  });
  return { kind: 'constant', value: text };
}

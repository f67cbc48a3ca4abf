import type { Action } from '../actions/define-action.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { parseTemplate } from '../expression/parse-expression.ts';
import {
  entryOf,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  type SyntaxNode,
} from '../parse/syntax-tree.ts';
import type { Template } from '../runbook/expression.ts';
import type { Json } from '../runbook/json.ts';
import type { InputDeclaration, StepBody } from '../runbook/runbook.ts';
import type { Span } from '../source/span.ts';
import { validateActionInput } from '../validate/validate-action-input.ts';
import { asMap, child, valueOf } from './read-node.ts';
import { asText, readTemplate, type Reading } from './read-template.ts';
import { report, type ResolvedRunbook } from './resolution.ts';
import { spanWithin } from './scalar-span.ts';
import { scriptWithEnv } from './script-help.ts';
import type { StepOutline } from './step-outline.ts';
import { valueProblem } from './value-problem.ts';

type BareReading = Omit<Reading, 'noSecrets'>;

const emptyMap: Template = { kind: 'constant', value: {} };

/** Reads what a step does, with its input. */
export function readBody(step: StepOutline, reading: BareReading): StepBody {
  const { what, node } = step;
  const input = entryOf(node, 'with');
  switch (what.kind) {
    case 'action':
      return {
        kind: 'action',
        action: what.action.name,
        with: readActionInput(
          what.action,
          actionInput(node),
          input?.keySpan ?? step.named?.span ?? step.span,
          reading,
          node,
        ),
      };
    case 'call': {
      const given = what.isRunbook ? child(asMap(input?.value), 'inputs') : input?.value;
      if (what.isRunbook) knownKeys(asMap(input?.value), ['runbook', 'inputs'], '`runbook.run`', reading);
      return {
        kind: 'call',
        runbook: what.callee.key,
        inputs: readCallInputs(what.callee, asMap(given), step.named?.span ?? step.span, reading),
      };
    }
    case 'approval': {
      const confirm = child(asMap(input?.value), 'confirm');
      knownKeys(asMap(input?.value), ['message', 'confirm'], '`approval`', reading);
      return {
        kind: 'approval',
        message: readMessage(asMap(input?.value), reading) ?? {
          kind: 'constant',
          value: `go on with ${step.id}?`,
        },
        confirm: confirm === undefined ? undefined : readShown(confirm, reading),
      };
    }
    case 'finish':
      knownKeys(asMap(input?.value), ['message'], '`finish`', reading);
      return {
        kind: 'finish',
        message: readMessage(asMap(input?.value), reading) ?? { kind: 'constant', value: '' },
      };
    case 'broken':
      // What a broken step is given is read all the same, for what is wrong in there by itself.
      for (const { value } of asMap(input?.value).entries)
        readTemplate(value, {}, { ...reading, noSecrets: undefined });
      return { kind: 'finish', message: emptyMap };
  }
}

/** The `with` of a step; of a script the one that its long form would have. */
function actionInput(step: MapNode): MapNode | undefined {
  const input = child(step, 'with');
  const script = entryOf(step, 'run');
  if (script === undefined) return input?.kind === 'map' ? input : undefined;
  const own: MapEntry = { key: 'script', keySpan: script.keySpan, value: script.value };
  const others = asMap(input).entries.filter((entry) => entry.key !== 'script');
  return { kind: 'map', span: input?.span ?? script.value.span, entries: [own, ...others] };
}

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
  problems.push(...validateActionInput(action.name, input, keySpan, source));
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

function readCallInputs(callee: ResolvedRunbook, given: MapNode, at: Span, reading: BareReading): Template {
  const { inputs, name } = callee.runbook;
  const entries: Record<string, Template> = {};
  for (const entry of given.entries) {
    const declaration = Object.hasOwn(inputs, entry.key) ? inputs[entry.key] : undefined;
    if (declaration === undefined) {
      const help =
        Object.keys(inputs).length === 0
          ? `\`${name}\` has no inputs`
          : didYouMean(entry.key, Object.keys(inputs));
      report(reading.problems, 'RB336', `\`${name}\` has no input \`${entry.key}\``, entry.keySpan, { help });
    } else entries[entry.key] = readCallInput(entry, declaration, reading);
  }
  for (const [key, declaration] of Object.entries(inputs)) {
    if (Object.hasOwn(entries, key)) continue;
    if (declaration.default !== undefined) entries[key] = { kind: 'constant', value: declaration.default };
    else if (declaration.required && !given.entries.some((entry) => entry.key === key)) {
      report(reading.problems, 'RB337', `\`${name}\` needs the input \`${key}\``, at, {
        help: declaration.description === '' ? undefined : `it is: ${declaration.description}`,
      });
    }
  }
  return { kind: 'map', entries };
}

function readCallInput(
  { key, value }: MapEntry,
  declaration: InputDeclaration,
  reading: BareReading,
): Template {
  const noSecrets = 'in an input of what is called, which declares its own `secrets`';
  const { template } = readTemplate(value, declaration.schema, { ...reading, noSecrets });
  const wrong = template.kind === 'constant' ? valueProblem(template.value, declaration.schema) : undefined;
  if (wrong !== undefined && !String(valueOf(value)).includes('{{')) {
    report(reading.problems, 'RB325', `\`${key}\` ${wrong}`, value.span);
  }
  return template;
}

function knownKeys(map: MapNode, known: readonly string[], owner: string, { problems }: BareReading): void {
  for (const { key, keySpan } of map.entries) {
    if (known.includes(key)) continue;
    report(problems, 'RB201', `${owner} has no \`${key}\``, keySpan, { help: didYouMean(key, known) });
  }
}

function readMessage(input: MapNode, reading: BareReading): Template | undefined {
  const message = child(input, 'message');
  return message === undefined ? undefined : readShown(message, reading);
}

function readShown(node: SyntaxNode, reading: BareReading): Template {
  const noSecrets = 'in a message';
  const read = readTemplate(node, {}, { ...reading, noSecrets });
  if (read.schema.type === 'array' || read.schema.type === 'object') {
    report(reading.problems, 'RB325', 'a message is text', node.span, {
      help: 'use `join` or `json` to make text of it',
    });
  }
  return asText(read.template);
}

import { didYouMean } from '../diagnostics/suggest.ts';
import { entryOf, type MapEntry, type MapNode, type SyntaxNode } from '../parse/syntax-tree.ts';
import type { Template } from '../runbook/expression.ts';
import type { StepBody } from '../runbook/runbook.ts';
import type { BareReading } from './check-template.ts';
import { readActionInput } from './read-action-input.ts';
import { readCallInputs } from './read-call-inputs.ts';
import { asMap, child } from './read-node.ts';
import { asText, readTemplate } from './read-template.ts';
import { report } from './resolution.ts';
import type { StepOutline } from './step-outline.ts';

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

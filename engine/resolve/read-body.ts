import { didYouMean } from '../diagnostics/suggest.ts';
import { entryOf, type MapEntry, type MapNode } from '../parse/syntax-tree.ts';
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
  const map = asMap(input?.value);
  const at = step.named?.span ?? step.span;
  switch (what.kind) {
    case 'action': {
      const keySpan = input?.keySpan ?? at;
      const given = readActionInput(what.action, actionInput(node), keySpan, reading, node);
      return { kind: 'action', action: what.action.name, with: given };
    }
    case 'call': {
      if (what.isRunbook) knownKeys(map, ['runbook', 'inputs'], '`runbook.run`', reading);
      const given = what.isRunbook ? asMap(child(map, 'inputs')) : map;
      return {
        kind: 'call',
        runbook: what.callee.key,
        inputs: readCallInputs(what.callee, given, at, reading),
      };
    }
    case 'approval':
      return readApproval(map, step.id, reading);
    case 'finish':
      knownKeys(map, ['message'], '`finish`', reading);
      return {
        kind: 'finish',
        message: readShown(map, 'message', reading) ?? { kind: 'constant', value: '' },
      };
    case 'broken':
      // What a broken step is given is read all the same, for what is wrong in there by itself.
      for (const { value } of map.entries) readTemplate(value, {}, { ...reading, noSecrets: undefined });
      return { kind: 'finish', message: emptyMap };
  }
}

function readApproval(map: MapNode, id: string, reading: BareReading): StepBody {
  knownKeys(map, ['message', 'confirm'], '`approval`', reading);
  return {
    kind: 'approval',
    message: readShown(map, 'message', reading) ?? { kind: 'constant', value: `go on with ${id}?` },
    confirm: readShown(map, 'confirm', reading),
  };
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

/** A text that people are shown, in which no secret can stand. */
function readShown(map: MapNode, key: string, reading: BareReading): Template | undefined {
  const node = child(map, key);
  if (node === undefined) return undefined;
  const read = readTemplate(node, {}, { ...reading, noSecrets: 'in a message' });
  if (read.schema.type === 'array' || read.schema.type === 'object') {
    report(reading.problems, 'RB325', `\`${key}\` is text`, node.span, {
      help: 'use `join` or `json` to make text of it',
    });
  }
  return asText(read.template);
}

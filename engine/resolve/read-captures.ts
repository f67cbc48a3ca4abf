import { didYouMean } from '../diagnostics/suggest.ts';
import { entryOf } from '../parse/syntax-tree.ts';
import type { Capture } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import { outputsOf } from './action-outputs.ts';
import type { BareReading } from './check-template.ts';
import { readActionInput } from './read-action-input.ts';
import { asMap, child, entriesAt, textAt } from './read-node.ts';
import { report, type Resolution } from './resolution.ts';
import type { StepOutline } from './step-outline.ts';

/** Reads `capture` of a step. The types of what it records are added to `captured`, for the rollback. */
export function readCaptures(
  step: StepOutline,
  reading: BareReading,
  captured: Map<string, Schema>,
  actions: Resolution['actions'],
): { readonly [name: string]: Capture } {
  const captures: Record<string, Capture> = {};
  for (const { key, keySpan, value } of entriesAt(step.node, 'capture')) {
    const node = asMap(value);
    const uses = entryOf(node, 'uses');
    const name = textAt(node, 'uses') ?? '';
    const action = actions.get(name);
    captured.set(key, {});
    if (action === undefined) {
      const help = didYouMean(name, [...actions.keys()]);
      report(reading.problems, 'RB333', `there is no action \`${name}\``, uses?.value.span ?? keySpan, {
        help,
      });
      continue;
    }
    if (action.effect !== 'read') {
      report(
        reading.problems,
        'RB406',
        `\`${name}\` changes something, and a capture only reads`,
        uses?.value.span ?? keySpan,
        {
          help: 'use a step of its own before this one and read its outputs',
        },
      );
      continue;
    }
    const input = child(node, 'with');
    captured.set(key, outputsOf(action, asMap(input)));
    const keyOfInput = entryOf(node, 'with')?.keySpan ?? uses?.keySpan ?? keySpan;
    const map = input?.kind === 'map' ? input : undefined;
    captures[key] = { action: name, with: readActionInput(action, map, keyOfInput, reading, node) };
  }
  return captures;
}

import { kindOfSchema } from '../expression/value-kind.ts';
import type { MapNode, SyntaxNode } from '../parse/syntax-tree.ts';
import type { Foreach, RetryPolicy } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import { asMap, child, durationAt, itemsAt, numberAt, scalarAt } from './read-node.ts';
import type { Reading } from './check-template.ts';
import { readTemplate } from './read-template.ts';
import { report } from './resolution.ts';

/** Milliseconds that one attempt may take when the step does not say. */
export const standardTimeout = 600_000;

/** The retry policy of a step; without `retry` there is one attempt. */
export function readRetry(step: MapNode): RetryPolicy {
  const node = asMap(child(step, 'retry'));
  return {
    attempts: numberAt(node, 'attempts') ?? 1,
    delay: durationAt(node, 'delay') ?? 1000,
    backoff: numberAt(node, 'backoff') ?? 2,
    maxDelay: durationAt(node, 'maxDelay') ?? 60_000,
    jitter: numberAt(node, 'jitter') ?? 0.1,
    exitCodes: itemsAt(node, 'exitCodes').flatMap((item) =>
      item.kind === 'scalar' && typeof item.value === 'number' ? [item.value] : [],
    ),
  };
}

/** A `foreach`, and the type of one item of it. */
export interface ReadForeach {
  readonly foreach: Foreach;
  readonly item: Schema;
}

/** Reads `foreach` in each of its forms: a list, an expression, or a map with `items`. */
export function readForeach(step: MapNode, reading: Reading): ReadForeach | undefined {
  const node = child(step, 'foreach');
  if (node === undefined) return undefined;
  const settings = asMap(node);
  const list = node.kind === 'map' ? child(node, 'items') : node;
  if (list === undefined) return undefined;
  const read = readTemplate(list, { type: 'array', items: {} }, reading);
  if (
    read.template.kind === 'constant' &&
    list.kind === 'scalar' &&
    typeof list.value === 'string' &&
    kindOfSchema(read.schema) !== undefined
  ) {
    report(reading.problems, 'RB325', '`foreach` needs a list', list.span, {
      help: `write a list, or an expression that gives one: "{{ ${list.value.trim()} }}"`,
    });
  }
  return {
    foreach: {
      items: read.template,
      maxParallel: numberAt(settings, 'maxParallel'),
      batch: batchOf(scalarAt(settings, 'batch')),
      maxFailures: numberAt(settings, 'maxFailures') ?? 0,
    },
    item: read.schema.type === 'array' ? read.schema.items : {},
  };
}

function batchOf(node: SyntaxNode | undefined): Foreach['batch'] {
  if (node?.kind !== 'scalar') return undefined;
  if (typeof node.value === 'number') return { count: node.value };
  const percent = /^(\d+)%$/.exec(String(node.value))?.[1];
  return percent === undefined ? undefined : { share: Number(percent) / 100 };
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { MapNode, SyntaxNode } from '../parse/syntax-tree.ts';
import type { Runbook, SecretReference } from '../runbook/runbook.ts';
import { checkTarget } from './check-target.ts';
import { asMap, child, durationAt, entriesAt, numberAt, scalarAt, textAt, valueOf } from './read-node.ts';
import { readSchedule } from './read-schedule.ts';
import { report, type Resolution } from './resolution.ts';

/** What stands in a runbook beside its inputs, steps and outputs. */
export type Header = Pick<
  Runbook,
  'name' | 'summary' | 'docs' | 'secrets' | 'locks' | 'timeout' | 'schedule' | 'target' | 'maxParallel'
>;

/** Reads the header; names in it are needed before anything runs, so expressions in them are reported. */
export function readHeader(root: MapNode, resolution: Resolution): Header {
  const lock = child(root, 'lock');
  const target = scalarAt(root, 'target');
  if (target !== undefined) {
    fixed(target, 'the default target of a runbook', resolution.problems);
    if (!String(target.value).includes('{{')) checkTarget(String(target.value), target.span, resolution);
  }
  if (lock !== undefined) fixed(lock, 'the name of a lock', resolution.problems);
  return {
    name: textAt(root, 'name') ?? '',
    summary: textAt(root, 'summary') ?? '',
    docs: textAt(root, 'docs') ?? '',
    secrets: Object.fromEntries(
      entriesAt(root, 'secrets').map(({ key, value }) => [key, readSecret(asMap(value))]),
    ),
    locks: lock === undefined ? [] : [valueOf(lock)].flat().map(String),
    timeout: durationAt(root, 'timeout'),
    schedule: readSchedule(root),
    target: textAt(root, 'target'),
    maxParallel: numberAt(root, 'maxParallel'),
  };
}

/** Reports an expression in a value that has to be known before anything else. */
function fixed(node: SyntaxNode, what: string, problems: Diagnostic[]): void {
  if (node.kind === 'list') for (const item of node.items) fixed(item, what, problems);
  if (node.kind !== 'scalar' || !String(node.value).includes('{{')) return;
  report(problems, 'RB311', `${what} cannot hold an expression`, node.span, {
    help: 'write the name itself',
  });
}

function readSecret(node: MapNode): SecretReference {
  const key = textAt(node, 'key');
  return { from: textAt(node, 'from') ?? '', ...(key === undefined ? {} : { key }) };
}

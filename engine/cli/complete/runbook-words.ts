import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseYaml } from '../../parse/parse-yaml.ts';
import { entryOf, type MapNode, type SyntaxNode } from '../../parse/syntax-tree.ts';
import type { Candidate } from './candidate.ts';

/** Larger files would take longer than somebody waits for a key. */
const largest = 500_000;

function asMap(node: SyntaxNode | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

function textAt(map: MapNode | undefined, key: string): string | undefined {
  const value = map === undefined ? undefined : entryOf(map, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}

function fileOf(name: string, folder: string | undefined, cwd: string): string {
  if (name.includes('/') || /\.ya?ml$/.test(name) || folder === undefined) return resolve(cwd, name);
  const path = join(folder, `${name}.yaml`);
  return statSync(path, { throwIfNoEntry: false }) === undefined ? join(folder, `${name}.yml`) : path;
}

/** The root of a runbook's file; undefined when it cannot be read. */
function rootOf(name: string, folder: string | undefined, cwd: string): MapNode | undefined {
  const path = fileOf(name, folder, cwd);
  try {
    if (statSync(path).size > largest) return undefined;
    const tree = parseYaml({ path, text: readFileSync(path, 'utf8') });
    return tree.ok ? asMap(tree.value.root) : undefined;
  } catch {
    return undefined;
  }
}

/** What a runbook says about what it can be given. */
export interface RunbookWords {
  /** `name=` of each input. */
  readonly inputs: readonly Candidate[];
  /** Ids of its steps that ask for approval. */
  readonly approvals: readonly Candidate[];
  /** The values that an input can have, where they are few. */
  values(input: string): readonly Candidate[];
}

function valuesOf(input: MapNode | undefined): readonly Candidate[] {
  if (textAt(input, 'type') === 'boolean') return [{ value: 'true' }, { value: 'false' }];
  const choices = input === undefined ? undefined : entryOf(input, 'enum')?.value;
  const items = choices?.kind === 'list' ? choices.items : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? [{ value: String(item.value) }] : []));
}

function approvalsOf(root: MapNode): readonly Candidate[] {
  const steps = entryOf(root, 'steps')?.value;
  const items = steps?.kind === 'list' ? steps.items : [];
  return items.flatMap((item) => {
    const step = asMap(item);
    const id = textAt(step, 'id');
    if (id === undefined || textAt(step, 'uses') !== 'approval') return [];
    return [{ value: id, text: 'Agree to this step' }];
  });
}

/** Reads a runbook as far as it can be read. */
export function runbookWords(name: string, folder: string | undefined, cwd: string): RunbookWords {
  const root = rootOf(name, folder, cwd);
  const inputs = asMap(root === undefined ? undefined : entryOf(root, 'inputs')?.value);
  return {
    inputs: (inputs?.entries ?? []).map(({ key, value }) => {
      const text = textAt(asMap(value), 'description');
      return { value: `${key}=`, ...(text !== undefined && { text }) };
    }),
    approvals: root === undefined ? [] : approvalsOf(root),
    values: (input) => valuesOf(asMap(inputs === undefined ? undefined : entryOf(inputs, input)?.value)),
  };
}

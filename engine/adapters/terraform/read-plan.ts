import { createHash } from 'node:crypto';
import type { ChangeKind, InfrastructurePlan, ResourceChange } from '../../ports/infrastructure.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What a list of actions comes to; undefined for nothing, and for reading. */
function kindOf(actions: readonly unknown[]): ChangeKind | undefined {
  const has = (name: string): boolean => actions.includes(name);
  if (has('create') && has('delete')) return 'replace';
  if (has('create')) return 'add';
  if (has('delete')) return 'destroy';
  if (has('update')) return 'change';
  return has('forget') ? 'forget' : undefined;
}

/** A value without what is marked as secret in it. */
function withoutSecrets(value: unknown, marks: unknown): unknown {
  if (marks === true) return '(secret)';
  if (Array.isArray(value)) {
    const list = listOf(marks);
    return value.map((member, index) => withoutSecrets(member, list[index]));
  }
  if (!isFields(value)) return value;
  const marked = fieldsOf(marks);
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((name) => [name, withoutSecrets(value[name], marked[name])]),
  );
}

function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The arguments that a change is about. */
function argumentsOf(kind: ChangeKind, change: Fields): readonly string[] {
  if (kind === 'replace') {
    const paths = listOf(change['replace_paths']).map((path) => listOf(path).map(String).join('.'));
    return [...new Set(paths)].toSorted();
  }
  if (kind !== 'change') return [];
  const [before, after, unknown] = ['before', 'after', 'after_unknown'].map((name) => fieldsOf(change[name]));
  const names = [
    ...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown ?? {})]),
  ];
  return names
    .filter((name) => unknown?.[name] === true || !sameValue(before?.[name], after?.[name]))
    .toSorted();
}

interface Read {
  readonly told: ResourceChange;
  /** Everything that makes this change what it is. */
  readonly whole: unknown;
}

function readChange(value: unknown): readonly Read[] {
  const { address, type, change: changeValue } = fieldsOf(value);
  const change = fieldsOf(changeValue);
  const kind = kindOf(listOf(change['actions']));
  if (kind === undefined) return [];
  const told = { address: textOf(address), type: textOf(type), kind, arguments: argumentsOf(kind, change) };
  const whole = [
    told,
    withoutSecrets(change['before'], change['before_sensitive']),
    withoutSecrets(change['after'], change['after_sensitive']),
    withoutSecrets(change['after_unknown'], undefined),
  ];
  return [{ told, whole }];
}

/** What `terraform show -json` says of a saved plan. */
export function readPlan(text: string): InfrastructurePlan {
  const document = fieldsOf(JSON.parse(text));
  const changes = listOf(document['resource_changes'])
    .flatMap(readChange)
    .toSorted((left, right) => (left.told.address < right.told.address ? -1 : 1));
  const outputs = Object.entries(fieldsOf(document['output_changes']))
    .filter(([, change]) => kindOf(listOf(fieldsOf(change)['actions'])) !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  const drift = listOf(document['resource_drift']).map((entry) => textOf(fieldsOf(entry)['address']));
  const told = outputs.map(([name, value]) => {
    const change = fieldsOf(value);
    return [name, withoutSecrets(change['after'], change['after_sensitive']), change['after_unknown']];
  });
  const whole = JSON.stringify([changes.map((change) => change.whole), told]);
  return {
    changes: changes.map((change) => change.told),
    outputs: outputs.map(([name]) => name),
    drift: [...new Set(drift)].toSorted(),
    fingerprint: createHash('sha256').update(whole).digest('hex'),
  };
}

/** Outputs out of `terraform output -json`, or out of the planned values of a plan, without those that are secret. */
export function plainOutputs(value: unknown): Readonly<Record<string, unknown>> {
  const entries = Object.entries(fieldsOf(value)).filter(
    ([, output]) => fieldsOf(output)['sensitive'] !== true,
  );
  return Object.fromEntries(
    entries.flatMap(([name, output]) => {
      const held = fieldsOf(output);
      return 'value' in held ? [[name, held['value']]] : [];
    }),
  );
}

import { createHash } from 'node:crypto';
import type {
  ArgumentChange,
  ChangeKind,
  Drift,
  InfrastructurePlan,
  ResourceChange,
} from '../../ports/infrastructure.ts';

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

/** What stands for a secret. */
const secret = '(secret)';

/** A value without what is marked as secret in it. */
function withoutSecrets(value: unknown, marks: unknown): unknown {
  if (marks === true) return secret;
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

/** What stands at a path of keys and indexes. */
function valueAt(value: unknown, path: readonly unknown[]): unknown {
  return path.reduce((inner, key) => {
    if (Array.isArray(inner)) return typeof key === 'number' ? inner[key] : undefined;
    return fieldsOf(inner)[String(key)];
  }, value);
}

/** Whether anything in it is marked. */
function holdsMark(marks: unknown): boolean {
  if (typeof marks !== 'object' || marks === null) return marks === true;
  return Object.values(marks).some(holdsMark);
}

const longest = 60;

/** A value in a few words; undefined for one that needs more, or is a secret. */
function shortText(value: unknown): string | undefined {
  if (value === secret) return undefined;
  if (value === undefined || value === null) return 'none';
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  // Lists and maps that hold a secret would show as much as that they do.
  const fits = text.length <= longest && !/[\n\r]/.test(text) && !text.includes(secret);
  return fits ? text : undefined;
}

/** The arguments that a change is about. */
function argumentsOf(kind: ChangeKind, change: Fields): readonly ArgumentChange[] {
  const before = withoutSecrets(change['before'], change['before_sensitive']);
  const after = withoutSecrets(change['after'], change['after_sensitive']);
  const told = (path: readonly unknown[]): ArgumentChange => {
    const name = path.map(String).join('.');
    const isKnown = !holdsMark(valueAt(change['after_unknown'], path));
    const [was, becomes] = [shortText(valueAt(before, path)), shortText(valueAt(after, path))];
    const differ = isKnown && was !== undefined && becomes !== undefined && was !== becomes;
    return { name, values: differ ? { before: was, after: becomes } : undefined };
  };
  return pathsOf(kind, change)
    .map(told)
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function pathsOf(kind: ChangeKind, change: Fields): readonly (readonly unknown[])[] {
  if (kind === 'replace') {
    const paths = listOf(change['replace_paths']).map(listOf);
    return [...new Map(paths.map((path) => [path.join('.'), path])).values()];
  }
  if (kind !== 'change') return [];
  const [before, after, unknown] = ['before', 'after', 'after_unknown'].map((name) => fieldsOf(change[name]));
  const names = new Set([before, after, unknown].flatMap((fields) => Object.keys(fields ?? {})));
  return [...names]
    .filter((name) => unknown?.[name] === true || !sameValue(before?.[name], after?.[name]))
    .map((name) => [name]);
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

/** What `terraform show -json` says of a saved plan; `given` are the variables that it was planned with, but defaults. */
export function readPlan(text: string, given: readonly string[]): InfrastructurePlan {
  const document = fieldsOf(JSON.parse(text));
  const changes = listOf(document['resource_changes'])
    .flatMap(readChange)
    .toSorted((left, right) => (left.told.address < right.told.address ? -1 : 1));
  const outputs = Object.entries(fieldsOf(document['output_changes']))
    .filter(([, change]) => kindOf(listOf(fieldsOf(change)['actions'])) !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  const told = outputs.map(([name, value]) => {
    const change = fieldsOf(value);
    return [name, withoutSecrets(change['after'], change['after_sensitive']), change['after_unknown']];
  });
  const whole = JSON.stringify([changes.map((change) => change.whole), told]);
  return {
    changes: changes.map((change) => change.told),
    outputs: outputs.map(([name]) => name),
    drift: driftOf(document),
    variables: variablesOf(document, given),
    fingerprint: createHash('sha256').update(whole).digest('hex'),
  };
}

function driftOf(document: Fields): readonly Drift[] {
  const found = new Map<string, boolean>();
  for (const entry of listOf(document['resource_drift'])) {
    const { address, change } = fieldsOf(entry);
    const isGone = listOf(fieldsOf(change)['actions']).includes('delete');
    found.set(textOf(address), isGone || found.get(textOf(address)) === true);
  }
  const all = [...found].map(([address, gone]) => ({ address, gone }));
  return all.toSorted((left, right) => (left.address < right.address ? -1 : 1));
}

/** In the order in which they were given, without those that the configuration calls sensitive. */
function variablesOf(document: Fields, given: readonly string[]): readonly string[] {
  const root = fieldsOf(fieldsOf(document['configuration'])['root_module']);
  const [declared, values] = [fieldsOf(root['variables']), fieldsOf(document['variables'])];
  return given.flatMap((name) => {
    if (fieldsOf(declared[name])['sensitive'] === true || !(name in values)) return [];
    const value = fieldsOf(values[name])['value'];
    return [`${name} = ${shortText(value) ?? '…'}`];
  });
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

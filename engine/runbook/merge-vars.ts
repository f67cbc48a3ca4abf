import { isObject, type Json } from './json.ts';
import type { Vars } from './environment.ts';

function mergeValue(below: Json | undefined, above: Json): Json {
  if (!isObject(below) || !isObject(above)) return above;
  return mergeVars(below, above);
}

/** The variables of a project below those of an environment: maps are merged key by key, everything else is replaced. */
export function mergeVars(project: Vars, environment: Vars): Vars {
  const merged: Record<string, Json> = { ...project };
  for (const [name, value] of Object.entries(environment)) merged[name] = mergeValue(project[name], value);
  return merged;
}

/** Who can be read in an environment before a run, as `{{ <source>.<name> }}`. */
export type AttributeSource = 'containers' | 'infrastructure';

function attributeOf(source: AttributeSource): RegExp {
  return new RegExp(String.raw`\{\{\s*${source}\.([A-Za-z0-9_-]+)\s*\}\}`, 'g');
}

/** The names that a value reads as `<source>.<name>`, each once. */
export function attributeNames(source: AttributeSource, value: unknown): readonly string[] {
  const names = new Set<string>();
  const attribute = attributeOf(source);
  const visit = (inner: unknown): void => {
    if (typeof inner === 'string') for (const [, name] of inner.matchAll(attribute)) names.add(name ?? '');
    else if (typeof inner === 'object' && inner !== null) Object.values(inner).forEach(visit);
  };
  visit(value);
  return [...names];
}

/** A value with `{{ <source>.<name> }}` replaced by what the source says; unknown names stay as they are. */
export function bindAttributes<T>(
  source: AttributeSource,
  value: T,
  known: Readonly<Record<string, string>>,
): T {
  const attribute = attributeOf(source);
  const bind = (inner: unknown): unknown => {
    if (typeof inner === 'string') {
      return inner.replaceAll(attribute, (whole, name: string) => known[name] ?? whole);
    }
    if (Array.isArray(inner)) return inner.map(bind);
    if (!isObject(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, member]) => [key, bind(member)]));
  };
  return bind(value) as T;
}

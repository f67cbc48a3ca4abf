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

const attribute = /\{\{\s*containers\.([A-Za-z0-9_-]+)\s*\}\}/g;

/** The names that variables read as `containers.<name>`, each once. */
export function containerNames(vars: Json): readonly string[] {
  const names = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value === 'string') for (const [, name] of value.matchAll(attribute)) names.add(name ?? '');
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(vars);
  return [...names];
}

/** Variables with `{{ containers.<name> }}` replaced by what the containers say; unknown names stay as they are. */
export function bindVars<T extends Json>(vars: T, containers: Readonly<Record<string, string>>): T {
  const bind = (value: Json): Json => {
    if (typeof value === 'string') {
      return value.replaceAll(attribute, (whole, name: string) => containers[name] ?? whole);
    }
    if (Array.isArray(value)) return value.map(bind);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bind(inner)]));
  };
  return bind(vars) as T;
}

import { isObject, type Json, type JsonObject } from '../runbook/json.ts';

/** A piece of text that is written in the runbook, or the name of one of its `secrets`. */
type SecretPart = string | { readonly name: string };

/**
 * Text with references to secrets in it. It is plain JSON, so it can stand in a command or a plan;
 * the values are read where the step is executed. Values that come from users are sealed first,
 * so that none of them can pass for one.
 */
export interface SecretText extends JsonObject {
  readonly $secret: readonly SecretPart[];
}

const marker = '$secret';

/** Whether a value that `evaluate` gave is text with secrets in it. */
export function isSecretText(value: unknown): value is SecretText {
  return isObject(value) && Array.isArray(value[marker]);
}

/** The text of one secret. */
export function secretText(name: string): SecretText {
  return { $secret: [{ name }] };
}

/** Pieces of text and texts with secrets, one after the other; plain text stays plain. */
export function joinSecretTexts(pieces: readonly (string | SecretText)[]): string | SecretText {
  const parts: SecretPart[] = [];
  for (const part of pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : piece.$secret))) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  }
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  return { $secret: parts };
}

/** Keys that could pass for the marker, whatever number of signs they already got in front. */
const forgeable = /^\$+secret$/;

/**
 * Puts one more `$` before every key of a user's value that could be taken for the marker, at any
 * depth. A value without such a key is returned as it is.
 */
export function seal(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return mapChanged(value, seal);
  let changed = false;
  const sealed: Record<string, Json> = {};
  for (const [key, child] of Object.entries(value)) {
    const name = forgeable.test(key) ? `$${key}` : key;
    const inner = seal(child);
    if (name !== key || inner !== child) changed = true;
    define(sealed, name, inner);
  }
  return changed ? sealed : value;
}

/**
 * The other way round, where a step is executed: puts the values of secrets in and takes back what
 * `seal` did. `read` gets the name of a secret of the runbook that the step belongs to.
 */
export function openSecrets(value: Json, read: (name: string) => string): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return mapChanged(value, (item) => openSecrets(item, read));
  if (isSecretText(value)) {
    return value.$secret.map((part) => (typeof part === 'string' ? part : read(part.name))).join('');
  }
  const opened: Record<string, Json> = {};
  for (const [key, child] of Object.entries(value)) {
    define(opened, forgeable.test(key) ? key.slice(1) : key, openSecrets(child, read));
  }
  return opened;
}

/** The names of all secrets that a value refers to, each once. */
export function secretNames(value: Json): readonly string[] {
  const names = new Set<string>();
  const visit = (child: Json): void => {
    if (isSecretText(child)) {
      for (const part of child.$secret) if (typeof part !== 'string') names.add(part.name);
    } else if (typeof child === 'object' && child !== null) {
      for (const inner of Object.values(child)) visit(inner);
    }
  };
  visit(value);
  return [...names];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function mapChanged(list: readonly Json[], change: (item: Json) => Json): readonly Json[] {
  const mapped = list.map(change);
  return mapped.some((item, index) => item !== list[index]) ? mapped : list;
}

/** Sets a key as data, also one named `__proto__`. */
function define(target: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

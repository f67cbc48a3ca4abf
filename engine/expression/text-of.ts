import type { Json } from '../runbook/json.ts';
import { isSecretText, type SecretText } from './secret-text.ts';

/** A value as a part of text: text, numbers, truth values and secrets; undefined for all else. */
export function textOf(value: Json): string | SecretText | undefined {
  if (isSecretText(value)) return value;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

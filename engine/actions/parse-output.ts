import type { Json } from '../runbook/json.ts';
import { ActionError } from './define-action.ts';

/** How a program's stdout, or a file, becomes a value. */
export type OutputKind = 'text' | 'lines' | 'json';

/** The names of all kinds, for schemas. */
export const outputKinds = ['text', 'lines', 'json'] as const;

/**
 * The value of a text: `text` without its final line break, `lines` without empty ones at the end,
 * `json` parsed. `origin` names the text in the ActionError for JSON that is none.
 */
export function parseOutput(text: string, kind: OutputKind, origin: string): Json {
  switch (kind) {
    case 'text':
      return text.replace(/\r?\n$/u, '');
    case 'lines': {
      const trimmed = text.replace(/(\r?\n)+$/u, '');
      return trimmed === '' ? [] : trimmed.split(/\r?\n/u);
    }
    case 'json':
      return parseJson(text, origin);
  }
}

function parseJson(text: string, origin: string): Json {
  try {
    // Programs of Windows put a byte order mark in front, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as Json;
  } catch {
    const start = text.trim().slice(0, 60);
    throw new ActionError(
      start === '' ? `${origin} is empty, not JSON` : `${origin} is not JSON; it starts with: ${start}`,
    );
  }
}

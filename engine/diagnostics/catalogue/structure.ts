import type { CatalogueEntry } from './entry.ts';

/** Codes of a document's shape, its keys and their kinds of values: RB2xx. */
export const structureCodes = {
  RB201: {
    title: 'unknown key',
    explanation: 'A key that means nothing here is always a mistake, most often a misspelt one.',
  },
} as const satisfies Record<string, CatalogueEntry>;

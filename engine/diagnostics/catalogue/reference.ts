import type { CatalogueEntry } from './entry.ts';

/** Codes of names, references and types of expressions: RB3xx. */
export const referenceCodes = {
  RB301: {
    title: 'unknown reference',
    explanation: 'An expression reads something that does not exist. It would never be an empty string.',
  },
} as const satisfies Record<string, CatalogueEntry>;

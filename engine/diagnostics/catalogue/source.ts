import type { CatalogueEntry } from './entry.ts';

/** Codes of reading and parsing a file: RB1xx. */
export const sourceCodes = {
  RB101: {
    title: 'file cannot be read',
    explanation: 'The file does not exist, is a directory, or may not be read by this user.',
  },
} as const satisfies Record<string, CatalogueEntry>;

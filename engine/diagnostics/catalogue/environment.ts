import type { CatalogueEntry } from './entry.ts';

/** Codes of environments, targets and projects: RB5xx. */
export const environmentCodes = {
  RB501: {
    title: 'unknown environment',
    explanation: 'No file of that name lies in the folder of environments.',
  },
} as const satisfies Record<string, CatalogueEntry>;

import type { CatalogueEntry } from './entry.ts';

/** Codes of the state directory and of the journal: RB8xx. */
export const stateCodes = {
  RB801: {
    title: 'state directory cannot be written',
    explanation: 'Runs are journalled before they do anything, so a run needs its state directory.',
  },
} as const satisfies Record<string, CatalogueEntry>;

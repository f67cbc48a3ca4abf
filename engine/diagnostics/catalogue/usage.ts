import type { CatalogueEntry } from './entry.ts';

/** Codes of what was asked for on the command line, inputs included: RB6xx. */
export const usageCodes = {
  RB601: {
    title: 'unknown runbook',
    explanation: 'No runbook of that name lies in the project.',
  },
} as const satisfies Record<string, CatalogueEntry>;

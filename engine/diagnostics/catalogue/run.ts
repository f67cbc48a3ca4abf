import type { CatalogueEntry } from './entry.ts';

/** Codes of runs: locks, unfinished runs, plans that are stale, failures of the world: RB7xx. */
export const runCodes = {
  RB701: {
    title: 'lock is held',
    explanation: 'Another run holds the lock that this one needs.',
  },
} as const satisfies Record<string, CatalogueEntry>;

import type { CatalogueEntry } from './entry.ts';

/** Codes of undo, commit and what guards a change: RB4xx. */
export const undoCodes = {
  RB401: {
    title: 'change without undo',
    explanation: 'A step that changes something says how that is undone, or why it cannot be.',
  },
} as const satisfies Record<string, CatalogueEntry>;

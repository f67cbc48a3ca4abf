import type { Watch } from '../ports/infrastructure.ts';
import type { ActionContext } from './define-action.ts';

/** The name that a plan is saved under. */
export const planNameInput = {
  type: 'string',
  pattern: '^[a-z][a-z0-9-]{0,40}$',
  description:
    'A name for the plan: small letters, digits and hyphens. A newer plan of the same name takes its place',
} as const;

/** How a step follows what is done to the infrastructure. */
export function watchOf(context: ActionContext): Watch {
  const { identity, signal } = context;
  return { identity, signal, print: (text) => context.print(text) };
}

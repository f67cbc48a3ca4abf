import type { Step } from '../runbook/runbook.ts';

const programs = new Set(['command', 'script.file', 'compose.exec', 'compose.run']);

/** The action with which a step runs a program of the user's; undefined for every other step. */
export function programAction({ body }: Step): string | undefined {
  return body.kind === 'action' && programs.has(body.action) ? body.action : undefined;
}

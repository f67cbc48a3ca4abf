import { stepReferences } from '../lint/references.ts';
import type { Masker } from '../journal/mask.ts';
import { PortError } from '../ports/port-error.ts';
import type { Secrets } from '../ports/secrets.ts';
import { locate } from '../run/locate.ts';
import type { RunState } from '../run/state.ts';
import type { Program, SecretReference } from '../runbook/runbook.ts';
import type { RunObserver } from './run-observer.ts';
import { refuse } from './refusal.ts';

/** The secrets that steps which have begun were given. */
export function touchedSecrets(program: Program, state: RunState): readonly SecretReference[] {
  const found = new Map<string, SecretReference>();
  for (const [key, { status }] of Object.entries(state.steps)) {
    if (status === 'skipped') continue;
    const { step, runbook } = locate(program, state, key);
    for (const { root, segments } of stepReferences(step)) {
      const reference = root === 'secrets' ? runbook.secrets[segments[0] ?? ''] : undefined;
      if (reference !== undefined) found.set(JSON.stringify([reference.from, reference.key]), reference);
    }
  }
  return [...found.values()];
}

/**
 * Reads once more what an earlier engine gave to steps, so that it is masked from the first line on:
 * what those steps left behind can say it again. Throws a Refusal when a secret cannot be read; one
 * that is gone for good cannot be masked, which is remarked.
 */
export async function maskTouched(
  references: readonly SecretReference[],
  store: () => Promise<Secrets>,
  masker: Masker,
  observer: RunObserver,
): Promise<void> {
  for (const reference of references) {
    try {
      masker.add((await (await store()).read(reference)).value);
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      if (error.kind !== 'not-found') {
        const message = `a secret that the run has used cannot be read, so it could not be masked: ${error.message}`;
        throw refuse('RB707', message, { help: error.help, exitCode: 7 });
      }
      const message = `${error.message}: what the run did with it before may show it`;
      observer({ kind: 'remark', message });
    }
  }
}

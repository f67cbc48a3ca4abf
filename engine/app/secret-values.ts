import { openSecrets, secretNames } from '../expression/secret-text.ts';
import type { Masker } from '../journal/mask.ts';
import { PortError } from '../ports/port-error.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Json } from '../runbook/json.ts';
import type { Program, SecretReference } from '../runbook/runbook.ts';

const shortest = 8;

/** Puts secret values into what a step gets, at the last moment. */
export interface SecretValues {
  /** The value with all secrets of this runbook in their places; whatever is read is masked from then on. */
  open(value: Json, runbook: string): Promise<Json>;
}

/** Reads each secret once per run. Values that are too short to be masked are refused. */
export function secretValues(program: Program, store: () => Promise<Secrets>, masker: Masker): SecretValues {
  const known = new Map<string, Promise<string>>();
  const read = async (reference: SecretReference): Promise<string> => {
    const { value } = await (await store()).read(reference);
    if (value.length < shortest) {
      throw new PortError('refused', `the secret ${reference.from} is shorter than ${shortest} characters`, {
        help: 'masking it would hide everything; use a longer one',
      });
    }
    masker.add(value);
    return value;
  };
  const readOnce = (reference: SecretReference): Promise<string> => {
    const id = JSON.stringify([reference.from, reference.key ?? null]);
    const value = known.get(id) ?? read(reference);
    known.set(id, value);
    value.catch(() => known.delete(id));
    return value;
  };
  return {
    async open(value, runbook) {
      const values = new Map<string, string>();
      for (const name of secretNames(value)) {
        const reference = program.runbooks[runbook]?.secrets[name];
        if (reference === undefined) throw new PortError('not-found', `no secret is named ${name}`);
        values.set(name, await readOnce(reference));
      }
      return openSecrets(value, (name) => values.get(name) ?? '');
    },
  };
}

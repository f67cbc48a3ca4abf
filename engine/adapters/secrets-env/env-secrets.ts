import { PortError } from '../../ports/port-error.ts';
import type { Secrets, SecretValue } from '../../ports/secrets.ts';
import type { SecretReference } from '../../runbook/runbook.ts';
import { acceptableSecret, nameOfSecret } from '../secret-value.ts';

const usualPrefix = 'RUNBOOK_SECRET_';

/** The variable that holds a secret: `gitea/database`, key `password` → `RUNBOOK_SECRET_GITEA_DATABASE_PASSWORD`. */
function variableOf(reference: SecretReference, prefix: string): string {
  const words = [reference.from, reference.key ?? ''].filter((word) => word !== '').join('_');
  return `${prefix}${words.toUpperCase().replaceAll(/[^A-Z0-9]+/gu, '_')}`;
}

/** Secrets from environment variables of the engine; read-only and without versions. */
export class EnvSecrets implements Secrets {
  readonly #env: Readonly<Record<string, string | undefined>>;

  readonly #prefix: string;

  /** `prefix` stands before every name of a variable. */
  constructor(env: Readonly<Record<string, string | undefined>>, prefix: string = usualPrefix) {
    this.#env = env;
    this.#prefix = prefix;
  }

  async read(reference: SecretReference): Promise<SecretValue> {
    const variable = variableOf(reference, this.#prefix);
    const value = this.#env[variable];
    if (value === undefined || value === '') {
      throw new PortError('not-found', `the secret ${nameOfSecret(reference)} is not set`, {
        help: `set the environment variable ${variable}`,
      });
    }
    return { value: acceptableSecret(reference, value), version: '' };
  }

  async write(reference: SecretReference): Promise<string> {
    throw new PortError(
      'unsupported',
      `the secret ${nameOfSecret(reference)} cannot be written: secrets come from environment variables`,
      {
        help: 'use an environment whose `secrets` can be written, such as `file`',
      },
    );
  }
}

import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PortError } from '../../ports/port-error.ts';
import type { Secrets, SecretValue } from '../../ports/secrets.ts';
import { isObject } from '../../runbook/json.ts';
import type { SecretReference } from '../../runbook/runbook.ts';
import { awsError } from '../aws-error.ts';
import { acceptableSecret, nameOfSecret } from '../secret-value.ts';

/** Where the secrets are. */
export interface AwsSecretsSettings {
  /** Empty, or put before every name. */
  readonly prefix: string;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

interface Stored {
  readonly text: string;
  readonly version: string;
}

/** Secrets of AWS Secrets Manager. A reference with a key means that key of a secret that is a JSON object. */
export class AwsSecrets implements Secrets {
  readonly #settings: AwsSecretsSettings;
  #client: Promise<SecretsManagerClient> | undefined;

  /** Costs nothing until something is asked of it. */
  constructor(settings: AwsSecretsSettings) {
    this.#settings = settings;
  }

  async read(reference: SecretReference, version?: string): Promise<SecretValue> {
    const stored = await this.#load(reference, version === '' ? undefined : version);
    const value =
      reference.key === undefined ? stored.text : parsedMap(reference, stored.text)[reference.key];
    if (typeof value !== 'string') {
      throw new PortError(
        'not-found',
        `the secret ${nameOfSecret(reference)} has no such key, or it is no text`,
      );
    }
    return { value: acceptableSecret(reference, value), version: stored.version };
  }

  async write(reference: SecretReference, value: string): Promise<string> {
    acceptableSecret(reference, value);
    const text =
      reference.key === undefined
        ? value
        : JSON.stringify({
            ...parsedMap(reference, (await this.#load(reference)).text),
            [reference.key]: value,
          });
    const { PutSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
    const command = new PutSecretValueCommand({ SecretId: this.#idOf(reference), SecretString: text });
    const written = await this.#ask('write', reference, async (client) => client.send(command));
    return written.VersionId ?? '';
  }

  async #load(reference: SecretReference, version?: string): Promise<Stored> {
    const { GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
    // The stage is named, since some services answer with a pending version otherwise.
    const which = version === undefined ? { VersionStage: 'AWSCURRENT' } : { VersionId: version };
    const command = new GetSecretValueCommand({ SecretId: this.#idOf(reference), ...which });
    const found = await this.#ask('read', reference, async (client) => client.send(command));
    if (found.SecretString === undefined) {
      throw new PortError('unsupported', `the secret ${nameOfSecret(reference)} is binary, not text`);
    }
    return { text: found.SecretString, version: found.VersionId ?? '' };
  }

  #idOf(reference: SecretReference): string {
    return `${this.#settings.prefix}${reference.from}`;
  }

  async #ask<T>(
    tried: string,
    reference: SecretReference,
    ask: (client: SecretsManagerClient) => Promise<T>,
  ): Promise<T> {
    this.#client ??= connect(this.#settings);
    try {
      return await ask(await this.#client);
    } catch (error) {
      throw awsError(`${tried} the secret ${this.#idOf(reference)}`, error);
    }
  }
}

/** The parser's own message could quote the value, so it is not passed on. */
function parsedMap(reference: SecretReference, text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (isObject(parsed)) return parsed;
  throw new PortError('corrupt', `the secret ${reference.from} is not a JSON object, so it has no keys`);
}

async function connect({ region, endpoint }: AwsSecretsSettings): Promise<SecretsManagerClient> {
  const { SecretsManagerClient: Client } = await import('@aws-sdk/client-secrets-manager');
  return new Client({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
}

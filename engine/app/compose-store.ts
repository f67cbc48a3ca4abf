import type { Infrastructure } from '../ports/infrastructure.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { PortError } from '../ports/port-error.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Environment } from '../runbook/environment.ts';
import { settingsNamed } from './compose-infrastructure.ts';
import type { Opened } from './opened.ts';

/** The store with what it encrypts and decrypts; what that takes is loaded when it is needed. */
export async function sealed(
  store: ObjectStore,
  environment: Environment,
  name: string,
  secrets: () => Promise<Secrets>,
): Promise<ObjectStore> {
  const { recipients = [], identity } = environment.stores[name] ?? {};
  const { withAge } = await import('../adapters/age-store/age-store.ts');
  const read = identity && (async () => (await (await secrets()).read(identity)).value);
  return withAge(store, { name, recipients, identity: read });
}

/** The store of that name; a PortError when the environment has none. */
export async function openStore(
  environment: Environment,
  name: string,
  opened: Opened,
  infrastructure: () => Promise<Infrastructure>,
): Promise<ObjectStore> {
  const settings = await settingsNamed('store', environment.stores, name, environment, infrastructure);
  if (settings.kind === 'directory') {
    const { DirectoryStore } = await import('../adapters/directory-store/directory-store.ts');
    return new DirectoryStore(settings.path);
  }
  if (settings.role !== undefined) {
    throw new PortError('unsupported', `the store \`${name}\` names a role, which is not taken yet`, {
      help: 'name a `profile` of the AWS configuration that takes the role',
    });
  }
  const { S3Store } = await import('../adapters/s3/s3-store.ts');
  const { bucket, region, prefix, endpoint, profile } = settings;
  const store = new S3Store({
    bucket,
    region,
    prefix,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(profile === undefined ? {} : { profile }),
  });
  opened.onClose(() => store.close());
  return store;
}

import type { S3Client } from '@aws-sdk/client-s3';
import type { StoreFacts } from '../../ports/object-store.ts';

/** Answers that mean "there is no such configuration", or "this role may not know". */
const noAnswers: ReadonlySet<string> = new Set([
  'NoSuchLifecycleConfiguration',
  'ObjectLockConfigurationNotFoundError',
  'AccessDenied',
  'NotImplemented',
  'MethodNotAllowed',
]);

async function orFalse(question: Promise<boolean>): Promise<boolean> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Error && noAnswers.has(error.name)) return false;
    throw error;
  }
}

/** How a bucket protects its objects; false as well where the role may not look. */
export async function readProtection(
  client: S3Client,
  bucket: string,
): Promise<Omit<StoreFacts, 'location'>> {
  const {
    GetBucketVersioningCommand,
    GetBucketLifecycleConfigurationCommand,
    GetObjectLockConfigurationCommand,
  } = await import('@aws-sdk/client-s3');
  const input = { Bucket: bucket };
  const [versioned, lifecycle, objectLock] = await Promise.all([
    orFalse(client.send(new GetBucketVersioningCommand(input)).then((found) => found.Status === 'Enabled')),
    orFalse(
      client
        .send(new GetBucketLifecycleConfigurationCommand(input))
        .then((found) => (found.Rules ?? []).some((rule) => rule.Status === 'Enabled')),
    ),
    orFalse(
      client
        .send(new GetObjectLockConfigurationCommand(input))
        .then((found) => found.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled'),
    ),
  ]);
  return { versioned, lifecycle, objectLock };
}

import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startContainer } from './containers.ts';

/** What the stand-in for AWS takes for credentials: anything. */
export const anybody: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'anybody',
  AWS_SECRET_ACCESS_KEY: 'anything at all',
};

/** moto, which plays S3 with real requests over HTTP; it proves calls, not permissions. */
export interface ObjectService {
  readonly endpoint: string;
  makeBucket(name: string, options: { readonly versioned: boolean }): Promise<void>;
  keys(bucket: string): Promise<readonly string[]>;
  /** Replaces an object by what is left of it after a change. */
  change(bucket: string, key: string, change: (content: Uint8Array) => Uint8Array): Promise<void>;
  end(): void;
}

/** Starts one. */
export async function startObjectService(): Promise<ObjectService> {
  const argv = ['moto_server', '--host', '0.0.0.0', '--port', '5000'];
  const container = await startContainer(5000, [], argv);
  const endpoint = `http://127.0.0.1:${container.port}`;
  const client = new S3Client({
    endpoint,
    region: 'eu-central-1',
    forcePathStyle: true,
    responseChecksumValidation: 'WHEN_REQUIRED',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything at all' },
  });
  return {
    endpoint,
    async makeBucket(name, { versioned }) {
      const place = { LocationConstraint: 'eu-central-1' as const };
      await client.send(new CreateBucketCommand({ Bucket: name, CreateBucketConfiguration: place }));
      if (!versioned) return;
      const VersioningConfiguration = { Status: 'Enabled' as const };
      await client.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration }));
    },
    async keys(bucket) {
      const { Contents: found = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
      return found.map(({ Key: key = '' }) => key);
    },
    async change(bucket, key, change) {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const content = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: change(content) }));
    },
    end() {
      client.destroy();
      container.end();
    },
  };
}

import type { S3Client } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ObjectFacts, ObjectStore, StoredObject, StoreFacts } from '../../ports/object-store.ts';
import { PortError } from '../../ports/port-error.ts';
import { awsError } from '../aws-error.ts';
import { checkKey } from '../object-key.ts';
import { readProtection } from './protection.ts';
import { upload } from './upload.ts';

/** Where the objects are. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Empty, or put before every key. */
  readonly prefix: string;
  /** Another service that speaks S3; paths instead of host names are used for its buckets. */
  readonly endpoint?: string | undefined;
  /** A profile of the AWS configuration, which may take a role. */
  readonly profile?: string | undefined;
}

const mebibyte = 1024 * 1024;
/** Bytes of a part where nobody knows how many bytes will come; 10,000 parts are the most, so an object may have 160 GB. */
const unknownSizePart = 16 * mebibyte;
/** Bytes of a part at least. Larger ones make nothing quicker, and several of them are in memory. */
const smallestPart = 8 * mebibyte;
/** Parts that an object is cut into at most, so that some are left when it turns out larger than was said. */
const wantedParts = 9000;
/** Parts that are sent at once. */
const parallelParts = 2;

/** Bytes of a part for an object of about this size. */
function partSizeOf(size: number | undefined): number {
  if (size === undefined) return unknownSizePart;
  return Math.max(smallestPart, Math.ceil(size / wantedParts / mebibyte) * mebibyte);
}

/** Objects of an S3 bucket. Uploads are streamed in parts, checked with the SDK's checksums, and never replace an object. */
export class S3Store implements ObjectStore {
  readonly #settings: S3Settings;
  #client: Promise<S3Client> | undefined;

  /** Costs nothing until something is asked of it. */
  constructor(settings: S3Settings) {
    this.#settings = settings;
  }

  async facts(): Promise<StoreFacts> {
    const { bucket, prefix } = this.#settings;
    const protection = await this.#ask('look at', '', async (client) => readProtection(client, bucket));
    return { location: `s3://${bucket}/${prefix}`, ...protection };
  }

  async put(
    key: string,
    content: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
    expected?: number,
  ): Promise<StoredObject> {
    checkKey(key);
    signal.throwIfAborted();
    const hash = createHash('sha256');
    let size = 0;
    async function* watched(): AsyncIterable<Uint8Array> {
      for await (const chunk of content) {
        signal.throwIfAborted();
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    }
    const request = {
      bucket: this.#settings.bucket,
      key: this.#full(key),
      content: watched(),
      partSize: partSizeOf(expected),
      parallel: parallelParts,
    };
    await this.#ask('store', key, async (client) => upload(client, request, signal), signal);
    return { key, size, sha256: hash.digest('hex') };
  }

  async *get(key: string): AsyncIterable<Uint8Array> {
    checkKey(key);
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    const command = new GetObjectCommand({ Bucket: this.#settings.bucket, Key: this.#full(key) });
    const answer = await this.#ask('read', key, async (client) => client.send(command));
    let size = 0;
    try {
      for await (const chunk of (answer.Body ?? Readable.from([])) as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw awsError(`read ${this.#shown(key)}`, error);
    }
    if (answer.ContentLength !== undefined && answer.ContentLength !== size) {
      throw new PortError(
        'corrupt',
        `${this.#shown(key)} ended after ${size} of ${answer.ContentLength} bytes`,
      );
    }
  }

  async head(key: string): Promise<ObjectFacts | undefined> {
    checkKey(key);
    const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
    const command = new HeadObjectCommand({ Bucket: this.#settings.bucket, Key: this.#full(key) });
    try {
      const found = await this.#ask('look at', key, async (client) => client.send(command));
      return {
        key,
        size: found.ContentLength ?? 0,
        modifiedAt: (found.LastModified ?? new Date(0)).toISOString(),
      };
    } catch (error) {
      if (error instanceof PortError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }

  async list(prefix: string): Promise<readonly ObjectFacts[]> {
    const { paginateListObjectsV2 } = await import('@aws-sdk/client-s3');
    const { bucket, prefix: own } = this.#settings;
    return this.#ask('list', prefix, async (client) => {
      const objects: ObjectFacts[] = [];
      for await (const page of paginateListObjectsV2(
        { client },
        { Bucket: bucket, Prefix: `${own}${prefix}` },
      )) {
        for (const { Key: key = '', Size: size = 0, LastModified: modified = new Date(0) } of page.Contents ??
          []) {
          objects.push({ key: key.slice(own.length), size, modifiedAt: modified.toISOString() });
        }
      }
      // S3 orders by bytes of UTF-8, which is not quite the order of this port.
      return objects.toSorted((left, right) => (left.key < right.key ? -1 : 1));
    });
  }

  async remove(key: string): Promise<void> {
    checkKey(key);
    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    const command = new DeleteObjectCommand({ Bucket: this.#settings.bucket, Key: this.#full(key) });
    await this.#ask('remove', key, async (client) => client.send(command));
  }

  async close(): Promise<void> {
    (await this.#client)?.destroy();
    this.#client = undefined;
  }

  #full(key: string): string {
    return `${this.#settings.prefix}${key}`;
  }

  #shown(key: string): string {
    return `s3://${this.#settings.bucket}/${this.#full(key)}`;
  }

  async #ask<T>(
    tried: string,
    key: string,
    ask: (client: S3Client) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    this.#client ??= connect(this.#settings);
    try {
      return await ask(await this.#client);
    } catch (error) {
      throw awsError(`${tried} ${this.#shown(key)}`, error, signal);
    }
  }
}

async function connect({ region, endpoint, profile }: S3Settings): Promise<S3Client> {
  const { S3Client: Client } = await import('@aws-sdk/client-s3');
  return new Client({
    region,
    ...(profile === undefined ? {} : { profile }),
    // Other services rarely send the checksums that S3 itself does.
    ...(endpoint === undefined
      ? {}
      : { endpoint, forcePathStyle: true, responseChecksumValidation: 'WHEN_REQUIRED' as const }),
  });
}

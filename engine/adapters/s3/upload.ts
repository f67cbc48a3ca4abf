import type { CompletedPart, S3Client } from '@aws-sdk/client-s3';
import { piecesOf } from '../pieces.ts';

/** An object that is to be stored. */
export interface UploadRequest {
  readonly bucket: string;
  readonly key: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Bytes of a part; content that is not longer is stored with one request. */
  readonly partSize: number;
  /** Parts that are sent at once; one more is in memory. */
  readonly parallel: number;
}

/** How long the service may take to throw away the parts of an upload that failed. */
const abortMilliseconds = 10_000;

/**
 * Stores an object under a key that must be free, with the SDK's checksums. Its buffers are made once and used again, so
 * memory is flat and nothing is left to be collected. What fails or is cancelled leaves no parts behind.
 */
export async function upload(client: S3Client, request: UploadRequest, signal: AbortSignal): Promise<void> {
  const cancel = new AbortController();
  const abortSignal = AbortSignal.any([signal, cancel.signal]);
  const free: Buffer[] = [];
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let parts: PartUpload | undefined;

  async function send(part: Buffer, number: number, whole: PartUpload): Promise<void> {
    try {
      await whole.send(part, number, abortSignal);
      free.push(part);
    } catch (error) {
      failures.push(error);
      cancel.abort();
    }
  }

  try {
    const room = (): Buffer => free.pop() ?? Buffer.allocUnsafeSlow(request.partSize);
    for await (const { bytes, number, last } of piecesOf(request.content, room)) {
      if (number === 0 && last) {
        await putWhole(client, request, bytes, abortSignal);
        return;
      }
      parts ??= await beginParts(client, request, abortSignal);
      while (underWay.size >= request.parallel) await Promise.race(underWay);
      if (failures.length > 0) break;
      const sending = send(bytes, number + 1, parts).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    await Promise.all(underWay);
    if (failures.length > 0) throw failures[0];
    await parts?.complete(abortSignal);
  } catch (error) {
    cancel.abort();
    await Promise.all(underWay);
    await parts?.abort(AbortSignal.timeout(abortMilliseconds));
    throw error;
  }
}

async function putWhole(
  client: S3Client,
  { bucket, key }: UploadRequest,
  body: Buffer,
  abortSignal: AbortSignal,
): Promise<void> {
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  const put = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, IfNoneMatch: '*' });
  await client.send(put, { abortSignal });
}

/** An upload that was begun. */
interface PartUpload {
  /** The buffer is free again once it has resolved. Numbers start at 1. */
  send(part: Buffer, number: number, abortSignal: AbortSignal): Promise<void>;
  complete(abortSignal: AbortSignal): Promise<void>;
  /** Never fails: the service throws parts away at some time where its lifecycle says so. */
  abort(abortSignal: AbortSignal): Promise<void>;
}

async function beginParts(
  client: S3Client,
  { bucket, key }: UploadRequest,
  abortSignal: AbortSignal,
): Promise<PartUpload> {
  const {
    AbortMultipartUploadCommand,
    CompleteMultipartUploadCommand,
    CreateMultipartUploadCommand,
    UploadPartCommand,
  } = await import('@aws-sdk/client-s3');
  // The checksums of the parts have to be of the kind that was announced; other services than S3 may know none.
  const checked = (await client.config.requestChecksumCalculation()) === 'WHEN_SUPPORTED';
  const kind = checked ? { ChecksumAlgorithm: 'CRC32' as const } : {};
  const object = { Bucket: bucket, Key: key };
  const begun = await client.send(new CreateMultipartUploadCommand({ ...object, ...kind }), { abortSignal });
  const begunUpload = { ...object, UploadId: begun.UploadId };
  const completed: CompletedPart[] = [];
  return {
    async send(part, number, cancelled) {
      const command = new UploadPartCommand({ ...begunUpload, ...kind, PartNumber: number, Body: part });
      const { ETag, ChecksumCRC32 } = await client.send(command, { abortSignal: cancelled });
      completed.push({ PartNumber: number, ETag, ChecksumCRC32 });
    },
    async complete(cancelled) {
      const parts = completed.toSorted((one, other) => (one.PartNumber ?? 0) - (other.PartNumber ?? 0));
      const command = new CompleteMultipartUploadCommand({
        ...begunUpload,
        IfNoneMatch: '*',
        MultipartUpload: { Parts: parts },
      });
      await client.send(command, { abortSignal: cancelled });
    },
    async abort(cancelled) {
      await client
        .send(new AbortMultipartUploadCommand(begunUpload), { abortSignal: cancelled })
        .catch(() => undefined);
    },
  };
}

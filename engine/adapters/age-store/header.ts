import type { Encrypter } from 'age-encryption';

/** What precedes the payload of an age file, and the key that it wraps. */
export interface SealedHeader {
  readonly bytes: Uint8Array;
  /** For this one file, and for nothing else. */
  readonly fileKey: Uint8Array;
}

/** Bytes of an age file without content behind its header: the payload's nonce, and the tag of one empty piece. */
const emptyPayload = 16 + 16;

/** A new header for the recipients of an encrypter, which is used up by it. */
export async function sealHeader(encrypter: Encrypter): Promise<SealedHeader> {
  const keys: Uint8Array[] = [];
  encrypter.addRecipient({
    wrapFileKey(key) {
      keys.push(Uint8Array.from(key));
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array(0));
  const [fileKey] = keys;
  if (fileKey === undefined) throw new Error('age has made no key for the file');
  return { bytes: empty.subarray(0, empty.length - emptyPayload), fileKey };
}

/** More than any number of recipients that makes sense. */
const longestHeader = 1024 * 1024;

/** Where the header ends: behind the line that starts with `---`. */
function endOf(head: Buffer): number | undefined {
  const lastLine = head.indexOf('\n--- ');
  const end = lastLine === -1 ? -1 : head.indexOf('\n', lastLine + 1);
  return end === -1 ? undefined : end + 1;
}

/** Reads a file to the end of its header and `more` bytes; throws when it is cut off, or too long for a header. */
export async function readHeader(
  file: AsyncIterator<Uint8Array>,
  more: number,
): Promise<{ readonly header: Buffer; readonly behind: Buffer; readonly rest: Buffer }> {
  let head = Buffer.alloc(0);
  for (;;) {
    const end = endOf(head);
    if (end !== undefined && head.length >= end + more) {
      return {
        header: head.subarray(0, end),
        behind: head.subarray(end, end + more),
        rest: head.subarray(end + more),
      };
    }
    const next = await file.next();
    if (next.done === true || head.length > longestHeader) throw new Error('there is no whole header');
    head = Buffer.concat([head, next.value]);
  }
}

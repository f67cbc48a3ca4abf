import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail, MailMessage } from '../../ports/mail.ts';
import { fileError } from '../file-error.ts';
import { encodeMessage } from './encode-message.ts';
import { makeFolder } from '../make-folder.ts';

/** Who writes to whom, and into which folder. */
export interface OutboxOptions {
  readonly directory: string;
  readonly from: string;
  readonly to: readonly string[];
  /** The time for the `Date` header and the file's name. */
  readonly now: () => Date;
}

/** Mail that is not sent: each message is one `.eml` file (mode 0600) of a folder, which mail programs open. */
export class OutboxMail implements Mail {
  readonly #options: OutboxOptions;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  async send(message: MailMessage, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const { directory, from, to, now } = this.#options;
    const id = randomUUID();
    const date = now();
    const path = join(directory, `${date.toISOString().replaceAll(':', '-')}-${id.slice(0, 8)}.eml`);
    const part = join(directory, `.${id}.part`);
    try {
      makeFolder(directory);
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(encodeMessage({ ...message, from, to, date, id: `<${id}@outbox>` }));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
      return path;
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      throw fileError(`write a message to the outbox ${directory}`, error);
    }
  }
}

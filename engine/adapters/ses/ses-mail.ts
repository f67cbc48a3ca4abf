import type { Mail, MailMessage } from '../../ports/mail.ts';
import { awsError } from '../aws-error.ts';
import { oneLine } from '../one-line.ts';

/** Who writes to whom. */
export interface SesSettings {
  readonly from: string;
  readonly to: readonly string[];
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** Mail through the API of Amazon SES, version 2. */
export class SesMail implements Mail {
  readonly #settings: SesSettings;

  constructor(settings: SesSettings) {
    this.#settings = settings;
  }

  async send({ subject, text }: MailMessage, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const { from, to, region, endpoint } = this.#settings;
    const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2');
    const client = new SESv2Client({
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [...to] },
      Content: {
        Simple: {
          Subject: { Data: oneLine(subject), Charset: 'UTF-8' },
          Body: { Text: { Data: text, Charset: 'UTF-8' } },
        },
      },
    });
    try {
      const sent = await client.send(command, { abortSignal: signal });
      return sent.MessageId ?? '';
    } catch (error) {
      throw awsError(`send a mail from ${from} with SES`, error, signal);
    } finally {
      client.destroy();
    }
  }
}

import type { Mail, MailMessage } from '../../ports/mail.ts';
import { PortError } from '../../ports/port-error.ts';
import { oneLine } from '../one-line.ts';
import { smtpError } from './smtp-error.ts';

/** Which server takes the mail, and who writes to whom. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly tls: 'starttls' | 'implicit' | 'none';
  /** Certificates (PEM) of an issuer that is trusted for this server, besides the usual ones. */
  readonly issuer?: string | undefined;
}

/** Milliseconds to connect, and to wait for an answer. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/** Mail through a mail server. With `starttls` nothing is sent, no password either, unless the connection is protected. */
export class SmtpMail implements Mail {
  readonly #settings: SmtpSettings;

  constructor(settings: SmtpSettings) {
    this.#settings = settings;
  }

  async send({ subject, text }: MailMessage, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const { host, port, from, to, user, password, tls, issuer } = this.#settings;
    if (tls === 'none' && password !== undefined) {
      throw new PortError('refused', `a password for ${host}:${port} would travel unprotected`, {
        help: 'set `tls: starttls` or `tls: implicit`, or leave the password out',
      });
    }
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
      ...(issuer === undefined ? {} : { tls: { ca: issuer } }),
      ...patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const abort = (): void => transport.close();
    signal.addEventListener('abort', abort, { once: true });
    try {
      const sent = await transport.sendMail({ from, to: [...to], subject: oneLine(subject), text });
      return sent.messageId;
    } catch (error) {
      signal.throwIfAborted();
      throw smtpError(`${host}:${port}`, error);
    } finally {
      signal.removeEventListener('abort', abort);
      transport.close();
    }
  }
}

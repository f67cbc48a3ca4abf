import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SmtpMail, type SmtpSettings } from '../../engine/adapters/smtp/smtp-mail.ts';
import { parseMail } from '../support/parse-mail.ts';
import { selfSigned } from '../support/self-signed.ts';
import { describeMail, type ReceivedMail } from './mail.contract.ts';

interface Server {
  readonly settings: SmtpSettings;
  readonly mails: () => Promise<readonly ReceivedMail[]>;
  readonly close: () => Promise<void>;
}

/** A mail server that wants the user `runbook` with the password `correct horse`, and keeps what it takes. */
async function serve(options: SMTPServerOptions, tls: SmtpSettings['tls']): Promise<Server> {
  const raw: Buffer[] = [];
  const server = new SMTPServer({
    ...selfSigned,
    ...options,
    onAuth(auth, _session, done) {
      if (auth.username === 'runbook' && auth.password === 'correct horse') done(null, { user: 'runbook' });
      else done(new Error('no such user'));
    },
    onData(stream, _session, done) {
      const chunks: Uint8Array[] = [];
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      stream.on('end', () => {
        raw.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  // A client that turns back at the certificate is what some of these tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const settings: SmtpSettings = {
    host: 'localhost',
    port,
    from: 'runbook@example.org',
    to: ['ops@example.org', 'night@example.org'],
    user: 'runbook',
    password: 'correct horse',
    tls,
    issuer: selfSigned.cert,
  };
  const close = async (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
    });
  const mails = async (): Promise<readonly ReceivedMail[]> => Promise.all(raw.map(parseMail));
  return { settings, mails, close };
}

for (const [name, options, tls] of [
  ['STARTTLS and a password', { secure: false }, 'starttls'],
  ['TLS from the start', { secure: true }, 'implicit'],
] as const) {
  describeMail(`SMTP with ${name}`, async () => {
    const { settings, mails, close } = await serve(options, tls);
    return { mail: new SmtpMail(settings), received: mails, dispose: close };
  });
}

describe('SmtpMail', () => {
  const message = { subject: 'subject', text: 'text' };
  const never = new AbortController().signal;

  async function failing(
    options: SMTPServerOptions,
    changes: Partial<SmtpSettings>,
  ): Promise<{ error: unknown; mails: readonly ReceivedMail[] }> {
    const { settings, mails, close } = await serve(options, 'starttls');
    onTestFinished(close);
    const error: unknown = await new SmtpMail({ ...settings, ...changes })
      .send(message, never)
      .catch((reason: unknown) => reason);
    return { error, mails: await mails() };
  }

  it('sends nothing to a server that does not offer protection', async () => {
    const { error, mails } = await failing({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }, {});
    expect(error).toMatchObject({
      name: 'PortError',
      message: expect.stringContaining('cannot be protected'),
    });
    expect(mails).toEqual([]);
  });

  it('sends nothing to a server whose certificate nobody vouches for', async () => {
    const { error, mails } = await failing({}, { issuer: undefined });
    expect(error).toMatchObject({ name: 'PortError' });
    expect(mails).toEqual([]);
  });

  it('says that the password is wrong, without showing it', async () => {
    const { error } = await failing({}, { password: 'wrong battery' });
    expect(error).toMatchObject({ kind: 'refused', message: expect.stringContaining('user and password') });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('wrong battery');
  });

  it('never sends a password unprotected', async () => {
    const { error } = await failing({}, { tls: 'none' });
    expect(error).toMatchObject({ kind: 'refused', message: expect.stringContaining('unprotected') });
  });

  it('says when the server refuses a receiver', async () => {
    const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, done) =>
      done(new Error('mailbox unknown'));
    const { error } = await failing({ onRcptTo }, {});
    expect(error).toMatchObject({ kind: 'refused', message: expect.stringContaining('mailbox unknown') });
  });

  it('says when nothing listens', async () => {
    const { settings, close } = await serve({}, 'starttls');
    await close();
    const sending = new SmtpMail(settings).send(message, never);
    await expect(sending).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

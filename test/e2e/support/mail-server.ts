import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { parseMail } from '../../support/parse-mail.ts';
import type { ReceivedMail } from '../../contract/mail.contract.ts';
import { deployment } from './host.ts';

/** A mail server on this host, with STARTTLS and a password, that keeps what it takes. */
export interface MailServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  received(): Promise<readonly ReceivedMail[]>;
  end(): Promise<void>;
}

/** Starts one; `refuse` is what it answers to every receiver instead of taking mail, `address` where it listens. */
export async function startMailServer({
  refuse,
  address: host = '127.0.0.1',
}: { readonly refuse?: string; readonly address?: string } = {}): Promise<MailServer> {
  const user = 'runbook';
  const password = 'a password of the tests';
  const raw: Buffer[] = [];
  const server = new SMTPServer({
    key: readFileSync(join(deployment, 'letsencrypt/live/localhost/privkey.pem')),
    cert: readFileSync(join(deployment, 'letsencrypt/live/localhost/fullchain.pem')),
    onAuth(auth, _session, done) {
      if (auth.username === user && auth.password === password) done(null, { user });
      else done(new Error('no such user'));
    },
    onRcptTo(_address, _session, done) {
      done(refuse === undefined ? undefined : new Error(refuse));
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
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    port: address.port,
    user,
    password,
    received: async () => Promise.all(raw.map(parseMail)),
    end: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

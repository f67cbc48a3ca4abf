import { PortError, type PortErrorKind } from '../../ports/port-error.ts';

const known: Readonly<Record<string, readonly [PortErrorKind, string, string]>> = {
  EAUTH: ['refused', 'it does not accept user and password', 'check `user` and `password` of `mail`'],
  ETLS: [
    'refused',
    'the connection cannot be protected',
    'check `tls` of `mail`, and the certificate of the server',
  ],
  EDNS: ['unreachable', 'its name is not known', 'check `host` of `mail`'],
  ECONNECTION: ['unreachable', 'there is no connection', 'check `host` and `port` of `mail`'],
  ECONNREFUSED: ['unreachable', 'nothing listens there', 'check `host` and `port` of `mail`'],
  ESOCKET: ['unreachable', 'the connection broke', 'check `host`, `port` and `tls` of `mail`'],
  ETIMEDOUT: ['unreachable', 'it does not answer', 'check `host` and `port` of `mail`'],
  EENVELOPE: [
    'refused',
    'it does not take mail from this sender to these receivers',
    'check `from` and `to` of `mail`',
  ],
  EMESSAGE: ['refused', 'it does not take the message', 'ask who runs the server'],
};

/** Why a mail server did not take a message; the server's own words are added where there are any. */
export function smtpError(server: string, error: unknown): PortError {
  if (error instanceof PortError) return error;
  const text = (name: 'code' | 'response'): string => {
    if (!(error instanceof Error)) return '';
    const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
    return typeof value === 'string' ? value : '';
  };
  const response = text('response') === '' ? '' : ` (it says: ${text('response')})`;
  const entry = known[text('code')];
  if (entry === undefined) {
    const reason = error instanceof Error ? error.message : String(error);
    return new PortError('failed', `the mail server ${server} did not take a mail: ${reason}`, {
      cause: error,
    });
  }
  const [kind, words, help] = entry;
  return new PortError(kind, `the mail server ${server} did not take a mail: ${words}${response}`, {
    cause: error,
    help,
  });
}

import { PortError, type PortErrorKind } from '../../ports/port-error.ts';

const known: Readonly<Record<string, readonly [PortErrorKind, string, string?]>> = {
  ECONNREFUSED: [
    'unreachable',
    'nothing listens there (connection refused)',
    'is the service running, and is the port right?',
  ],
  ECONNRESET: ['unreachable', 'the connection was cut by the other side'],
  EPIPE: ['unreachable', 'the connection was cut by the other side'],
  ENOTFOUND: ['unreachable', 'the name is not known to DNS', 'check the spelling and the DNS record'],
  EAI_AGAIN: ['unreachable', 'DNS does not answer', 'check the network of this machine'],
  ETIMEDOUT: ['unreachable', 'no answer in time', 'is it down, or behind a firewall?'],
  EHOSTUNREACH: [
    'unreachable',
    'there is no way to that host',
    'check the address and the network of this machine',
  ],
  ENETUNREACH: ['unreachable', 'there is no way to that network', 'check the network of this machine'],
  HPE_INVALID_CONSTANT: ['failed', 'what answers does not speak HTTP'],
  EPROTO: ['failed', 'the TLS handshake failed', 'does this port speak TLS?'],
  CERT_HAS_EXPIRED: ['refused', 'its certificate has expired', 'renew the certificate'],
  CERT_NOT_YET_VALID: ['refused', 'its certificate is not valid yet', 'check the clocks of both machines'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'refused',
    'its certificate is for another name',
    'check the address and the certificate',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'refused',
    'its certificate is self-signed',
    'add its issuer to NODE_EXTRA_CA_CERTS',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'refused',
    'its certificate comes from an unknown issuer',
    'add its issuer to NODE_EXTRA_CA_CERTS',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'refused',
    'its certificate comes from an unknown issuer, or the chain it sends is incomplete',
    'serve the full chain, or add its issuer to NODE_EXTRA_CA_CERTS',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'refused',
    'its certificate comes from an unknown issuer',
    'add its issuer to NODE_EXTRA_CA_CERTS',
  ],
};

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** An address of this machine for itself has no way only where `lo` was never started, as in a new network namespace. */
function helpFor(error: unknown, help: string | undefined): string | undefined {
  const address = error instanceof Error && 'address' in error ? String(error.address) : '';
  if (codeOf(error) !== 'ENETUNREACH' || !/^(?:127\.|::1$)/.test(address)) return help;
  return 'this machine does not even reach itself; `ip link set lo up` starts its loopback interface';
}

/** A failed connection in plain words; `where` names the address without credentials. */
export function networkError(where: string, error: unknown): PortError {
  if (error instanceof PortError) return error;
  const code = codeOf(error);
  const entry = known[code] ?? (code.startsWith('HPE_') ? known['HPE_INVALID_CONSTANT'] : undefined);
  if (entry === undefined) {
    const reason = error instanceof Error && error.message !== '' ? error.message : 'unknown error';
    return new PortError('failed', `cannot reach ${where}: ${reason}`, { cause: error });
  }
  const [kind, words, usual] = entry;
  const help = helpFor(error, usual);
  return new PortError(kind, `cannot reach ${where}: ${words}`, {
    cause: error,
    ...(help === undefined ? {} : { help }),
  });
}

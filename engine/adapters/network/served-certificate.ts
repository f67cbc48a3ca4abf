import type { TLSSocket } from 'node:tls';
import type { CertificateRequest, ServedCertificate } from '../../ports/network.ts';
import { PortError } from '../../ports/port-error.ts';
import { networkError } from './network-error.ts';

/** Shakes hands with a server and returns the certificate that it presents, trusted or not; sends nothing. */
export async function servedCertificate(
  request: CertificateRequest,
  signal: AbortSignal,
): Promise<ServedCertificate> {
  signal.throwIfAborted();
  const { host, port } = request;
  const socket = await open(request);
  const cut = (): void => void socket.destroy(new Error('cancelled'));
  signal.addEventListener('abort', cut, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
      // Somebody who hangs up without a word is no error to the socket.
      socket.once('close', () => reject(new PortError('failed', `${host}:${port} ended the TLS handshake`)));
    });
    return read(socket, request);
  } catch (error) {
    signal.throwIfAborted();
    throw networkError(`${host}:${port}`, error);
  } finally {
    signal.removeEventListener('abort', cut);
    socket.on('error', () => undefined).destroy();
  }
}

async function open({ host, port, serverName }: CertificateRequest): Promise<TLSSocket> {
  const [{ checkServerIdentity, connect }, { isIP }] = await Promise.all([
    import('node:tls'),
    import('node:net'),
  ]);
  return connect({
    host,
    port,
    rejectUnauthorized: false,
    // TLS has no way to ask for an address.
    ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
    checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName, certificate),
  });
}

function read(socket: TLSSocket, { host, port }: CertificateRequest): ServedCertificate {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) throw new PortError('failed', `${host}:${port} presents no certificate`);
  // Node's types promise an Error; it is the name of one, such as CERT_HAS_EXPIRED.
  const problem: unknown = socket.authorizationError;
  const reason =
    problem instanceof Error ? problem.message : typeof problem === 'string' ? problem : 'unknown';
  return { pem: certificate.toString(), trusted: socket.authorized, reason: socket.authorized ? '' : reason };
}

import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { CertificateFacts, Certificates } from '../../ports/certificates.ts';
import { PortError } from '../../ports/port-error.ts';

/** X.509 as Node reads it. What cannot be read is never part of a message. */
export const nodeCertificates: Certificates = {
  read: (pem) => factsOf(parse(pem)),
  belongs: (pem, key) => parse(pem).checkPrivateKey(parseKey(key)),
};

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new PortError('corrupt', 'this is no certificate in PEM, or it is damaged', { cause: error });
  }
}

function parseKey(pem: string): ReturnType<typeof createPrivateKey> {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new PortError('corrupt', 'this is no private key in PEM, it is damaged, or it needs a passphrase');
  }
}

function factsOf(certificate: X509Certificate): CertificateFacts {
  return {
    serial: certificate.serialNumber.toUpperCase().replace(/^0+(?=.)/u, ''),
    names: namesOf(certificate.subjectAltName ?? ''),
    issuer: /^CN=(?<name>.+)$/mu.exec(certificate.issuer)?.groups?.['name'] ?? certificate.issuer,
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
  };
}

function namesOf(alternatives: string): readonly string[] {
  return [...alternatives.matchAll(/(?:^|, )DNS:(?:"(?<quoted>[^"]*)"|(?<plain>[^,]*))/gu)].map(
    ({ groups }) => groups?.['quoted'] ?? groups?.['plain'] ?? '',
  );
}

import {
  type KeyObject,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import {
  bits,
  element,
  identifier,
  integer,
  numbered,
  octets,
  sequence,
  set,
  text,
  time,
  yes,
} from './der.ts';

/** A private key and what it may sign with. Both as PEM. */
export interface Authority {
  readonly certificate: string;
  readonly key: string;
}

/** A new certificate and its private key, as PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

/** How long the certificates of a sandbox hold, in days, as those of Let's Encrypt did until 2027. */
export const lifetime = 90;

const authorityName = 'Sandbox authority (trusted by nobody)';
const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'));
const day = 24 * 60 * 60 * 1000;

/** Makes a certificate authority of a sandbox's own, valid for ten years. */
export function newAuthority(now: Date): Authority {
  const key = newKey();
  const certificate = signed(key.privateKey, {
    subject: authorityName,
    publicKey: key.publicKey,
    from: now,
    until: new Date(now.getTime() + 3650 * day),
    extensions: [
      extension('2.5.29.19', sequence(yes), true),
      // keyCertSign and cRLSign.
      extension('2.5.29.15', bits(Buffer.of(0x06), 1), true),
      extension('2.5.29.14', octets(keyIdentifier(key.publicKey))),
    ],
  });
  return { certificate, key: pemOf(key.privateKey) };
}

/** Issues a certificate for a name of the DNS, with a new key. */
export function issue(authority: Authority, name: string, now: Date): Issued {
  const key = newKey();
  const certificate = signed(authority.key, {
    subject: name,
    publicKey: key.publicKey,
    // An hour back, as real authorities do for clocks that are behind.
    from: new Date(now.getTime() - day / 24),
    until: new Date(now.getTime() + lifetime * day),
    extensions: [
      extension('2.5.29.19', sequence(), true),
      // digitalSignature; serverAuth.
      extension('2.5.29.15', bits(Buffer.of(0x80), 7), true),
      extension('2.5.29.37', sequence(identifier('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', sequence(element(0x82, Buffer.from(name)))),
      extension('2.5.29.14', octets(keyIdentifier(key.publicKey))),
      extension('2.5.29.35', sequence(element(0x80, keyIdentifier(createPublicKey(authority.key))))),
    ],
  });
  return { certificate, key: pemOf(key.privateKey) };
}

interface Body {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly from: Date;
  readonly until: Date;
  readonly extensions: readonly Uint8Array[];
}

function signed(key: KeyObject | string, body: Body): string {
  const serial = randomBytes(16);
  // Neither zero in front, which has to be left out, nor negative.
  serial[0] = 0x40 + ((serial[0] ?? 0) % 0x40);
  const content = sequence(
    numbered(0, integer(Buffer.of(2))),
    integer(serial),
    ecdsaWithSha256,
    nameOf(authorityName),
    sequence(time(body.from), time(body.until)),
    nameOf(body.subject),
    body.publicKey.export({ type: 'spki', format: 'der' }),
    numbered(3, sequence(...body.extensions)),
  );
  const whole = sequence(content, ecdsaWithSha256, bits(sign('sha256', content, key)));
  const lines =
    Buffer.from(whole)
      .toString('base64')
      .match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nameOf(name: string): Uint8Array {
  return sequence(set(sequence(identifier('2.5.4.3'), text(name))));
}

function extension(type: string, value: Uint8Array, isCritical = false): Uint8Array {
  return sequence(identifier(type), ...(isCritical ? [yes] : []), octets(value));
}

function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function newKey(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' });
}

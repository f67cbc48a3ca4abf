/** What a certificate says of itself. */
export interface CertificateFacts {
  /** Hexadecimal, upper case, without leading zeros: another certificate has another one. */
  readonly serial: string;
  /** Names of the DNS that it is for, in its own order. */
  readonly names: readonly string[];
  /** Common name of who issued it, or its whole name where there is none. */
  readonly issuer: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** Reading of X.509 certificates in PEM; nothing here touches the world. */
export interface Certificates {
  /** The first certificate of a chain; throws a PortError `corrupt` when there is none, or it is damaged. */
  read(pem: string): CertificateFacts;
  /** Whether a private key belongs to the first certificate of a chain; throws `corrupt` when either cannot be read. */
  belongs(pem: string, key: string): boolean;
}

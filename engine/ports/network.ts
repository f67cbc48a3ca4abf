/** A request as `http.check` makes it. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Redirects are reported, not followed, unless this is set. */
  readonly follow: boolean;
  /** At most this many bytes of the body are read. */
  readonly maxBytes: number;
}

/** What came back. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Whose certificate is asked for. */
export interface CertificateRequest {
  readonly host: string;
  readonly port: number;
  /** The name that is asked for, since one address may serve several. */
  readonly serverName: string;
}

/** The certificate that a server presents. */
export interface ServedCertificate {
  readonly pem: string;
  /** Whether this machine trusts its chain, and it is valid now and for this name. */
  readonly trusted: boolean;
  /** Why it is not trusted; empty when it is. */
  readonly reason: string;
}

/** Connections from the engine's machine. Failures reject with a PortError. */
export interface Network {
  http(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Connects and closes again; resolves to the milliseconds that it took. */
  connect(host: string, port: number, signal: AbortSignal): Promise<number>;
  /** Shakes hands by TLS, also with a server that is not trusted, and sends nothing. */
  certificate(request: CertificateRequest, signal: AbortSignal): Promise<ServedCertificate>;
}

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

/** Connections from the engine's machine. Failures reject with a PortError. */
export interface Network {
  http(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Connects and closes again; resolves to the milliseconds that it took. */
  connect(host: string, port: number, signal: AbortSignal): Promise<number>;
}

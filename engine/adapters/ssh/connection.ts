import { randomBytes } from 'node:crypto';
import { PortError } from '../../ports/port-error.ts';
import { dialError } from './dial-error.ts';
import type { Sftp, SshChannel, SshClient } from './ssh2-types.ts';

/** How a remote command ended: with a code, or by a signal such as `SIGTERM`. */
export interface ChannelEnd {
  readonly code: number | undefined;
  readonly signal: string | undefined;
}

/** A started remote command. */
export interface RemoteProcess {
  readonly channel: SshChannel;
  /** Resolves when sshd tells how it ended; rejects with `unreachable` when the connection was lost before. */
  readonly ended: Promise<ChannelEnd>;
  /** Resolves when the channel is closed, all output read. */
  readonly closed: Promise<void>;
}

/** OpenSSH allows ten sessions per connection (MaxSessions); lock, warden, files and a cancel need some. */
const MAX_ATTEMPTS = 5;

/** One connection to a target, shared by all its channels. */
export class Connection {
  /** Names this connection on the target. */
  readonly id: string = randomBytes(8).toString('hex');
  /** Resolves with the reason when the connection is over, by us or by accident. */
  readonly over: Promise<PortError>;
  readonly #client: SshClient;
  readonly #description: string;
  readonly #waiting: (() => void)[] = [];
  /** Whoever waits for an answer that a lost connection will not bring. */
  readonly #pending = new Set<(reason: PortError) => void>();
  #free: number = MAX_ATTEMPTS;
  #reason: PortError | undefined;
  #sftp: Promise<Sftp> | undefined;

  constructor(client: SshClient, description: string) {
    this.#client = client;
    this.#description = description;
    const { promise, resolve } = Promise.withResolvers<PortError>();
    this.over = promise;
    let last: Error | undefined;
    client.on('error', (cause) => (last = cause));
    client.on('close', () => {
      this.#reason = this.lost(last);
      for (const tell of this.#pending) tell(this.#reason);
      this.#pending.clear();
      resolve(this.#reason);
    });
  }

  /** The error of everything that was under way when the connection went. */
  lost(cause?: unknown): PortError {
    const detail = cause instanceof Error ? ` (${cause.message})` : '';
    return new PortError('unreachable', `the connection to ${this.#description} was lost${detail}`, {
      help: 'check the network and the host; then resume the run',
      cause,
    });
  }

  /** Starts a command; it must need no quoting in any login shell. */
  async start(command: string): Promise<RemoteProcess> {
    const channel = await this.ask<SshChannel>((done) => this.#client.exec(command, done));
    channel.on('error', () => {}); // Its end is told by `close`.
    const ended = this.#promise<ChannelEnd>((resolve, reject) => {
      channel.once('exit', (code: number | null, signal?: string) =>
        resolve({ code: code ?? undefined, signal: signal ?? undefined }),
      );
      channel.once('close', () => reject(this.#reason ?? this.lost()));
    });
    ended.catch(() => {}); // Whoever started it may not have come to await it yet.
    const closed = this.#promise<void>((resolve) => channel.once('close', () => resolve())).catch(() => {});
    return { channel, ended, closed };
  }

  /** Keeps the number of attempts at once below what sshd allows; call the answer when done. */
  async attemptSlot(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return () => {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }

  /** The file channel, opened once; `unsupported` where the target has none. */
  async sftp(): Promise<Sftp> {
    this.#sftp ??= this.ask<Sftp>((done) => this.#client.sftp(done)).catch((cause: unknown) => {
      throw this.#withoutFiles(cause);
    });
    return this.#sftp;
  }

  #withoutFiles(cause: unknown): PortError {
    if (cause instanceof PortError) return cause;
    const detail = cause instanceof Error ? ` (${cause.message})` : '';
    return new PortError('unsupported', `${this.#description} serves no files by SFTP${detail}`, {
      help: 'its sshd_config needs `Subsystem sftp internal-sftp`, or another program that is there',
      cause,
    });
  }

  /** Opens a connection that begins at the target. */
  async dial(host: string, port: number): Promise<SshChannel> {
    try {
      return await this.ask<SshChannel>((done) => this.#client.forwardOut('127.0.0.1', 0, host, port, done));
    } catch (cause) {
      if (cause instanceof PortError) throw cause;
      throw dialError(`${host}:${port}`, this.#description, cause);
    }
  }

  /** Runs a request with a callback; rejects when the connection goes before it is answered. */
  async ask<T>(request: (done: (cause: Error | null | undefined, value: T) => void) => unknown): Promise<T> {
    return this.#promise<T>((resolve, reject) => {
      request((cause, value) => {
        if (cause === undefined || cause === null) resolve(value);
        else reject(cause);
      });
    });
  }

  /** Gives the connection up at once; everything under way rejects. */
  abandon(): void {
    this.#client.destroy();
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    this.#client.end();
    await this.over;
  }

  async #promise<T>(work: (resolve: (value: T) => void, reject: (cause: Error) => void) => void): Promise<T> {
    if (this.#reason !== undefined) throw this.#reason;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#pending.add(reject);
    try {
      work(resolve, reject);
      return await promise;
    } finally {
      this.#pending.delete(reject);
    }
  }
}

import type { Duplex, Readable } from 'node:stream';

// node-ssh's declarations lean on a package of types that is not installed; this is the part of ssh2 used here.

/** One channel of a connection: stdout is the stream itself. */
export interface SshChannel extends Duplex {
  readonly stderr: Readable;
  close(): void;
}

/** What a connection tells. */
export interface SshClient {
  exec(command: string, done: (cause: Error | undefined, channel: SshChannel) => void): boolean;
  forwardOut(
    fromHost: string,
    fromPort: number,
    host: string,
    port: number,
    done: (cause: Error | undefined, channel: SshChannel) => void,
  ): boolean;
  sftp(done: (cause: Error | undefined, sftp: Sftp) => void): boolean;
  on(event: 'error', listener: (cause: Error) => void): this;
  on(event: 'close', listener: () => void): this;
  setNoDelay(noDelay: boolean): this;
  end(): this;
  destroy(): this;
}

type Done = (cause: Error | null | undefined, value: undefined) => void;
type Answer<T> = (cause: Error | null | undefined, value: T) => void;

/** Attributes of a file as SFTP gives them; times in seconds. */
export interface SftpAttributes {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtime: number;
}

/** The calls of SFTP used here; the `ext_` ones throw where the server lacks the extension. */
export interface Sftp {
  lstat(path: string, done: Answer<SftpAttributes>): void;
  readdir(path: string, done: Answer<readonly { readonly filename: string }[]>): void;
  open(path: string, flags: string, mode: number, done: Answer<Buffer>): void;
  close(handle: Buffer, done: Done): void;
  write(handle: Buffer, data: Buffer, offset: number, length: number, position: number, done: Done): void;
  fchmod(handle: Buffer, mode: number, done: Done): void;
  fchown(handle: Buffer, uid: number, gid: number, done: Done): void;
  chmod(path: string, mode: number, done: Done): void;
  mkdir(path: string, attributes: { readonly mode?: number }, done: Done): void;
  unlink(path: string, done: Done): void;
  ext_openssh_fsync(handle: Buffer, done: Done): void;
  ext_openssh_rename(from: string, to: string, done: Done): void;
  ext_openssh_hardlink(from: string, to: string, done: Done): void;
  ext_openssh_statvfs(path: string, done: Answer<StatVfs>): void;
}

/** Sizes of a file system, in blocks of `f_frsize` bytes. */
export interface StatVfs {
  readonly f_frsize: number;
  readonly f_blocks: number;
  readonly f_bavail: number;
}

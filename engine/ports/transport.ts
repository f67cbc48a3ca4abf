import type { Json } from '../runbook/json.ts';
import type { Network } from './network.ts';

/** Which attempt of which step something is done for; a left-over process is found again by it. */
export interface AttemptIdentity {
  /** Never used again for another run, nor for a plan: a target may hold results by it. No line breaks, in `step` neither. */
  readonly run: string;
  readonly step: string;
  readonly attempt: number;
}

/** A program to start on a target. No shell is involved unless `argv` names one. */
export interface ExecRequest {
  readonly argv: readonly [string, ...string[]];
  /** Added to the small environment that every step gets (PATH, HOME, LANG …), never to the engine's own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly identity: AttemptIdentity;
  /** Receives the bytes as they come. Awaited when it returns a promise, which slows the program down. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void | Promise<void>;
}

/**
 * How a program ended: with a code, or by a signal. Over ssh a code above 128 that stands for a signal
 * (such as 143) is told as that signal, as shells do.
 */
export interface ExecResult {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
}

/** What is at a path. */
export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Permission bits, such as 0o600. */
  readonly mode: number;
  /** Milliseconds since 1970, UTC. */
  readonly modifiedAt: number;
}

/** Files of a target. Paths are absolute. Failures reject with a PortError. */
export interface TargetFiles {
  /** Undefined when nothing is there. Links are not followed. */
  facts(path: string): Promise<FileFacts | undefined>;
  list(path: string): Promise<readonly string[]>;
  /** With `reuse` each piece is only good until the next one is asked for, which spares memory and the collecting of it. */
  read(path: string, options?: { readonly reuse?: boolean }): AsyncIterable<Uint8Array>;
  /** Replaces the file in one step (temporary file, sync, rename); a failed write leaves the old one. */
  write(
    path: string,
    content: string | Uint8Array | AsyncIterable<Uint8Array>,
    options?: { readonly mode?: number; readonly ifAbsent?: boolean },
  ): Promise<void>;
  /** Makes the directory and its missing parents. */
  makeDirectory(path: string, mode?: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a whole directory; nothing there is no error. */
  remove(path: string): Promise<void>;
  /** Free and total bytes of the file system that holds the path (or its nearest existing parent). */
  space(path: string): Promise<{ readonly free: number; readonly total: number }>;
}

/** What a lock's holder tells those who are refused. */
export interface LockHolder {
  readonly run: string;
  readonly runbook: string;
  /** Who and where: `user@machine`. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** A lock that is held until it is released or its holder dies. */
export interface HeldLock {
  readonly name: string;
  /** Resolves when the lock was lost without being released (a lost connection, a killed holder process). */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** The answer to asking for a lock. */
export type LockAnswer =
  | { readonly kind: 'held'; readonly lock: HeldLock }
  | { readonly kind: 'refused'; readonly holder: LockHolder | undefined };

/** A run that has begun and not ended, as the target remembers it. */
export interface UnfinishedRun extends LockHolder {
  readonly lock: string;
  readonly state: 'running' | 'waiting' | 'rollback-failed';
}

/**
 * A place where steps run. The same contract holds for this machine and for one over ssh.
 * Cancelling `signal` ends the whole process tree: TERM, then KILL after the grace time.
 */
export interface Transport {
  readonly target: string;
  /** For messages: `local`, or `ssh ubuntu@git.example.org`. */
  readonly description: string;
  readonly files: TargetFiles;
  /** Sends a request from the target; undefined where that is the engine's own machine. */
  readonly http?: Network['http'];
  /** Rejects with a PortError when the program cannot be started; a cancelled one resolves once nothing of it is alive. */
  exec(request: ExecRequest, signal: AbortSignal): Promise<ExecResult>;
  /** Takes a lock through the kernel. `wait` queues by ticket; without it a held lock refuses at once. */
  lock(
    name: string,
    holder: LockHolder,
    options: {
      readonly wait: boolean;
      readonly signal: AbortSignal;
      /** Called at most once, when the lock is not free at once, with whoever holds it. */
      readonly onWaiting?: (holder: LockHolder | undefined) => void;
    },
  ): Promise<LockAnswer>;
  /** The register of unfinished runs, kept on the target. Read and written only while holding the lock of the same name. */
  unfinished(lock: string): Promise<readonly UnfinishedRun[]>;
  remember(entry: UnfinishedRun): Promise<void>;
  forget(lock: string, run: string): Promise<void>;
  /** Ends whatever processes a dead engine left behind of this run; returns how many there were. */
  endLeftovers(run: string): Promise<number>;
  /** Facts that a saved plan compares: operating system, architecture. */
  facts(): Promise<Readonly<Record<string, Json>>>;
  close(): Promise<void>;
}

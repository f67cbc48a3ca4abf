import type { ImageFacts, ServiceFacts, VolumeFacts } from '../../ports/containers.ts';
import type { ClusterFacts, DumpFacts, RowCounts } from '../../ports/database.ts';
import { PortError, type PortErrorKind } from '../../ports/port-error.ts';
import type { ExecResult } from '../../ports/transport.ts';

/** A program for the machine to run; `stdin` is base64. */
export interface ExecParams {
  readonly service: string;
  /** Whether it runs in a fresh container beside the live one. */
  readonly fresh?: boolean;
  /** The image of a fresh container; without it the one that the service has. */
  readonly image?: ImageFacts;
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
}

/** What an engine can ask of the sandbox's machine: parameters and result of each call. */
export interface HostCalls {
  attributes: { params: null; result: Readonly<Record<string, string>> };
  services: { params: null; result: readonly string[] };
  inspect: { params: { service: string }; result: ServiceFacts };
  resolve: { params: { ref: string }; result: ImageFacts };
  present: { params: { image: ImageFacts }; result: boolean };
  pull: { params: { image: ImageFacts }; result: boolean };
  recreate: {
    params: { service: string; image: ImageFacts; volumes: Readonly<Record<string, string>> | null };
    result: ServiceFacts;
  };
  volumes: { params: null; result: readonly VolumeFacts[] };
  createVolume: { params: { name: string }; result: string };
  removeVolume: { params: { name: string }; result: null };
  stop: { params: { service: string }; result: boolean };
  start: { params: { service: string }; result: boolean };
  exec: { params: ExecParams; result: ExecResult };
  identity: { params: null; result: string };
  names: { params: null; result: readonly string[] };
  exists: { params: { database: string }; result: boolean };
  counts: { params: { database: string }; result: RowCounts };
  value: {
    params: { database: string; sql: string; parameters: readonly string[] };
    result: string | null;
  };
  size: { params: { database: string }; result: number };
  cluster: { params: { database: string }; result: ClusterFacts };
  dumpGlobals: { params: { path: string }; result: null };
  restoreGlobals: { params: { path: string }; result: null };
  dump: { params: { database: string; path: string }; result: DumpFacts };
  verify: { params: { path: string }; result: DumpFacts };
  restore: { params: { path: string; database: string }; result: null };
  swap: { params: { live: string; replacement: string; keptAs: string }; result: null };
  setPassword: { params: { role: string; password: string }; result: null };
  accepts: { params: { role: string; password: string }; result: boolean };
  drop: { params: { database: string }; result: null };
}

/** The name of a call. */
export type HostCall = keyof HostCalls;

/** A PortError as it travels. */
export interface PortErrorMessage {
  readonly kind: PortErrorKind;
  readonly message: string;
  readonly help?: string;
}

/** One line of the answer to a call: output as it comes (base64), then exactly one result or error. */
export type AnswerLine =
  | { readonly output: 'stdout' | 'stderr'; readonly data: string }
  | { readonly result: unknown }
  | { readonly error: PortErrorMessage };

/** What a starting machine says on its standard output, as one line of JSON. */
export type StartLine =
  /** It listens. */
  | { readonly ready: true }
  /** It has made a new machine and ended; start it again. */
  | { readonly created: true }
  /** Another process has the folder. */
  | { readonly busy: true }
  | { readonly error: PortErrorMessage };

/** Puts an error into words for the other side; what is not a PortError is `failed`. */
export function toMessage(error: unknown): PortErrorMessage {
  if (error instanceof PortError) {
    const { kind, message, help } = error;
    return help === undefined ? { kind, message } : { kind, message, help };
  }
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}

/** The error that a message stands for. */
export function fromMessage(message: PortErrorMessage): PortError {
  return new PortError(
    message.kind,
    message.message,
    message.help === undefined ? {} : { help: message.help },
  );
}

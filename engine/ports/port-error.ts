/** Why the world did not do what a port was asked for. */
export type PortErrorKind =
  'unreachable' | 'refused' | 'not-found' | 'exists' | 'no-space' | 'corrupt' | 'unsupported' | 'failed';

/**
 * The one error that adapters throw for things that can be expected to fail. `message` says what
 * was tried and what the world answered, without any secret; `help` says what can be done.
 */
export class PortError extends Error {
  readonly kind: PortErrorKind;
  readonly help: string | undefined;

  constructor(kind: PortErrorKind, message: string, options: { help?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PortError';
    this.kind = kind;
    this.help = options.help;
  }
}

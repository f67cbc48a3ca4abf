import { PortError } from '../../ports/port-error.ts';

/** What a decoder throws, as `corrupt`; what the source of the bytes itself reports passes unchanged. */
export function damaged(error: unknown, message: string): unknown {
  if (error instanceof PortError || (error instanceof Error && error.name === 'AbortError')) return error;
  return new PortError('corrupt', message, { cause: error });
}

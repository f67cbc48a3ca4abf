/** What was thrown, as an Error; JavaScript lets anything be thrown. */
export function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('something that is no error was thrown', { cause });
}

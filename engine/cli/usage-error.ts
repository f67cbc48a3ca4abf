/** A command line that cannot be carried out: one message, and what to do instead. Exit code 2. */
export class UsageError extends Error {
  readonly help: readonly string[];

  constructor(message: string, help: readonly string[] = []) {
    super(message);
    this.name = 'UsageError';
    this.help = help;
  }
}

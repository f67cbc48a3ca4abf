import type { OpenDatabase } from '../postgres/server.ts';

/** Runs work on the forge's database; rejects when the PostgreSQL of the machine is stopped. */
export type Storage = <T>(work: (database: OpenDatabase) => Promise<T>) => Promise<T>;

/** Why a service did not start; it is shown as `exited`, and the reason is in its log. */
export class StartFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFailure';
  }
}

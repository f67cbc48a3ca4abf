import { PortError } from '../../ports/port-error.ts';
import type { ServerPrograms } from './server-programs.ts';

/** Asks the server by its own psql, as its user, through its local socket. */
export interface Psql {
  /**
   * Runs a script, of which at most one statement returns rows, and returns them, each a list of
   * fields. A statement that fails ends it with `failed`.
   */
  rows(database: string, script: string, signal?: AbortSignal): Promise<readonly (readonly string[])[]>;
}

/** Control characters that no table name holds in earnest: between fields and between rows. */
const field = '\u001F';
const row = '\u001E';

/** Costs nothing until something is asked of it. */
export function openPsql(programs: ServerPrograms, user: string): Psql {
  return {
    async rows(database, script, signal = new AbortController().signal) {
      const argv = [
        'psql',
        '--no-psqlrc',
        '--quiet',
        '--no-align',
        '--tuples-only',
        `--field-separator=${field}`,
        `--record-separator=${row}`,
        '--set=ON_ERROR_STOP=1',
        '--set=VERBOSITY=terse',
        '--no-password',
        `--username=${user}`,
        `--dbname=${database}`,
      ];
      const { exitCode, stdout, stderr } = await programs.run(argv, signal, script);
      signal.throwIfAborted();
      if (exitCode !== 0) throw refusal(database, stderr);
      // psql ends what a statement returned with a line break, and writes nothing for no rows.
      if (stdout === '') return [];
      const records = stdout.replace(/\n$/u, '').split(row);
      return records.map((record) => record.split(field));
    },
  };
}

function refusal(database: string, stderr: string): PortError {
  const said = stderr
    .split('\n')
    .map((line) => line.replace(/^psql:(?:<stdin>:\d+:)?\s*/u, '').trim())
    .filter((line) => line !== '')
    .join('; ')
    .slice(0, 600);
  if (/database ".*" does not exist/u.test(said)) {
    return new PortError('not-found', said);
  }
  if (/database ".*" already exists/u.test(said)) return new PortError('exists', said);
  if (/no space left on device/iu.test(said))
    return new PortError('no-space', `the database server: ${said}`);
  if (/could not connect|connection to server/iu.test(said)) {
    return new PortError('unreachable', `the database server does not answer: ${said}`);
  }
  return new PortError('failed', `the database "${database}" refused: ${said || 'psql failed'}`);
}

import { PortError } from '../../ports/port-error.ts';
import { openDump, writeSealed } from './dump-file.ts';
import type { ServerPrograms } from './server-programs.ts';

/** Every server has its first role from the start, and `create role` would fail on it; what it may do is set behind that. */
const applyScript = `
set -eu
grep -vxF -e "CREATE ROLE $1;" -e "CREATE ROLE \\"$1\\";" |
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=VERBOSITY=terse --no-password --single-transaction \\
    --username="$1" --dbname=postgres --file=-
`;

/** Writes the server's roles into a new, sealed file. Rejects when that fails; the file may be half there then. */
export async function writeGlobals(
  programs: ServerPrograms,
  { user, path }: { readonly user: string; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  const argv = ['pg_dumpall', '--globals-only', '--no-password', `--username=${user}`];
  await writeSealed(programs, { what: `writing roles to ${path}`, argv, path }, signal);
}

/** Gives the server the roles of a file, all or none of them. */
export async function readGlobals(
  programs: ServerPrograms,
  { user, path }: { readonly user: string; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  const ended = await openDump(programs, path, ['tail', '-n', '4'], signal);
  if (!ended.stdout.includes('PostgreSQL database cluster dump complete')) {
    throw new PortError('corrupt', `${path} holds no roles`, { help: 'write it with `postgres.globals`' });
  }
  await openDump(programs, path, ['sh', '-c', applyScript, 'sh', user], signal);
}

import { PortError } from '../../ports/port-error.ts';
import type { ServerPrograms } from './server-programs.ts';

/**
 * By the container's own address: its local socket, and in some images its loopback as well, ask for no password. The
 * password comes by standard input, so it stands in no list of processes.
 */
const script = `
IFS= read -r PGPASSWORD
export PGPASSWORD
host=$(hostname -i)
exec psql --no-psqlrc --quiet --no-align --tuples-only --no-password --host="\${host%% *}" --username="$1" --dbname="$2" --command='select 1'
`;

/** Whether the server lets a role in with a password; rejects when it cannot be asked. */
export async function signsIn(
  programs: ServerPrograms,
  {
    role,
    password,
    database,
  }: { readonly role: string; readonly password: string; readonly database: string },
): Promise<boolean> {
  const never = new AbortController().signal;
  const { exitCode, stderr } = await programs.run(
    ['sh', '-euc', script, 'sh', role, database],
    never,
    `${password}\n`,
  );
  if (exitCode === 0) return true;
  if (/password authentication failed|role ".*" does not exist/iu.test(stderr)) return false;
  throw new PortError('failed', `signing in to the database as ${role}: ${stderr.trim().slice(0, 600)}`);
}

import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { refuse } from './refusal.ts';

/** Variables of the process, as far as they are set. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/**
 * Where runs are remembered: the flag, `$RUNBOOK_STATE_DIR`, /var/lib/runbook for root, or the XDG state directory. Only
 * the first two may begin in the folder where one is: locks and unfinished runs are to be found from everywhere. Throws
 * a Refusal where there is no such place.
 */
export function stateDirectoryOf(flag: string | undefined, env: EnvironmentVariables, cwd: string): string {
  const named = flag ?? env['RUNBOOK_STATE_DIR'];
  if (named !== undefined && named !== '') return resolve(cwd, named);
  if (process.geteuid?.() === 0) return '/var/lib/runbook';
  const base = env['XDG_STATE_HOME'];
  if (base !== undefined && isAbsolute(base)) return join(base, 'runbook');
  return join(home(), '.local', 'state', 'runbook');
}

/** The user's home; the one of the user database where `$HOME` is empty or begins in the folder where one is. */
function home(): string {
  const said = homedir();
  if (isAbsolute(said)) return said;
  try {
    return userInfo().homedir;
  } catch {
    throw refuse('RB801', 'there is no home directory, in which runs are remembered', {
      help: 'set HOME, or name a state directory with --state-dir',
    });
  }
}

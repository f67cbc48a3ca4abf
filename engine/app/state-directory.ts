import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Variables of the process, as far as they are set. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** Where runs are remembered: the flag, `$RUNBOOK_STATE_DIR`, /var/lib/runbook for root, or the XDG state directory. */
export function stateDirectoryOf(flag: string | undefined, env: EnvironmentVariables, cwd: string): string {
  const named = flag ?? env['RUNBOOK_STATE_DIR'];
  if (named !== undefined && named !== '') return resolve(cwd, named);
  if (process.geteuid?.() === 0) return '/var/lib/runbook';
  const base = env['XDG_STATE_HOME'];
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.local', 'state'), 'runbook');
}

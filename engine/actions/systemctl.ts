import { ActionError, type ActionContext } from './define-action.ts';
import { runProgram } from './run-program.ts';

/** Where units of the administrator lie; what packages bring lies elsewhere and is never touched. */
export const unitFolder = '/etc/systemd/system';

/** Names of units: a name, an instance, a type. */
export const unitNamePattern =
  '^[A-Za-z0-9:_.-]+(?:@[A-Za-z0-9:_.-]*)?\\.(?:service|timer|socket|path|target|mount|slice)$';

/** What systemd knows of a unit. */
export interface UnitState {
  /** Whether it has a file, or is made by systemd itself. */
  readonly loaded: boolean;
  /** Whether it is running, waiting for its time, or listening. */
  readonly active: boolean;
  readonly enabled: boolean;
  readonly [fact: string]: boolean;
}

/** Runs `systemctl`; throws an ActionError with what it said. */
export async function systemctl(words: readonly string[], context: ActionContext): Promise<string> {
  const { stdout } = await runProgram({ argv: ['systemctl', ...words], quiet: true }, context);
  return stdout;
}

/** Reads the state of a unit. Throws an ActionError where the target is not run by systemd. */
export async function unitState(name: string, context: ActionContext): Promise<UnitState> {
  const properties = ['LoadState', 'ActiveState', 'UnitFileState'];
  const words = ['show', ...properties.map((property) => `--property=${property}`), '--', name];
  const { stdout, exitCode } = await runProgram(
    { argv: ['systemctl', ...words], exitCodes: [0, 1, 4, 127], quiet: true },
    context,
  );
  if (exitCode !== 0) {
    throw new ActionError(`${context.target.description} is not run by systemd`, {
      help: 'use cron there: `scheduler: cron`, or a script for the init that it has',
    });
  }
  const facts = new Map(stdout.split('\n').map((line) => split(line)));
  return {
    loaded: facts.get('LoadState') !== 'not-found',
    active: ['active', 'activating', 'reloading'].includes(facts.get('ActiveState') ?? ''),
    enabled: ['enabled', 'enabled-runtime', 'static', 'alias'].includes(facts.get('UnitFileState') ?? ''),
  };
}

function split(line: string): [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}

/** `enabled, running` and the like, for a plan. */
export function unitWords({ loaded, active, enabled }: UnitState): string {
  if (!loaded) return 'is missing';
  return `is ${enabled ? 'enabled' : 'not enabled'}, ${active ? 'active' : 'not active'}`;
}

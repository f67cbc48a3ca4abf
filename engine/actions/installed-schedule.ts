import { isObject, type Json } from '../runbook/json.ts';
import { ActionError, type ActionContext } from './define-action.ts';
import { readText } from './file-content.ts';
import { runProgram } from './run-program.ts';
import { unitFolder } from './systemctl.ts';

/** How the engine that lies on the target is asked. */
export interface ScheduleRequest {
  readonly program?: string | undefined;
  readonly project: string;
  readonly environment: string;
  readonly stateDirectory?: string | undefined;
  readonly scheduler?: 'systemd' | 'cron' | undefined;
}

/** Files by their absolute paths. */
export type Files = Readonly<Record<string, string>>;

/** What shall be there. */
export interface Schedule {
  readonly files: Files;
  /** Units that are enabled; the timers among them are started as well. */
  readonly enable: readonly string[];
}

const cronFolder = '/etc/cron.d';
/** The first line of what the engine writes. */
const mark = '# Written by `runbook schedule`';
const ours = /^runbook-(?:resume\.service|run-[a-z0-9._-]+\.(?:service|timer))$/;

/** Asks the engine on the target for what its runbooks' schedules ask for. Throws an ActionError. */
export async function wantedSchedule(request: ScheduleRequest, context: ActionContext): Promise<Schedule> {
  const { program = '/usr/local/bin/runbook', project, environment, stateDirectory } = request;
  const cron = request.scheduler === 'cron';
  const { stdout } = await runProgram(
    {
      argv: [
        program,
        'schedule',
        '--json',
        '--dir',
        project,
        '--project',
        project,
        '--env',
        environment,
        '--program',
        program,
        ...(stateDirectory === undefined ? [] : ['--state-dir', stateDirectory]),
        ...(cron ? ['--cron'] : []),
      ],
      quiet: true,
    },
    context,
  );
  const answer = parsed(stdout);
  if (!isObject(answer) || !Array.isArray(answer['files']) || !Array.isArray(answer['enable']))
    throw new ActionError(`${program} did not say what is scheduled`, {
      help: 'is it a newer or older engine?',
    });
  const folder = cron ? cronFolder : unitFolder;
  const pairs = answer['files'].map((file): [string, string] => {
    const facts = isObject(file) ? file : {};
    return [`${folder}/${String(facts['name'])}`, String(facts['content'])];
  });
  return { files: Object.fromEntries(pairs), enable: answer['enable'].map(String) };
}

/** Null for what is not JSON. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** What earlier schedules left on the target. */
export async function foundSchedule(context: ActionContext): Promise<Files> {
  const { files } = context.target;
  const found: Record<string, string> = {};
  for (const [folder, names] of [
    [unitFolder, ours],
    [cronFolder, /^runbook$/],
  ] as const) {
    if ((await files.facts(folder))?.kind !== 'directory') continue;
    for (const name of (await files.list(folder)).filter((each) => names.test(each))) {
      const text = await readText(`${folder}/${name}`, context);
      if (text.startsWith(mark)) found[`${folder}/${name}`] = text;
    }
  }
  return found;
}

import { resolve } from 'node:path';
import { scheduledRunbooks } from '../../app/scheduled-runbooks.ts';
import { crontab } from '../../report/schedule/crontab.ts';
import type { ScheduledRunbook, ScheduleSettings } from '../../report/schedule/scheduled-runs.ts';
import { systemdUnits, unitName, unitsToEnable } from '../../report/schedule/systemd-units.ts';
import { CalendarError } from '../../runbook/calendar/parse-calendar.ts';
import { isOn, textOf } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import type { Io } from '../io.ts';
import { openPlacedProject } from '../project-request.ts';
import type { PlacedProject } from '../project-request.ts';
import { UsageError } from '../usage-error.ts';
import { writeGenerated } from '../write-generated.ts';
import type { Written } from '../write-generated.ts';

/** The file in /etc/cron.d; a dot in the name would make cron pass it over. */
const crontabName = 'runbook';

/** Prints or writes what starts the scheduled runbooks. */
export const runSchedule: CommandRun = async (parsed, io) => {
  const project = openPlacedProject(parsed, io);
  const settings = settingsOf(parsed, project, io);
  const runbooks = scheduledRunbooks(project);
  const cron = isOn(parsed, 'cron');
  const files = cron ? crontabFile(runbooks, settings) : systemdUnits(runbooks, settings);
  const enable = cron ? [] : unitsToEnable(files);
  const folder = textOf(parsed, 'output');
  const written =
    folder === undefined ? undefined : writeGenerated(folder, files, cron ? /^$/ : unitName, io.cwd);
  if (isOn(parsed, 'json')) {
    const list = [...files].map(([name, content]) => ({ name, content }));
    io.out.line(JSON.stringify({ files: list, enable, ...written }));
  } else if (written === undefined) print(files, io);
  else {
    tell(written, enable, io);
    const own = textOf(parsed, 'env') === undefined ? '; --env names another' : '';
    io.out.line(`for      the environment ${settings.environment}${own}`);
  }
  return 0;
};

function settingsOf(parsed: Parsed, project: PlacedProject, io: Io): ScheduleSettings {
  const environment = textOf(parsed, 'env') ?? project.settings.environment;
  project.findEnvironment(environment);
  const folder = textOf(parsed, 'project') ?? project.folder;
  const user = textOf(parsed, 'user') ?? 'root';
  if (!/^[a-z_][a-z0-9_-]*$/.test(user)) throw new UsageError(`\`${user}\` is no name of an account`);
  const stateDirectory = textOf(parsed, 'state-dir');
  return {
    program: absolute('program', textOf(parsed, 'program') ?? '/usr/local/bin/runbook'),
    project: absolute('project', folder),
    environment,
    stateDirectory: stateDirectory === undefined ? undefined : resolve(io.cwd, stateDirectory),
    user,
  };
}

/** A unit has no folder of its own that a path could start from. */
function absolute(flag: string, path: string): string {
  if (/^\/[^\s%$"'\\]*$/.test(path)) return path;
  throw new UsageError(`--${flag} ${path} is no plain absolute path`, [
    'it starts with `/` and holds no space, quote, backslash, `%` or `$`',
  ]);
}

function crontabFile(
  runbooks: readonly ScheduledRunbook[],
  settings: ScheduleSettings,
): ReadonlyMap<string, string> {
  try {
    return new Map([[crontabName, crontab(runbooks, settings)]]);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new UsageError(error.message, error.help === undefined ? [] : [error.help]);
  }
}

function print(files: ReadonlyMap<string, string>, { out }: Io): void {
  const blocks = [...files].map(([name, content]) => `${out.paint('strong', `# ${name}`)}\n${content}`);
  out.write(blocks.join('\n'));
}

function tell({ folder, written, removed }: Written, enable: readonly string[], { out }: Io): void {
  for (const name of written) out.line(`written  ${name}`);
  for (const name of removed) out.line(`removed  ${name}`);
  if (written.length + removed.length === 0) return out.line(`nothing changed in ${folder}`);
  if (enable.length === 0) return;
  // A service that is enabled waits for the next boot, as it should; a timer that only is would wait as well.
  const timers = enable.filter((name) => name.endsWith('.timer'));
  const services = enable.filter((name) => !name.endsWith('.timer'));
  out.line('next     systemctl daemon-reload');
  if (services.length > 0) out.line(`         systemctl enable ${services.join(' ')}`);
  if (timers.length > 0) out.line(`         systemctl enable --now ${timers.join(' ')}`);
}

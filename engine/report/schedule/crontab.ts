import { crontabTime } from '../../runbook/calendar/crontab-time.ts';
import { CalendarError, parseCalendar } from '../../runbook/calendar/parse-calendar.ts';
import type { ScheduledRunbook, ScheduleSettings } from './scheduled-runs.ts';
import { generatedLine, resumeWords, runWords } from './scheduled-runs.ts';

const head = [
  generatedLine,
  '# Times are UTC. A cron that does not know CRON_TZ, as the one of Debian and Ubuntu, reads them in the time zone of the',
  '# host, which has to be UTC then. A start that is missed while the host is off is not made up for.',
  'SHELL=/bin/sh',
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'CRON_TZ=UTC',
  '',
];

/**
 * A file for /etc/cron.d that starts runbooks by the calendar, and at boot what was cut off. Nothing is printed, and so
 * no mail sent, unless something is wrong. Throws a CalendarError for a schedule that cron cannot keep.
 */
export function crontab(runbooks: readonly ScheduledRunbook[], settings: ScheduleSettings): string {
  const resume = `@reboot ${settings.user} ${command([...resumeWords(settings), '--quiet'])}`;
  return `${[...head, resume, ...runbooks.map((runbook) => named(runbook, settings))].join('\n')}\n`;
}

function named(runbook: ScheduledRunbook, settings: ScheduleSettings): string {
  try {
    return line(runbook, settings);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const why = `the schedule of \`${runbook.name}\` cannot be a line of cron: ${error.message}`;
    throw new CalendarError(why, 'use systemd timers, or another calendar');
  }
}

function line(runbook: ScheduledRunbook, settings: ScheduleSettings): string {
  const words = [...runWords(runbook, settings), '--quiet'];
  if (words.some((word) => word.includes('\n'))) throw new CalendarError('an input has several lines');
  const time = crontabTime(parseCalendar(runbook.schedule.calendar));
  const seconds = Math.floor(runbook.schedule.jitter / 1000);
  const spread = seconds === 0 ? '' : `sleep "$(shuf -n 1 -i 0-${seconds})"; exec `;
  return `${time} ${settings.user} ${spread}${command(words)}`;
}

/** For the shell, and for cron, to which a per cent sign is the end of the line. */
function command(words: readonly string[]): string {
  const quoted = words.map((word) =>
    /^[\w@+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
  );
  return quoted.join(' ').replaceAll('%', String.raw`\%`);
}

import type { Calendar, CalendarField, CalendarPart } from './calendar.ts';
import { calendarLimits, weekdayNames } from './calendar.ts';
import { CalendarError } from './parse-calendar.ts';

/** Days of the month and weekdays are both matched by systemd, either by cron. */
const weekOfMonth = 'cron takes a day of the month and a weekday for either of them, not for both';

/**
 * The five fields of a crontab line that fire at the same times, to the minute. Throws a CalendarError for what cron
 * cannot say: seconds, years, days from the end of a month, and weekdays together with days.
 */
export function crontabTime(calendar: Calendar): string {
  const { weekdays, year, month, day, fromEnd, hour, minute, second } = calendar;
  if (!isZero(second)) throw new CalendarError('cron knows no seconds');
  if (year !== undefined) throw new CalendarError('cron knows no years');
  if (fromEnd) throw new CalendarError('cron does not count days from the end of a month');
  if (weekdays !== undefined && day !== undefined) throw new CalendarError(weekOfMonth);
  const numbers = [write(minute, 'minute'), write(hour, 'hour'), write(day, 'day'), write(month, 'month')];
  return [...numbers, writeWeekdays(weekdays)].join(' ');
}

function isZero(field: CalendarField): boolean {
  return field?.every(({ from, to, every }) => from === 0 && (to ?? every) === undefined) === true;
}

function write(field: CalendarField, part: CalendarPart): string {
  if (field === undefined) return '*';
  const spans = field.map(({ from, to, every }) => {
    if (every === undefined) return to === undefined ? `${from}` : `${from}-${to}`;
    return `${from}-${to ?? calendarLimits[part][1]}/${every}`;
  });
  return spans.join(',');
}

function writeWeekdays(field: CalendarField): string {
  if (field === undefined) return '*';
  const name = (day: number): string => weekdayNames[day - 1] ?? '';
  // Sunday is 0 or 7 depending on the cron; by name, and one by one, every cron knows it.
  const days = field.flatMap(({ from, to = from }) =>
    Array.from({ length: to - from + 1 }, (_, index) => name(from + index)),
  );
  return days.join(',');
}

import type { Calendar, CalendarField, CalendarPart, CalendarSpan } from './calendar.ts';
import { calendarLimits, weekdayNames } from './calendar.ts';

/** Why an expression was not understood, and what to write instead where that is known. */
export class CalendarError extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}

const shorthands: Readonly<Record<string, string>> = {
  minutely: '*-*-* *:*:00',
  hourly: '*-*-* *:00:00',
  daily: '*-*-* 00:00:00',
  weekly: 'Mon *-*-* 00:00:00',
  monthly: '*-*-01 00:00:00',
  quarterly: '*-01,04,07,10-01 00:00:00',
  semiannually: '*-01,07-01 00:00:00',
  yearly: '*-01-01 00:00:00',
  annually: '*-01-01 00:00:00',
};

/**
 * Reads a calendar expression of systemd (systemd.time(7)): weekdays, date and time, each of them optional. Whatever is
 * accepted here means the same to systemd; left out are fractions of seconds, `@` and time zones, since schedules are in
 * UTC. Throws a CalendarError.
 */
export function parseCalendar(text: string): Calendar {
  const expression = shorthands[text.toLowerCase()] ?? text;
  const words = expression.split(/ +/);
  if (words.some((word) => word === '')) throw new CalendarError('it begins or ends with a space');
  const weekdays = /^[A-Za-z]/.test(words[0] ?? '') ? readWeekdays(words.shift() ?? '') : undefined;
  const date = words[0]?.includes(':') === false ? readDate(words.shift() ?? '') : anyDate;
  const time = words[0]?.includes(':') === true ? readTime(words.shift() ?? '') : midnight;
  if (words.length > 0) throw surplus(words.join(' '));
  const calendar = { weekdays, ...date, ...time };
  if (!hasSomeDay(calendar)) throw new CalendarError('no month of it has such a day');
  return calendar;
}

function surplus(rest: string): CalendarError {
  return /^(UTC|[A-Z][A-Za-z_]+\/[A-Za-z_/]+|[A-Z]{3,4})$/.test(rest)
    ? new CalendarError(`it names the time zone ${rest}`, 'leave the zone out: schedules are in UTC')
    : new CalendarError(
        `\`${rest}\` is neither a date nor a time`,
        'such as `Sun 03:15` or `*-*-* 04,16:00`',
      );
}

type DateFields = Pick<Calendar, 'year' | 'month' | 'day' | 'fromEnd'>;
type TimeFields = Pick<Calendar, 'hour' | 'minute' | 'second'>;

const zero: CalendarField = [{ from: 0, to: undefined, every: undefined }];
const anyDate: DateFields = { year: undefined, month: undefined, day: undefined, fromEnd: false };
const midnight: TimeFields = { hour: zero, minute: zero, second: zero };

/** Days of it: no month ends earlier. */
const shortestMonth = 28;

function readDate(word: string): DateFields {
  const parts = /^(?:([^-~]+)-)?([^-~]+)([-~])([^-~]+)$/.exec(word);
  if (parts === null) throw new CalendarError(`\`${word}\` is no date`, 'dates look like `*-*-01`');
  const [, year = '*', month = '', sign, day = ''] = parts;
  const fields = { year: readField(year, 'year'), month: readField(month, 'month') };
  const fromEnd = sign === '~';
  const days = readField(day, 'day');
  if (fromEnd && (!/^\d+$/.test(day) || Number(day) > shortestMonth))
    throw new CalendarError(
      `\`~${day}\` is no day from the end of a month`,
      `\`~1\` to \`~${shortestMonth}\` are`,
    );
  return { ...fields, day: days, fromEnd };
}

function readTime(word: string): TimeFields {
  const [hour = '', minute = '', second = '0', ...rest] = word.split(':');
  if (rest.length > 0) throw new CalendarError(`\`${word}\` is no time`, 'times look like `03:15`');
  return {
    hour: readField(hour, 'hour'),
    minute: readField(minute, 'minute'),
    second: readField(second, 'second'),
  };
}

function readField(text: string, part: CalendarPart): CalendarField {
  return text === '*' ? undefined : text.split(',').map((item) => readSpan(item, part));
}

function readSpan(text: string, part: CalendarPart): CalendarSpan {
  const [least, most] = calendarLimits[part];
  const found = /^(\d+)(?:\.\.(\d+))?(?:\/(\d+))?$/.exec(text);
  if (found === null) {
    const step = /^\*\/(\d+)$/.exec(text)?.[1];
    const help = step === undefined ? undefined : `every ${step}th is written \`${least}/${step}\``;
    throw new CalendarError(`\`${text}\` cannot stand for the ${part}`, help);
  }
  const [from, to, every] = found
    .slice(1)
    .map((digits) => (digits === undefined ? undefined : Number(digits)));
  const wrong = [from, to].find((number) => number !== undefined && (number < least || number > most));
  if (wrong !== undefined)
    throw new CalendarError(`${wrong} is no ${part}: it goes from ${least} to ${most}`);
  if (from !== undefined && every !== undefined && from + every > most)
    throw new CalendarError(`\`${text}\` never gets to a second ${part}`, `write \`${from}\``);
  if (every === 0) throw new CalendarError(`\`${text}\` repeats every 0 ${part}s`);
  if (from === undefined || (to !== undefined && to < from))
    throw new CalendarError(`\`${text}\` runs backwards`);
  return { from, to: to === from ? undefined : to, every };
}

function readWeekdays(word: string): CalendarField {
  return word.split(',').map((item) => {
    const [first = '', last, ...rest] = item.split('..');
    if (rest.length > 0) throw new CalendarError(`\`${item}\` is no range of weekdays`);
    const from = weekday(first);
    const to = last === undefined ? undefined : weekday(last);
    if (to !== undefined && to < from)
      throw new CalendarError(`\`${item}\` runs backwards`, 'a week begins on Monday: write `Sat,Sun,Mon`');
    return { from, to: to === from ? undefined : to, every: undefined };
  });
}

function weekday(name: string): number {
  const long = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const index = long.findIndex((day) => day === name.toLowerCase() || day.slice(0, 3) === name.toLowerCase());
  if (index < 0) throw new CalendarError(`\`${name}\` is no weekday`, `they are ${weekdayNames.join(', ')}`);
  return index + 1;
}

/** Whether some month of the expression is long enough for its first day; a leap year counts. */
function hasSomeDay({ month, day }: Calendar): boolean {
  const first = Math.min(...(day ?? []).map(({ from }) => from), Number.POSITIVE_INFINITY);
  if (day === undefined) return true;
  return Array.from({ length: 12 }, (_, index) => index + 1).some(
    (number) => fieldHas(month, number, 12) && first <= daysIn(number),
  );
}

function daysIn(month: number): number {
  if (month === 2) return 29;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function fieldHas(field: CalendarField, number: number, most: number): boolean {
  if (field === undefined) return true;
  return field.some(({ from, to, every }) => {
    const last = to ?? (every === undefined ? from : most);
    return number >= from && number <= last && (number - from) % (every ?? 1) === 0;
  });
}

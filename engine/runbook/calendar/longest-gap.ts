import type { Calendar, CalendarField, CalendarPart } from './calendar.ts';
import { calendarLimits } from './calendar.ts';

const day = 24 * 60 * 60 * 1000;
/** Four years from a Monday in a leap year on: every date of the calendar comes by. */
const firstDay = Date.UTC(2024, 0, 1);
const daysLooked = 4 * 365 + 1;

/**
 * The longest time between two starts, in milliseconds; undefined for a calendar that starts less
 * than twice in four years. Years are left out: a calendar of one year has no rhythm.
 */
export function longestGap(calendar: Calendar): number | undefined {
  const times = timesOf(calendar);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const within = gaps(times);
  const days = Array.from({ length: daysLooked }, (_, index) => firstDay + index * day);
  const starts = days.filter((moment) => isOn(calendar, new Date(moment)));
  if (starts.length === 0) return undefined;
  const between = gaps(starts).map((gap) => gap - last + first);
  const all = [...within, ...between];
  return all.length === 0 ? undefined : all.reduce((most, gap) => Math.max(most, gap), 0);
}

function gaps(sorted: readonly number[]): readonly number[] {
  return sorted.slice(1).map((moment, index) => moment - (sorted[index] ?? 0));
}

function isOn({ weekdays, month, day: date, fromEnd }: Calendar, moment: Date): boolean {
  const [year, index, number] = [moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()];
  const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  const counted = fromEnd ? length - number + 1 : number;
  // Sunday is 0 for a Date, and 7 here.
  const weekday = moment.getUTCDay() === 0 ? 7 : moment.getUTCDay();
  return (
    matches(weekdays, weekday, 7) &&
    matchesPart(month, index + 1, 'month') &&
    matchesPart(date, counted, 'day')
  );
}

/** Milliseconds since midnight of every start of a day, sorted. */
function timesOf({ hour, minute, second }: Calendar): readonly number[] {
  const hours = numbers(hour, 'hour');
  const minutes = numbers(minute, 'minute');
  const seconds = numbers(second, 'second');
  return hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => ((h * 60 + m) * 60 + s) * 1000)));
}

function numbers(field: CalendarField, part: CalendarPart): readonly number[] {
  const [least, most] = calendarLimits[part];
  const all = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return all.filter((number) => matchesPart(field, number, part));
}

function matchesPart(field: CalendarField, number: number, part: CalendarPart): boolean {
  return matches(field, number, calendarLimits[part][1]);
}

function matches(field: CalendarField, number: number, most: number): boolean {
  if (field === undefined) return true;
  return field.some(({ from, to, every }) => {
    const end = to ?? (every === undefined ? from : most);
    return number >= from && number <= end && (number - from) % (every ?? 1) === 0;
  });
}

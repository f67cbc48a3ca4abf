/** Some numbers of a field: one, a range, or every n-th from one on. */
export interface CalendarSpan {
  readonly from: number;
  /** Undefined for a single number, and for `every` without an end. */
  readonly to: number | undefined;
  readonly every: number | undefined;
}

/** What a part of a date or time may be; undefined is anything. */
export type CalendarField = readonly CalendarSpan[] | undefined;

/** A calendar expression of systemd that was understood. */
export interface Calendar {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekdays: CalendarField;
  readonly year: CalendarField;
  readonly month: CalendarField;
  readonly day: CalendarField;
  /** Whether days count from the last one of the month: `*-*~1`. */
  readonly fromEnd: boolean;
  readonly hour: CalendarField;
  readonly minute: CalendarField;
  readonly second: CalendarField;
}

/** The names of the parts that are numbers. */
export type CalendarPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** The smallest and the greatest number of each part. */
export const calendarLimits: Readonly<Record<CalendarPart, readonly [least: number, most: number]>> = {
  year: [1970, 2199],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
};

/** The days of the week as systemd writes them, Monday first. */
export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

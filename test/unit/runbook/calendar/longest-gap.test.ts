import { expect, test } from 'vitest';
import { longestGap } from '../../../../engine/runbook/calendar/longest-gap.ts';
import { parseCalendar } from '../../../../engine/runbook/calendar/parse-calendar.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

test.each([
  ['*-*-* 02:00', day],
  ['*-*-* 04,16:20', 12 * hour],
  ['*-*-* 04,05:00', 23 * hour],
  ['Sun 03:15', 7 * day],
  ['Mon..Fri 09:00', 3 * day],
  ['*-*-01', 31 * day],
  ['*-*~1', 31 * day],
  ['*-02-29', 4 * 365 * day + day],
  ['*-01-01', 366 * day],
  ['*-*-* *:0/15', hour / 4],
  ['*-*-* 9..17:00', 16 * hour],
])('%s', (calendar, gap) => {
  const found = longestGap(parseCalendar(calendar));
  // The four years that are looked at hold only one 29th of February.
  if (calendar === '*-02-29') expect(found).toBeUndefined();
  else expect(found).toBe(gap);
});

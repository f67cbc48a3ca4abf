import { spawnSync } from 'node:child_process';
import { assert, constantFrom, oneof, integer, property, tuple } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crontabTime } from '../../../../engine/runbook/calendar/crontab-time.ts';
import { CalendarError, parseCalendar } from '../../../../engine/runbook/calendar/parse-calendar.ts';

const analyze = 'systemd-analyze';
const hasSystemd = spawnSync(analyze, ['--version']).status === 0;

function accepts(text: string): boolean {
  try {
    parseCalendar(text);
    return true;
  } catch (error) {
    if (error instanceof CalendarError) return false;
    throw error;
  }
}

const good = [
  ['Sun 03:15', '15 3 * * Sun'],
  ['*-*-* 02:00', '0 2 * * *'],
  ['02:00', '0 2 * * *'],
  ['*-*-* 04,16:00', '0 4,16 * * *'],
  ['Mon..Fri 9..17:0/30', '0-59/30 9-17 * * Mon,Tue,Wed,Thu,Fri'],
  ['saturday,Sun 1:00:00', '0 1 * * Sat,Sun'],
  ['*-*-01', '0 0 1 * *'],
  ['*-04,06..09/2-30', '0 0 30 4,6-9/2 *'],
  ['*-2/3-1..7/2 00:05', '5 0 1-7/2 2-12/3 *'],
  ['hourly', '0 * * * *'],
  ['Weekly', '0 0 * * Mon'],
  ['semiannually', '0 0 1 1,7 *'],
  ['*:*', '* * * * *'],
] as const;

const withoutCron = ['*:*:0/10', '2027-01-01', '*-*~1', 'Sun *-*-1..7 03:00'];

const bad = [
  ['5', 'no date'],
  ['', 'space'],
  [' 3:00', 'space'],
  ['3:00 ', 'space'],
  ['24:00', 'goes from 0 to 23'],
  ['*-13-1', 'goes from 1 to 12'],
  ['*-*-0', 'goes from 1 to 31'],
  ['*/6:00', 'cannot stand for the hour'],
  ['10..5:00', 'backwards'],
  ['0/0:00', 'repeats every 0'],
  ['20/5:00', 'never gets to a second hour'],
  ['*-*~29', 'no day from the end'],
  ['Sat..Mon 1:0', 'backwards'],
  ['Mon..Tue..Wed', 'no range'],
  ['Someday 3:00', 'no weekday'],
  ['Mon Tue', 'no date'],
  ['2:00:', 'cannot stand for the second'],
  ['2:0:0:0', 'no time'],
  ['*-02-30', 'no month of it'],
  ['*-04,06-31 1:00', 'no month of it'],
] as const;

/** What systemd knows and a schedule may not say. */
const narrower = [
  ['3:15 UTC', 'time zone'],
  ['3:15 Europe/Berlin', 'time zone'],
  ['2:5:7.5', 'cannot stand for the second'],
  ['@100', 'no date'],
] as const;

describe('calendar expressions', () => {
  test.each(good)('%s is %s to cron', (text, cron) => {
    expect(crontabTime(parseCalendar(text))).toBe(cron);
  });

  test.each(withoutCron)('%s is nothing that cron could keep', (text) => {
    expect(() => crontabTime(parseCalendar(text))).toThrow(/cron/);
  });

  test.each([...bad, ...narrower])('%s is refused: %s', (text, why) => {
    expect(() => parseCalendar(text)).toThrow(why);
  });

  test('say how a step is written', () => {
    expect(() => parseCalendar('*/6:00')).toThrow(
      expect.objectContaining({ help: 'every 6th is written `0/6`' }),
    );
  });
});

const numbers = (least: number, most: number): Arbitrary<string> => {
  const number = integer({ min: least, max: most });
  const range = tuple(number, number).map(([a, b]) => `${a}..${b}`);
  const step = tuple(number, integer({ min: 0, max: most })).map(([a, b]) => `${a}/${b}`);
  const one = oneof({ weight: 3, arbitrary: number.map(String) }, range, step);
  return oneof(
    { weight: 2, arbitrary: constantFrom('*') },
    one,
    tuple(one, one).map((items) => items.join(',')),
  );
};

const weekdays = constantFrom('', 'Sun ', 'Mon..Fri ', 'sat,Wednesday ', 'Fri..Tue ', 'Noday ');
const dates = tuple(
  constantFrom('', '*-', '2030-', '1969-'),
  numbers(0, 13),
  constantFrom('-', '~'),
  numbers(0, 32),
);
const times = tuple(numbers(-1, 24), numbers(0, 60), constantFrom('', ':00', ':0/7', ':61'));
const expressions = tuple(
  weekdays,
  oneof(
    constantFrom(''),
    dates.map((d) => `${d.join('')} `),
  ),
  times,
).map(([day, date, [hour, minute, second]]) => `${day}${date}${hour}:${minute}${second}`);

describe.runIf(hasSystemd)('calendar expressions, compared with systemd (where it is installed)', () => {
  test.each(bad.filter(([text]) => !/^\*-0[24]/.test(text)))('%s is refused by both', (text) => {
    expect(spawnSync(analyze, ['calendar', text]).status).not.toBe(0);
  });

  test('all of the ones above are understood', () => {
    const texts = [...good.map(([text]) => text), ...withoutCron].map((text) => `${text} UTC`);
    const { status, stderr } = spawnSync(analyze, ['calendar', ...texts], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  test('what is accepted of generated ones, systemd accepts', () => {
    const accepted = new Set<string>();
    assert(
      property(expressions, (text) => {
        if (accepts(text)) accepted.add(text);
      }),
      { numRuns: 3000, seed: 20261123 },
    );
    expect(accepted.size).toBeGreaterThan(100);
    const { status, stderr } = spawnSync(analyze, ['calendar', ...accepted], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { crontab } from '../../../../engine/report/schedule/crontab.ts';
import { runWords } from '../../../../engine/report/schedule/scheduled-runs.ts';
import type {
  ScheduledRunbook,
  ScheduleSettings,
} from '../../../../engine/report/schedule/scheduled-runs.ts';
import {
  systemdUnits,
  unitName,
  unitsToEnable,
  unitWord,
} from '../../../../engine/report/schedule/systemd-units.ts';

const settings: ScheduleSettings = {
  program: '/usr/local/bin/runbook',
  project: '/opt/runbook',
  environment: 'production',
  stateDirectory: undefined,
  user: 'root',
};

function scheduled(schedule: Partial<ScheduledRunbook['schedule']> = {}): ScheduledRunbook {
  const standard = { calendar: 'Sun 03:15', jitter: 300_000, inputs: {}, overlap: 'queue' } as const;
  return { name: 'nightly', summary: 'Say 100 %\nof it', schedule: { ...standard, ...schedule } };
}

const wild = `it's "100 %" of $HOME \\ and\ttab`;

describe('units of systemd', () => {
  test('are a timer, its service and the one that resumes', () => {
    const units = systemdUnits([scheduled()], settings);
    expect([...units.keys()]).toEqual([
      'runbook-resume.service',
      'runbook-run-nightly.service',
      'runbook-run-nightly.timer',
    ]);
    expect([...units.keys()].every((name) => unitName.test(name))).toBe(true);
    expect(unitsToEnable(units)).toEqual(['runbook-resume.service', 'runbook-run-nightly.timer']);
    expect(units.get('runbook-run-nightly.timer')).toContain(
      'OnCalendar=Sun 03:15 UTC\nRandomizedDelaySec=5m\n',
    );
    expect(units.get('runbook-run-nightly.service')).toContain(
      '\nDescription=Runbook nightly: Say 100 %% of it\n',
    );
  });

  test('go without jitter, and under another account', () => {
    const units = systemdUnits([scheduled({ jitter: 0 })], { ...settings, user: 'ops' });
    expect(units.get('runbook-run-nightly.timer')).not.toContain('RandomizedDelaySec');
    expect(units.get('runbook-resume.service')).toContain('\nUser=ops\n');
  });

  test('quote words that systemd would read otherwise', () => {
    expect(unitWord('--input')).toBe('--input');
    expect(unitWord('50%')).toBe('50%%');
    expect(unitWord(wild)).toBe(String.raw`"it's \"100 %%\" of $$HOME \\ and\u0009tab"`);
    expect(unitWord('')).toBe('""');
  });
});

describe('the command of a timer', () => {
  test.each([
    ['queue', ['--wait']],
    ['skip', ['--overlap', 'skip']],
    ['fail', []],
  ] as const)('says %s', (overlap, words) => {
    const place = ['--dir', '/opt/runbook', '--env', 'production'];
    expect(runWords(scheduled({ overlap }), settings).slice(1)).toEqual([
      'run',
      'nightly',
      ...place,
      ...words,
    ]);
  });

  test('gives inputs as they are read', () => {
    const words = runWords(scheduled({ inputs: { text: 'a b', times: 3, list: ['x', 'y'] } }), {
      ...settings,
      stateDirectory: '/srv/state',
    });
    expect(words).toEqual(expect.arrayContaining(['text=a b', 'times=3', 'list=["x","y"]', '/srv/state']));
  });
});

describe('a crontab', () => {
  test('spreads starts, prints nothing, and resumes at boot', () => {
    const lines = crontab([scheduled()], settings).trimEnd().split('\n');
    expect(lines.at(-2)).toBe('@reboot root /usr/local/bin/runbook resume --interrupted --quiet');
    expect(lines.at(-1)).toBe(
      '15 3 * * Sun root sleep "$(shuf -n 1 -i 0-300)"; exec /usr/local/bin/runbook run nightly --dir /opt/runbook --env production --wait --quiet',
    );
  });

  test('gives a program the same words after cron and the shell have read them', () => {
    const text = crontab([scheduled({ jitter: 0, inputs: { wild } })], { ...settings, program: '/bin/echo' });
    const last = text.trimEnd().split('\n').at(-1) ?? '';
    const command = last
      .split(' ')
      .slice(6)
      .join(' ')
      .replaceAll(String.raw`\%`, '%');
    expect(last.replaceAll(String.raw`\%`, '')).not.toContain('%');
    const { stdout } = spawnSync('/bin/sh', ['-c', command.replace('/bin/echo', String.raw`printf '<%s>'`)], {
      encoding: 'utf8',
    });
    expect(stdout).toContain(`<--input><wild=${wild}>`);
  });

  test('refuses what a line cannot hold', () => {
    expect(() => crontab([scheduled({ inputs: { two: 'a\nb' } })], settings)).toThrow('`nightly`');
    expect(() => crontab([scheduled({ calendar: '*-*~1' })], settings)).toThrow('`nightly`');
  });
});

import { spawnSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRig, program } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

const steps = `steps:
  - id: look
    uses: file.facts
    with: { path: /etc/passwd }
`;

/** A project with one runbook by the calendar and one without. */
function project(
  rig: Rig,
  schedule = '{ calendar: "*-*-* 04,16:00", jitter: 90s, inputs: { why: "it is 100 % $HOME" } }',
): void {
  const head = 'apiVersion: runbook/v1\nsummary: Looks\n';
  const inputs = 'inputs: { why: { type: string, default: no, description: Why } }\n';
  rig.write('runbooks/twice.yaml', `${head}name: twice\n${inputs}schedule: ${schedule}\n${steps}`);
  rig.write('runbooks/never.yaml', `${head}name: never\n${steps}`);
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: local\n');
}

const units = ['runbook-resume.service', 'runbook-run-twice.service', 'runbook-run-twice.timer'];

describe('runbook schedule', () => {
  test('prints units, and touches nothing', async () => {
    await using rig = openRig();
    project(rig);
    const { code, stdout, stderr } = await rig.run(['schedule']);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of units) expect(stdout).toContain(`# ${name}\n`);
    expect(stdout).toContain(
      `run twice --dir ${rig.folder} --env local --input "why=it is 100 %% $$HOME" --wait`,
    );
    expect(readdirSync(rig.folder).toSorted()).toEqual(['home', 'runbooks']);
  });

  test('writes what differs, and removes what is no longer scheduled', async () => {
    await using rig = openRig();
    project(rig);
    rig.write('units/runbook-run-mine.timer', '[Timer]\n');
    const write = async (): Promise<unknown> =>
      JSON.parse((await rig.run(['schedule', '--json', '-o', 'units'])).stdout);
    const folder = rig.path('units');
    expect(await write()).toMatchObject({ folder, written: units, removed: [] });
    expect(await write()).toMatchObject({ written: [], removed: [], enable: [units[0], units[2]] });
    rig.write('runbooks/twice.yaml', rig.read('runbooks/never.yaml').replace('never', 'twice'));
    expect(await write()).toMatchObject({ written: [], removed: units.slice(1) });
    expect(readdirSync(folder).toSorted()).toEqual(['runbook-resume.service', 'runbook-run-mine.timer']);
  });

  test('says how the timers start at once, and where their runs work', async () => {
    await using rig = openRig();
    project(rig);
    const { stdout } = await rig.run(['schedule', '-o', 'units']);
    expect(stdout).toContain(
      'next     systemctl daemon-reload\n' +
        '         systemctl enable runbook-resume.service\n' +
        '         systemctl enable --now runbook-run-twice.timer\n' +
        'for      the environment local; --env names another\n',
    );
    const named = await rig.run(['schedule', '-o', 'units', '--env', 'local']);
    expect(named.stdout).toBe(`nothing changed in ${rig.path('units')}\nfor      the environment local\n`);
  });

  test('leaves a file alone that somebody else wrote', async () => {
    await using rig = openRig();
    project(rig);
    rig.write('cron.d/runbook', '0 0 * * * root true\n');
    const { code, stderr } = await rig.run(['schedule', '--cron', '-o', 'cron.d']);
    expect([code, rig.read('cron.d/runbook')]).toEqual([2, '0 0 * * * root true\n']);
    expect(stderr).toContain('was not written by `runbook schedule`');
  });

  test.each([
    ['a relative program', ['--program', 'bin/runbook'], 'no plain absolute path'],
    ['an account with a space', ['--user', 'a b'], 'no name of an account'],
    ['an environment that is none', ['--env', 'nowhere'], 'RB501'],
  ])('refuses %s', async (_, flags, message) => {
    await using rig = openRig();
    project(rig);
    const { code, stderr } = await rig.run(['schedule', '-o', 'units', ...flags]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(readdirSync(rig.folder)).not.toContain('units');
  });

  test('refuses a calendar that nobody can keep, or that cron cannot', async () => {
    await using rig = openRig();
    project(rig, '{ calendar: "*-02-30" }');
    expect(await rig.run(['schedule'])).toMatchObject({ code: 2, stderr: expect.stringContaining('RB344') });
    project(rig, '{ calendar: "*-*~1" }');
    expect(await rig.run(['schedule'])).toMatchObject({ code: 0 });
    expect(await rig.run(['schedule', '--cron'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the schedule of `twice` cannot be a line of cron'),
    });
  });

  test.runIf(hasSystemd)(
    'writes units that systemd finds nothing wrong with (where it is installed)',
    async () => {
      await using rig = openRig();
      project(rig);
      symlinkSync(program, rig.path('engine'));
      await rig.run([
        'schedule',
        '-o',
        'units',
        '--program',
        rig.path('engine'),
        '--state-dir',
        '/var/lib/a b',
      ]);
      const files = units.map((name) => rig.path(`units/${name}`));
      const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', ...files], {
        encoding: 'utf8',
      });
      expect([status, stdout, stderr]).toEqual([0, '', '']);
      rig.write(
        'units/runbook-run-twice.timer',
        rig.read('units/runbook-run-twice.timer').replace('04,16', '*/6'),
      );
      expect(spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' }).stderr).toContain(
        'calendar specification',
      );
    },
  );

  test('makes a crontab whose command runs', async () => {
    await using rig = openRig();
    project(rig, '{ calendar: hourly, inputs: { why: "100 % it\'s" } }');
    const lines = (await rig.run(['schedule', '--cron', '--program', '/usr/local/bin/runbook'])).stdout.split(
      '\n',
    );
    const line = lines.find((text) => text.startsWith('0 * * * * root /')) ?? '';
    const command = line.replace('0 * * * * root /usr/local/bin/', '').replaceAll(String.raw`\%`, '%');
    expect(command).toContain('why=100 %');
    const { code, stdout, stderr } = await rig.run([command], { shell: true });
    expect([code, stdout, stderr]).toEqual([0, '', '']);
    expect((await rig.run(['history', '--json'])).stdout).toContain('"twice"');
  });
});

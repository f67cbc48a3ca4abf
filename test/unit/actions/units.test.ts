import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../engine/runbook/json.ts';
import { actionNamed } from '../../support/action-rig.ts';
import { playSystemd, type PlayedSystemd } from '../../support/played-systemd.ts';

const folder = '/etc/systemd/system';
const service = '[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n';

describe('systemd.unit (against a played systemd)', () => {
  const path = `${folder}/x.service`;
  const input = { name: 'x.service', content: service };

  it('writes, enables and starts a unit, once', async () => {
    const host = await playSystemd();
    expect(await host.run('systemd.unit', input)).toMatchObject({ changed: true });
    expect(await host.file(path)).toBe(service);
    expect(await host.told()).toEqual(['daemon-reload', 'enable x.service', 'start x.service']);
    expect(await host.run('systemd.unit', input)).toMatchObject({ changed: false });
    expect(await host.told()).toEqual([]);
  });

  it('restarts a running unit whose file changed, and does not start one that shall rest', async () => {
    const host = await playSystemd();
    await host.run('systemd.unit', input);
    await host.told();
    const content = service.replace('true', 'false');
    await host.run('systemd.unit', { ...input, content });
    expect(await host.told()).toEqual(['daemon-reload', 'restart x.service']);
    await host.run('systemd.unit', { name: 'x.service', enabled: false, active: false });
    expect(await host.told()).toEqual(['disable x.service', 'stop x.service']);
    expect(await host.file(path)).toBe(content);
  });

  it('shows in a plan what it would do, and a unit that is missing as an obstacle', async () => {
    const host = await playSystemd();
    const probe = (wanted: JsonObject): Promise<unknown> =>
      actionNamed('systemd.unit').probe(wanted, host.context);
    expect(await probe(input)).toMatchObject({
      wouldChange: true,
      before: 'x.service is missing',
      after: 'write its file, enable, start',
    });
    expect(await probe({ name: 'x.service' })).toMatchObject({
      obstacle: 'there is no unit x.service, and no `content` to make it of',
    });
    await host.run('systemd.unit', input);
    expect(await probe(input)).toMatchObject({
      wouldChange: false,
      before: 'x.service is enabled, active',
      after: 'unchanged',
    });
    await host.told();
  });

  it('takes a new unit back whole: stopped while it has a file, then without one', async () => {
    const host = await playSystemd();
    const { undo } = await host.change('systemd.unit', input);
    await host.told();
    await undo();
    expect(await host.told()).toEqual(['stop x.service', 'disable x.service', 'daemon-reload']);
    expect(await host.file(path)).toBeUndefined();
    await undo();
    expect(await host.told()).toEqual(['daemon-reload']);
  });

  it('takes back to an older file and to the state that was there', async () => {
    const host = await playSystemd();
    await host.run('systemd.unit', { ...input, active: false });
    const wanted = { ...input, content: service.replace('true', 'false') };
    const { undo } = await host.change('systemd.unit', wanted);
    expect(await host.state('x.service')).toBe('enabled active');
    await undo();
    expect(await host.file(path)).toBe(service);
    expect(await host.state('x.service')).toBe('enabled inactive');
  });

  it('says by itself after a cut whether it was done', async () => {
    const host = await playSystemd();
    const settle = (): Promise<unknown> => actionNamed('systemd.unit').settle(input, null, host.context);
    expect(await settle()).toEqual({ verdict: 'not-started' });
    await host.run('systemd.unit', input);
    expect(await settle()).toMatchObject({ verdict: 'done', changed: true });
  });

  it('fails with what systemd says, and where there is none', async () => {
    const host = await playSystemd();
    await writeFile(join(host.folder, 'units/refuse-start'), '');
    await expect(host.run('systemd.unit', input)).rejects.toThrow(/Failed to start x\.service/);
    await writeFile(join(host.folder, 'bin/systemctl'), '#!/bin/sh\nexit 1\n');
    await expect(host.run('systemd.unit', input)).rejects.toThrow('is not run by systemd');
  });
});

describe('schedule.install (against a played systemd and a played engine)', () => {
  const mark = '# Written by `runbook schedule`\n';
  const timer = `${mark}[Timer]\nOnCalendar=daily\n[Install]\nWantedBy=timers.target\n`;
  const unit = `${mark}[Service]\nExecStart=/bin/true\n`;

  /** What the engine on the host answers from now on. */
  async function schedule(
    host: PlayedSystemd & { readonly folder: string },
    names: Readonly<Record<string, string>>,
  ): Promise<JsonObject> {
    const files = Object.entries(names).map(([name, content]) => ({ name, content }));
    const enable = files.filter(({ content }) => content.includes('[Install]')).map(({ name }) => name);
    const program = join(host.folder, 'bin/runbook');
    await writeFile(join(host.folder, 'answer'), JSON.stringify({ files, enable }));
    await writeFile(program, `#!/bin/sh\necho "$@" >"${host.folder}/asked"\ncat "${host.folder}/answer"\n`);
    await chmod(program, 0o755);
    return { program, project: '/opt/runbook/current', environment: 'production' };
  }

  const both = { 'runbook-run-backup.timer': timer, 'runbook-run-backup.service': unit };

  it('writes, enables and starts timers, once', async () => {
    const host = await playSystemd();
    const input = await schedule(host, both);
    expect(await host.run('schedule.install', input)).toMatchObject({
      changed: true,
      outputs: { files: [`${folder}/runbook-run-backup.timer`, `${folder}/runbook-run-backup.service`] },
    });
    expect(await host.told()).toEqual([
      'daemon-reload',
      'enable runbook-run-backup.timer',
      'restart runbook-run-backup.timer',
    ]);
    expect(await host.run('schedule.install', input)).toMatchObject({ changed: false });
    expect(await host.told()).toEqual([]);
  });

  it('removes what is no longer scheduled, and leaves what somebody else wrote', async () => {
    const host = await playSystemd();
    await host.run('schedule.install', await schedule(host, both));
    await host.write(`${folder}/runbook-run-mine.timer`, '[Timer]\nOnCalendar=weekly\n');
    await host.told();
    await host.run('schedule.install', await schedule(host, { 'runbook-run-prune.timer': timer }));
    expect(await host.told()).toEqual([
      'stop runbook-run-backup.timer',
      'disable runbook-run-backup.timer',
      'daemon-reload',
      'enable runbook-run-prune.timer',
      'restart runbook-run-prune.timer',
    ]);
    expect(await host.file(`${folder}/runbook-run-backup.service`)).toBeUndefined();
    expect(await host.file(`${folder}/runbook-run-mine.timer`)).toContain('weekly');
  });

  it('goes from timers to a crontab and back without both', async () => {
    const host = await playSystemd();
    const input = await schedule(host, both);
    await host.run('schedule.install', input);
    const cron = {
      ...(await schedule(host, { runbook: `${mark}0 2 * * * root true\n` })),
      scheduler: 'cron',
    };
    await host.run('schedule.install', cron);
    expect(await host.file('/etc/cron.d/runbook')).toContain('0 2');
    expect(await host.file(`${folder}/runbook-run-backup.timer`)).toBeUndefined();
    await host.run('schedule.install', await schedule(host, both));
    expect(await host.file('/etc/cron.d/runbook')).toBeUndefined();
    expect(await host.state('runbook-run-backup.timer')).toBe('enabled active');
  });

  it('puts the former timers back', async () => {
    const host = await playSystemd();
    await host.run('schedule.install', await schedule(host, both));
    const changed = { 'runbook-run-backup.timer': timer.replace('daily', 'weekly') };
    const { undo } = await host.change('schedule.install', await schedule(host, changed));
    expect(await host.file(`${folder}/runbook-run-backup.service`)).toBeUndefined();
    await host.told();
    await undo();
    expect(await host.file(`${folder}/runbook-run-backup.timer`)).toBe(timer);
    expect(await host.file(`${folder}/runbook-run-backup.service`)).toBe(unit);
    expect(await host.told()).toEqual(['daemon-reload', 'restart runbook-run-backup.timer']);
  });

  it('shows in a plan what it would do, and says after a cut whether it was done', async () => {
    const host = await playSystemd();
    const input = await schedule(host, both);
    const action = actionNamed('schedule.install');
    expect(await action.probe(input, host.context)).toMatchObject({
      wouldChange: true,
      before: '0 files of a schedule',
      after: expect.stringContaining('write runbook-run-backup.timer'),
    });
    expect(await action.settle(input, null, host.context)).toEqual({ verdict: 'not-started' });
    await host.run('schedule.install', input);
    expect(await action.probe(input, host.context)).toMatchObject({ wouldChange: false, after: 'unchanged' });
    expect(await action.settle(input, null, host.context)).toMatchObject({ verdict: 'done', changed: true });
  });

  it('says what is wrong when the engine there does not answer', async () => {
    const host = await playSystemd();
    const input = await schedule(host, both);
    await writeFile(join(host.folder, 'answer'), '[]');
    await expect(host.run('schedule.install', input)).rejects.toThrow('did not say what is scheduled');
    await writeFile(join(host.folder, 'answer'), 'Usage: runbook');
    await expect(host.run('schedule.install', input)).rejects.toThrow('did not say what is scheduled');
  });
});

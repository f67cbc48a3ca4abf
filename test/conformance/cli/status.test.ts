import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openProjectRig } from '../../support/project.ts';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';

interface Report {
  readonly well: boolean;
  readonly procedures: readonly {
    readonly name: string;
    readonly state: string;
    readonly targetSeconds?: number;
    readonly lastSuccess?: { readonly run: string; readonly ageSeconds: number };
    readonly lastRun?: { readonly status: string };
  }[];
  readonly drill?: { readonly set: string; readonly rtoSeconds: number; readonly rpoSeconds: number };
}

async function statusOf(rig: Rig, ...more: readonly string[]): Promise<Report & { code: number | null }> {
  const { code, stdout } = await rig.run(['status', '--json', ...more]);
  return { ...(JSON.parse(stdout) as Report), code };
}

function stateOf({ procedures }: Report, name: string): string | undefined {
  return procedures.find((each) => each.name === name)?.state;
}

const daily = (body: string): string => `
apiVersion: runbook/v1
name: daily
summary: what a timer starts
schedule: { calendar: "*-*-* 02:00", jitter: 5m }
timeout: 1h
lock: one
steps:
${body}
`;
const well = daily('  - { id: look, run: "true", effect: read }');
const broken = daily('  - { id: look, run: "false", effect: read }');
const asking = daily('  - { id: ask, uses: approval, with: { message: "Go on?", confirm: it } }');

/** Runs are named by their start, and their journal says it: both go back by so many days. */
function age(rig: Rig, run: string, days: number): void {
  const path = `${rig.folder}/state/runs/${run}/journal.jsonl`;
  const back = (at: string): string => new Date(Date.parse(at) - days * 86_400_000).toISOString();
  const text = readFileSync(path, 'utf8').replaceAll(/(?<="at":")[^"]+/gu, (at) => back(at));
  writeFileSync(path, text);
}

describe('runbook status', () => {
  test('goes from never to good to late, and says so by its exit code', async () => {
    await using rig = openRig();
    rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: local\n');
    rig.write('runbooks/daily.yaml', well);
    rig.write(
      'runbooks/manual.yaml',
      well.replace('name: daily', 'name: manual').replace(/^schedule.*$/mu, ''),
    );
    const never = await statusOf(rig);
    expect([never.code, stateOf(never, 'daily'), stateOf(never, 'manual')]).toEqual([1, 'never', 'manual']);
    await rig.run(['run', 'daily']);
    const good = await statusOf(rig);
    expect([good.code, good.well, stateOf(good, 'daily')]).toEqual([0, true, 'good']);
    const [procedure] = good.procedures;
    expect(procedure?.targetSeconds).toBe(24 * 3600 + 300 + 3600);
    age(rig, procedure?.lastSuccess?.run ?? '', 2);
    const late = await statusOf(rig);
    expect([late.code, stateOf(late, 'daily')]).toEqual([1, 'late']);
    const { code, stdout } = await rig.run(['status']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/daily +late +\d{4}-\d\d-\d\d \d\d:\d\d +2d00h +1d01h/);
    expect(stdout).toContain('no restore-drill has succeeded');
  });

  test('tells a run that failed, and one that waits, until somebody closes it', async () => {
    await using rig = openRig();
    rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: local\n');
    rig.write('runbooks/daily.yaml', well);
    await rig.run(['run', 'daily']);
    rig.write('runbooks/daily.yaml', broken);
    await rig.run(['run', 'daily']);
    const failed = await statusOf(rig);
    expect([failed.code, stateOf(failed, 'daily')]).toEqual([1, 'failed']);
    rig.write('runbooks/daily.yaml', asking);
    const { stdout } = await rig.run(['run', 'daily', '--json']);
    const waiting = await statusOf(rig);
    expect([waiting.code, stateOf(waiting, 'daily')]).toEqual([1, 'attention']);
    const run = /"run":"(?<run>[^"]+)"/.exec(stdout)?.groups?.['run'] ?? '';
    await rig.run(['resolve', run, '--reason', 'not wanted']);
    rig.write('runbooks/daily.yaml', well);
    await rig.run(['run', 'daily']);
    expect((await statusOf(rig)).code).toBe(0);
  });

  test('counts the runs of one environment, and refuses one that does not exist', async () => {
    await using rig = openRig();
    rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: local\n');
    rig.write('runbooks/environments/other.yaml', 'apiVersion: runbook/v1\nkind: Environment\nname: other\n');
    rig.write('runbooks/daily.yaml', well);
    await rig.run(['run', 'daily']);
    expect(stateOf(await statusOf(rig, '--env', 'other'), 'daily')).toBe('never');
    const { code, stderr } = await rig.run(['status', '--env', 'nowhere']);
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere');
  });

  test('shows what the last drill measured', async () => {
    await using rig = await openProjectRig();
    await rig.run(['run', 'backup', '--quiet']);
    expect((await statusOf(rig)).drill).toBeUndefined();
    await rig.run(['run', 'restore-drill', '--quiet']);
    const report = await statusOf(rig);
    expect(report.drill?.set).toBe(report.procedures.find(({ name }) => name === 'backup')?.lastSuccess?.run);
    expect(report.drill?.rtoSeconds).toBeGreaterThanOrEqual(0);
    expect(report.drill?.rpoSeconds).toBeGreaterThan(0);
    const { stdout } = await rig.run(['status']);
    expect(stdout).toMatch(/RTO +[\d.]+s/);
    expect(stdout).toMatch(/RPO +\d+[sm]/);
  });
});

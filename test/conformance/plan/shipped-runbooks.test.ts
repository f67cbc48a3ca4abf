import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bindPlan } from '../../../engine/app/bind-plan.ts';
import type { RunRequest } from '../../../engine/app/bind-plan.ts';
import { openProject } from '../../../engine/app/load-project.ts';
import { planOf } from '../../../engine/app/make-plan.ts';
import { readRun } from '../../../engine/app/read-run.ts';
import type { PlannedStep, SavedPlan } from '../../../engine/plan/plan.ts';
import type { Program, Runbook, Step } from '../../../engine/runbook/runbook.ts';
import { openProjectRig } from '../../support/project.ts';
import type { ProjectRig } from '../../support/project.ts';
import { guardPorts } from './guarded-ports.ts';
import type { Guard } from './guarded-ports.ts';

/** These work on what the sandbox has not, and are planned on the real stack. */
const withoutSandbox: readonly string[] = [
  'deploy',
  'destroy',
  'issue-cert',
  'provision',
  'rebuild',
  'setup-monitoring',
  'setup-runner',
];

const shipped = readdirSync(new URL('../../../runbooks', import.meta.url))
  .filter((name) => name.endsWith('.yaml') && name !== 'project.yaml')
  .map((name) => name.replace('.yaml', ''));

/** In an order in which each finds what it needs: the backup makes the set that `restore` puts back. */
const inputs: Readonly<Record<string, (set: string) => Readonly<Record<string, string>>>> = {
  'health-check': () => ({}),
  'renew-cert': () => ({ force: 'true' }),
  backup: () => ({}),
  'restore-drill': () => ({}),
  prune: () => ({}),
  'rotate-database-password': () => ({}),
  'update-postgres': () => ({ version: '18.6', backup: 'false' }),
  restore: (set) => ({ set }),
  'update-auto': () => ({}),
  'update-manual': () => ({ version: '1.27.3' }),
  'update-postgres-major': () => ({ version: '19.1', backup: 'false' }),
};

function readsOf(program: Program): ReadonlySet<string> {
  const steps = (runbook: Runbook): readonly Step[] => [
    ...runbook.requires,
    ...runbook.steps,
    ...runbook.finally,
  ];
  const all = Object.values(program.runbooks).flatMap(steps);
  return new Set(all.filter(({ effect }) => effect === 'read').map(({ id }) => id));
}

function idOf(key: string): string {
  return key.replace(/^.*[/:]/, '').replace(/\[.*$/, '');
}

function request(rig: ProjectRig, name: string, given: RunRequest['inputs']): RunRequest {
  const project = openProject({ cwd: rig.folder });
  return { name, project, inputs: given, env: {}, stateDirectory: rig.path('state') };
}

async function guardedPlan(
  rig: ProjectRig,
  name: string,
  given: RunRequest['inputs'],
): Promise<{ readonly plan: SavedPlan; readonly guard: Guard }> {
  const bound = await bindPlan(request(rig, name, given));
  const reads = readsOf(bound.plan.program);
  const guard = guardPorts(bound.ports, (step) => reads.has(idOf(step)));
  try {
    const plan = await planOf({ ...bound, ports: guard.ports }, new AbortController().signal);
    return { plan, guard };
  } finally {
    await bound.ports.close();
  }
}

function rowsOf({ forecast }: SavedPlan): readonly PlannedStep[] {
  return [...forecast.requires, ...forecast.steps, ...forecast.finally];
}

/** What became of each step in the run, by key; steps that were never reached are missing. */
async function executed(rig: ProjectRig, run: string): Promise<ReadonlyMap<string, 'run' | 'skip'>> {
  const { events } = await readRun(rig.path('state'), run);
  const steps = new Map<string, 'run' | 'skip'>();
  for (const event of events) {
    if (event.event === 'attempt-started' && !event.step.includes('!')) steps.set(event.step, 'run');
    if (event.event === 'approval-requested' || event.event === 'finish-reached') {
      steps.set(event.step, 'run');
    }
    if (event.event === 'step-skipped') steps.set(event.step, 'skip');
    if (event.event === 'frame-opened' && event.frame !== '') steps.set(event.frame.slice(0, -1), 'run');
  }
  return steps;
}

describe('every runbook that is shipped', () => {
  let rig: ProjectRig;
  let set = '';
  beforeAll(async () => {
    rig = await openProjectRig();
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  test('has inputs here', () => {
    expect([...Object.keys(inputs), ...withoutSandbox].toSorted()).toEqual(shipped.toSorted());
  });

  test.each(Object.keys(inputs))(
    '%s: its plan changes nothing, and its run does what was planned',
    async (name) => {
      const given = inputs[name]?.(set) ?? {};
      const before = await rig.snapshot();
      const { plan, guard } = await guardedPlan(rig, name, given);
      expect(guard.violations).toEqual([]);
      expect(guard.calls.size, 'it looked').toBeGreaterThan(3);
      expect(await rig.snapshot()).toEqual(before);

      const args = Object.entries(given).flatMap(([key, value]) => ['--input', `${key}=${value}`]);
      const ran = await rig.run(['run', name, ...args, '--approve', 'all', '--json']);
      expect(ran.code, ran.stdout.slice(-2000)).toBe(0);
      const run = /"run":"(?<run>[^"]+)"/.exec(ran.stdout)?.groups?.['run'] ?? '';
      if (name === 'backup') set = run;
      const became = await executed(rig, run);
      const planned = rowsOf(plan);
      expect([...became.keys()].filter((key) => !planned.some((row) => row.key === key))).toEqual([]);
      for (const { key, verdict } of planned) {
        if (verdict === 'unknown') continue;
        expect(became.get(key) ?? 'skip', key).toBe(verdict);
      }
      expect(planned.filter(({ verdict }) => verdict === 'run').length).toBeGreaterThan(1);
    },
  );
});

describe('the guard itself', () => {
  test('notes what changes the world, and lets reading through', async () => {
    await using rig = await openProjectRig();
    const bound = await bindPlan(request(rig, 'health-check', {}));
    try {
      const guard = guardPorts(bound.ports, () => false);
      const containers = await guard.ports.containers();
      expect((await containers.inspect('nginx')).state).toBe('running');
      expect(() => containers.stop('nginx', new AbortController().signal)).toThrow('containers.stop');
      const host = await guard.ports.target('host');
      expect(() => host.files.remove(rig.folder)).toThrow('files.remove');
      expect(() =>
        host.lock(
          'x',
          { run: '', runbook: '', by: '', since: '' },
          { wait: false, signal: new AbortController().signal },
        ),
      ).toThrow('transport.lock');
      expect(guard.violations).toEqual(['containers.stop', 'files.remove', 'transport.lock']);
    } finally {
      await bound.ports.close();
    }
  });
});

import { chmodSync, chownSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planDigest, sealsOf } from '../../../engine/app/plan-file.ts';
import type { PlanFile } from '../../../engine/app/plan-file.ts';
import type { SavedPlan } from '../../../engine/plan/plan.ts';
import { plannedProject } from './planned-project.ts';
import type { PlannedProject } from './planned-project.ts';

/** A way in which a plan file can be wrong, and the one reason that is given. */
interface Tampering {
  readonly how: string;
  readonly tamper: (project: PlannedProject) => void;
  readonly says: string;
  readonly code: 2 | 6;
}

const day = 24 * 60 * 60 * 1000;

/** Changes the plan and leaves its seals as they are. */
function edited(change: (plan: SavedPlan) => unknown): (project: PlannedProject) => void {
  return (project) => {
    const file = project.readFile();
    project.writeFile({ ...file, plan: change(file.plan) });
  };
}

/** Changes the plan and seals it anew, as somebody would who knows how. */
function sealed(change: (plan: SavedPlan) => SavedPlan): (project: PlannedProject) => void {
  return (project) => {
    const plan = change(project.readFile().plan);
    project.writeFile({ runbookPlan: 1, seals: sealsOf(plan), plan } satisfies PlanFile);
  };
}

function later(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}

const agreement = { step: 'agree', by: 'eve@elsewhere', at: '2026-01-01T00:00:00.000Z' };

const tamperings: readonly Tampering[] = [
  { how: 'is gone', tamper: ({ rig }) => rmSync(rig.path('p.json')), says: 'there is no file', code: 2 },
  { how: 'is empty', tamper: ({ rig }) => truncateSync(rig.path('p.json')), says: 'is empty', code: 2 },
  {
    how: 'was cut off',
    tamper: ({ rig }) => truncateSync(rig.path('p.json'), 2000),
    says: 'was cut off: its end is missing',
    code: 2,
  },
  {
    how: 'is no JSON',
    tamper: ({ rig }) => void rig.write('p.json', 'plan: yes'),
    says: 'is not a saved plan: it is no JSON',
    code: 2,
  },
  {
    how: 'is something else',
    tamper: ({ writeFile }) => writeFile({ hello: 1 }),
    says: 'is JSON, but not a saved plan',
    code: 2,
  },
  {
    how: 'holds no plan',
    tamper: ({ writeFile }) => writeFile({ runbookPlan: 1, seals: {} }),
    says: 'holds no plan',
    code: 2,
  },
  {
    how: 'is of a newer format',
    tamper: (project) => project.writeFile({ ...project.readFile(), runbookPlan: 2 }),
    says: 'is written in a format that this engine does not know',
    code: 6,
  },
  {
    how: 'is of another engine',
    tamper: edited((plan) => ({ ...plan, bound: { ...plan.bound, engine: '0.0.9' } })),
    says: 'was made by engine 0.0.9, and this is',
    code: 6,
  },
  {
    how: 'is of another core',
    tamper: edited((plan) => ({ ...plan, bound: { ...plan.bound, core: 99 } })),
    says: 'follows the rules of core 99',
    code: 6,
  },
  {
    how: 'lacks a part',
    tamper: edited(({ forecast, ...plan }) => ({ ...plan, forecast: { ...forecast, facts: undefined } })),
    says: 'lacks `forecast.facts`',
    code: 2,
  },
  {
    how: 'has a part of the wrong kind',
    tamper: edited((plan) => ({ ...plan, approvals: 'all of them' })),
    says: '`approvals` is no list',
    code: 2,
  },
  {
    how: 'has no seals',
    tamper: (project) => project.writeFile({ runbookPlan: 1, plan: project.readFile().plan }),
    says: 'has no seals',
    code: 6,
  },
  {
    how: 'has another input',
    tamper: edited((plan) => ({ ...plan, bound: { ...plan.bound, inputs: { name: 'eve' } } })),
    says: 'was changed after it was made: its inputs',
    code: 6,
  },
  {
    how: 'has other steps',
    tamper: edited((plan) => ({ ...plan, forecast: { ...plan.forecast, steps: [] } })),
    says: 'was changed after it was made: its steps',
    code: 6,
  },
  {
    how: 'has an approval more',
    tamper: edited((plan) => ({ ...plan, approvals: [{ ...agreement, plan: planDigest(plan) }] })),
    says: 'was changed after it was made: its approvals',
    code: 6,
  },
  {
    how: 'holds longer',
    tamper: edited((plan) => ({ ...plan, expiresAt: later(plan.expiresAt, day) })),
    says: 'was changed after it was made: its validity',
    code: 6,
  },
  {
    how: 'holds longer, sealed anew',
    tamper: sealed((plan) => ({ ...plan, expiresAt: later(plan.expiresAt, day) })),
    says: 'says that it holds longer than plans do',
    code: 6,
  },
  {
    how: 'is from the future',
    tamper: sealed((plan) => ({
      ...plan,
      createdAt: later(plan.createdAt, day),
      expiresAt: later(plan.expiresAt, day),
    })),
    says: 'says that it was made in the future',
    code: 6,
  },
  {
    how: 'has expired',
    tamper: sealed((plan) => ({
      ...plan,
      createdAt: later(plan.createdAt, -2 * day),
      expiresAt: later(plan.expiresAt, -2 * day),
    })),
    says: 'expired at',
    code: 6,
  },
  {
    how: 'does not say until when it holds',
    tamper: sealed((plan) => ({ ...plan, expiresAt: 'for ever' })),
    says: 'does not say until when it holds',
    code: 6,
  },
  {
    how: 'agrees to what nobody asked',
    tamper: sealed((plan) => ({
      ...plan,
      approvals: [{ ...agreement, step: 'note', plan: planDigest(plan) }],
    })),
    says: 'holds an approval of `note`, which the plan does not ask for',
    code: 6,
  },
  {
    how: 'holds the approval of another plan',
    tamper: sealed((plan) => ({ ...plan, approvals: [{ ...agreement, plan: '0'.repeat(64) }] })),
    says: 'holds an approval of `agree` by eve@elsewhere that was given for another plan',
    code: 6,
  },
  {
    how: 'has another input, sealed anew',
    tamper: sealed((plan) => ({ ...plan, bound: { ...plan.bound, inputs: { name: 'eve' } } })),
    says: 'greet: with.values.name: planned world, now eve',
    code: 6,
  },
  {
    how: 'can be written by others',
    tamper: ({ rig }) => chmodSync(rig.path('p.json'), 0o666),
    says: 'can be written by others',
    code: 6,
  },
  {
    how: 'is a link',
    tamper: ({ rig, readFile }) => {
      rig.write('elsewhere.json', JSON.stringify(readFile()));
      rmSync(rig.path('p.json'));
      symlinkSync(rig.path('elsewhere.json'), rig.path('p.json'));
    },
    says: 'is not a regular file',
    code: 2,
  },
];

describe('a tampered plan file is refused with its own reason: one that', () => {
  let project: PlannedProject;
  let sound: string;
  beforeAll(async () => {
    project = plannedProject();
    await project.plan();
    sound = project.rig.read('p.json');
  });
  afterAll(() => project[Symbol.asyncDispose]());

  test.each(tamperings)('$how', async ({ tamper, says, code }) => {
    rmSync(project.rig.path('p.json'), { force: true });
    project.writeFile(JSON.parse(sound));
    tamper(project);
    const refused = await project.runPlan();
    expect(refused.stderr).toContain(says);
    expect(refused.stderr).toMatch(/^error\[RB70[356]\]/);
    expect(refused.stderr, 'says what to do').toContain('= help: ');
    expect(refused.code).toBe(code);
    expect(project.runs()).toEqual([]);
    expect(await project.locks()).toEqual([]);
  });

  test('every reason is told once', () => {
    const reasons = tamperings.map(({ says }) => says);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.length).toBeGreaterThanOrEqual(12);
  });
});

describe('files that others could have written to', () => {
  const parts = [
    'state',
    'state/runs',
    'state/runs/RUN',
    'state/runs/RUN/journal.jsonl',
    'state/runs/RUN/plan.json',
  ];

  test.each(parts)('a run is refused when others can write to %s, or own it', async (name) => {
    await using project = plannedProject();
    await project.plan();
    expect((await project.runPlan()).code).toBe(3);
    const run = project.runs()[0] ?? '';
    const path = project.rig.path(name.replace('RUN', run));
    chmodSync(path, 0o777);
    const writable = await project.rig.run(['approve', run]);
    expect(writable.stderr).toContain(`${path} can be written by others`);
    expect(writable.stderr).toContain(`chmod go-w ${path}`);
    expect(writable.code).toBe(5);
    chmodSync(path, 0o700);
    if (!giveAway(path)) return;
    expect((await project.rig.run(['approve', run])).stderr).toContain(`${path} belongs to another user`);
  });

  test('a plan of another user is refused', async () => {
    await using project = plannedProject();
    await project.plan();
    const path = project.rig.path('p.json');
    // Whoever may not give files away cannot read those of others here either.
    if (!giveAway(path)) return;
    const refused = await project.runPlan();
    expect(refused.stderr).toContain('belongs to another user, who could change it');
    expect(refused.code).toBe(6);
  });
});

/** Makes another user the owner, which only root may; returns whether that was done. */
function giveAway(path: string): boolean {
  if (process.geteuid?.() !== 0) return false;
  chownSync(path, 1234, 1234);
  return true;
}

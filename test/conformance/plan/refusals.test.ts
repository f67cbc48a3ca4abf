import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealsOf } from '../../../engine/app/plan-file.ts';
import type { PlanFile } from '../../../engine/app/plan-file.ts';
import { plannedProject, secretValue } from './planned-project.ts';
import type { PlannedProject } from './planned-project.ts';

/** One row of the table: what changed after the plan was made, and how the refusal names it. */
interface Change {
  readonly what: string;
  readonly change: (project: PlannedProject) => void;
  /** More of the environment of `run --plan`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly plan?: readonly string[];
  /** What the refusal says: the thing, what was planned, what is now. */
  readonly named: readonly [what: string, planned: string, now: string];
}

const digest = '[0-9a-f]{12}…';

function replaced(name: string, from: string, to: string): (project: PlannedProject) => void {
  return ({ edit }) =>
    edit(name, (text) => {
      if (!text.includes(from)) throw new Error(`${name} holds no ${from}`);
      return text.replace(from, to);
    });
}

function added(name: string, text = '# another line\n'): (project: PlannedProject) => void {
  return ({ edit }) => edit(name, (before) => before + text);
}

/** Changes the plan as if the world had been another when it was made. */
function otherwise(change: (plan: Mutable<PlanFile['plan']>) => void): (project: PlannedProject) => void {
  return (project) => {
    const file = project.readFile() as Mutable<PlanFile>;
    change(file.plan);
    project.writeFile({ ...file, seals: sealsOf(file.plan) });
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };

const changes: readonly Change[] = [
  {
    what: 'the runbook',
    change: added('runbooks/main.yaml'),
    named: ['runbooks/main.yaml', digest, digest],
  },
  {
    what: 'a called runbook',
    change: added('runbooks/child.yaml'),
    named: ['runbooks/child.yaml', digest, digest],
  },
  {
    what: 'a composite action',
    change: added('runbooks/actions/made.yaml'),
    named: ['runbooks/actions/made.yaml', digest, digest],
  },
  {
    what: 'a template',
    change: added('runbooks/greeting.hbs', 'bye\n'),
    named: ['runbooks/greeting.hbs', digest, digest],
  },
  {
    what: 'a script',
    change: added('runbooks/note.sh', 'rm -rf /\n'),
    named: ['runbooks/note.sh', digest, digest],
  },
  {
    what: 'a template that is gone',
    change: ({ rig }) => rmSync(rig.path('runbooks/greeting.hbs')),
    named: ['runbooks/greeting.hbs', digest, 'nothing'],
  },
  {
    what: 'the file of the environment',
    change: added('runbooks/environments/here.yaml'),
    named: ['runbooks/environments/here.yaml', digest, digest],
  },
  {
    what: 'a value of the environment',
    change: replaced('runbooks/environments/here.yaml', 'vars: {', 'vars: { greeting: good morning,'),
    named: ['vars.greeting', 'hello', 'good morning'],
  },
  {
    what: 'where the environment leads',
    change: replaced('runbooks/environments/here.yaml', '../../target', '../../elsewhere'),
    named: ['environment.targets.host.stateDirectory', '/.*/target', '/.*/elsewhere'],
  },
  {
    what: 'the project',
    change: replaced('runbooks/project.yaml', 'hello', 'good evening'),
    named: ['vars.greeting', 'hello', 'good evening'],
  },
  {
    what: 'an input, by a variable',
    change: () => {},
    env: { RUNBOOK_INPUT_NAME: 'nobody' },
    named: ['inputs.name', 'world', 'nobody'],
  },
  {
    what: 'a file of inputs',
    change: replaced('inputs.yaml', 'everybody', 'nobody'),
    plan: ['--inputs-file', 'inputs.yaml'],
    named: ['inputs.yaml', digest, digest],
  },
  {
    what: 'a default of an input',
    change: replaced('runbooks/main.yaml', 'default: world', 'default: moon'),
    named: ['runbooks/main.yaml', digest, digest],
  },
  {
    what: 'a probed fact',
    change: added('out.txt', 'somebody wrote this\n'),
    named: ['greet: exists', 'false', 'true'],
  },
  {
    what: 'a fact of the target',
    change: otherwise(({ forecast }) => {
      forecast.facts['target host'] = { ...forecast.facts['target host'], kernel: '2.6.32' };
    }),
    named: ['target host: kernel', '2.6.32', '.+'],
  },
  {
    what: 'the lock',
    change: otherwise(({ bound }) => {
      bound.locks = [{ name: 'there', target: 'host' }];
    }),
    named: ['lock there', 'on host', 'nothing'],
  },
  {
    what: 'a secret that is read',
    change: otherwise(({ forecast }) => {
      forecast.secrets = [];
    }),
    named: ['secrets', '', 'token'],
  },
  {
    what: 'whether a step runs',
    change: otherwise(({ forecast }) => {
      const row = forecast.steps.find(({ key }) => key === 'note');
      if (row !== undefined) row.verdict = 'skip';
    }),
    named: ['note', 'skip script.file', 'run script.file'],
  },
  {
    what: 'how a step is undone',
    change: otherwise(({ forecast }) => {
      const row = forecast.steps.find(({ key }) => key === 'greet');
      if (row !== undefined) row.undo = ['prays'];
    }),
    named: ['greet: undo', 'prays', 'puts the old file back'],
  },
  {
    what: 'what a step is given',
    change: otherwise(({ forecast }) => {
      const row = forecast.steps.find(({ key }) => key === 'greet');
      if (row !== undefined) row.with = { ...row.with, path: '/etc/passwd' };
    }),
    named: ['greet: with.path', '/etc/passwd', '/.*/out.txt'],
  },
  {
    what: 'what an approval asks',
    change: otherwise(({ forecast }) => {
      const row = forecast.steps.find(({ key }) => key === 'agree');
      if (row !== undefined) row.after = 'Do nothing?';
    }),
    named: ['agree: asks', 'Do nothing\\?', 'Greet world\\?'],
  },
];

describe('run --plan refuses with exit 6, and names what moved', () => {
  let project: PlannedProject;
  beforeAll(() => {
    project = plannedProject();
  });
  afterAll(() => project[Symbol.asyncDispose]());

  test.each(changes)('$what', async ({ change, env, plan = [], named }) => {
    await using own = plannedProject();
    await own.plan(...plan);
    change(own);
    const refused = await own.runPlan(env);
    const [what, planned, now] = named;
    expect(refused.stderr).toMatch(new RegExp(`note: ${what}: planned ${planned}, now ${now}\\n`));
    expect(refused.stderr).toContain('error[RB703]');
    expect(refused.code).toBe(6);
    expect(own.runs(), 'no run was begun').toEqual([]);
    expect(await own.locks(), 'no lock is left').toEqual([]);
  });

  test('but not what is only looked at', async () => {
    await using own = plannedProject();
    await own.plan();
    const file = own.readFile() as Mutable<PlanFile>;
    const [room] = file.plan.forecast.requires;
    if (room !== undefined) room.observations = { free: 'a lot' };
    own.writeFile({ ...file, seals: sealsOf(file.plan) });
    const waits = await own.runPlan();
    expect(waits.stdout).toContain('waits for somebody');
    expect(waits.code).toBe(3);
  });

  test('and holds no secret value', async () => {
    const made = await project.plan();
    const saved = project.rig.read('p.json');
    expect(saved).toContain('"token"');
    for (const spelling of [secretValue, Buffer.from(secretValue).toString('base64')]) {
      expect(saved + made.stdout + made.stderr).not.toContain(spelling);
    }
  });
});

describe('a plan is used once', () => {
  test('and answers the approvals that it holds', async () => {
    await using project = plannedProject();
    await project.plan();
    const agreed = await project.rig.run(['approve', 'p.json', 'agree']);
    expect(agreed.stdout).toContain('agreed in p.json: agree');
    const ran = await project.runPlan();
    expect(ran.stdout).toContain('succeeded');
    expect(ran.code).toBe(0);
    expect(project.rig.read('out.txt')).toBe('hello world\n');
    const [run] = project.runs();
    const again = await project.runPlan();
    expect(again.stderr).toContain(`error[RB704]: the plan was carried out before, by run ${run}`);
    expect(again.code).toBe(6);
    expect(project.runs()).toHaveLength(1);
    expect(await project.locks()).toEqual([]);
  });

  test('in one state directory; a copy of it is the same plan', async () => {
    await using project = plannedProject();
    await project.plan();
    expect((await project.runPlan()).code).toBe(3);
    const copy = project.readFile();
    project.writeFile(copy);
    expect((await project.runPlan()).stderr).toContain('RB704');
  });

  test('without an approval in it the run waits', async () => {
    await using project = plannedProject();
    await project.plan();
    const waits = await project.runPlan();
    expect(waits.code).toBe(3);
    const unknown = await project.rig.run(['approve', 'p.json', 'nothing']);
    expect(unknown.stderr).toContain('the plan asks for no approval `nothing`');
    expect(unknown.code).toBe(2);
  });

  test('a plan from another folder is found by its own paths', async () => {
    await using project = plannedProject();
    await project.plan();
    project.rig.write('other/empty.txt', '');
    const waits = await project.rig.run(['run', '--plan', '../p.json'], {
      cwd: 'other',
      env: { RUNBOOK_SECRET_TOKEN: secretValue },
    });
    expect(waits.stderr).toBe('');
    expect(waits.code).toBe(3);
  });
});

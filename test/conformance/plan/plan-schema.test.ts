import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { openProjectRig } from '../../support/project.ts';
import { plannedProject, secretValue } from './planned-project.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/plan.schema.json', import.meta.url), 'utf8'),
) as object;
const check = new Ajv({ strict: false, allErrors: true }).compile(schema);

test.each([['update-manual', '--input', 'version=1.27.3'], ['update-auto'], ['backup'], ['health-check']])(
  'the plan of %s is as the published schema says',
  async (...args) => {
    await using rig = await openProjectRig();
    const { stdout } = await rig.run(['plan', ...args, '--json']);
    check(JSON.parse(stdout));
    expect(check.errors).toBeNull();
  },
);

test('a plan with approvals and secrets too, and one that differs is not', async () => {
  await using project = plannedProject();
  await project.plan();
  await project.rig.run(['approve', 'p.json', 'agree']);
  const { plan } = project.readFile();
  check(plan);
  expect(check.errors).toBeNull();
  expect(JSON.stringify(plan)).not.toContain(secretValue);
  expect(check({ ...plan, extra: 1 })).toBe(false);
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finished } from '../../support/rig.ts';
import { startSshd } from '../../support/ssh/start-sshd.ts';
import { openCloudRig, type CloudRig } from '../../support/terraform/cloud.ts';
import { whyLeftOut } from '../../support/terraform/open-built-in.ts';

const sshd = await startSshd();
afterAll(async () => {
  if (typeof sshd !== 'string') await sshd.stop();
});

const leftOut = whyLeftOut();
const env = ['--env', 'cloud'];

async function provision(rig: CloudRig, ...args: readonly string[]): Promise<Finished> {
  return rig.run(['run', 'provision', ...env, '--approve', 'all', ...args]);
}

function runOf(text: string): string {
  return /\b\d{8}-\d{6}-[0-9a-z]{4}\b/.exec(text)?.[0] ?? '';
}

/** What Terraform says is there. */
function resources(rig: CloudRig): readonly string[] {
  const { resources: all = [] } = JSON.parse(readFileSync(rig.state, 'utf8')) as {
    resources?: readonly { name: string; instances: readonly unknown[] }[];
  };
  return all.filter(({ instances }) => instances.length > 0).map(({ name }) => name);
}

function serial(rig: CloudRig): number {
  return (JSON.parse(readFileSync(rig.state, 'utf8')) as { serial: number }).serial;
}

describe.skipIf(leftOut !== '')(`provision, with Terraform's own provider${leftOut}`, () => {
  test('its plan names every change and touches nothing', async () => {
    await using rig = await openCloudRig();
    rig.configure();
    const { code, stdout } = await rig.run(['plan', 'provision', ...env]);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/read +plan +terraform\.plan +add 2, change 0, replace 0, destroy 0/);
    expect(stdout).toContain(`with folder = ${rig.folder}\n`);
    expect(stdout).toMatch(/^ +\+ add terraform_data\.disk$/m);
    expect(stdout).toMatch(/^ +\+ add terraform_data\.host$/m);
    expect(stdout).toMatch(/asks +agree/);
    expect(stdout).toMatch(/Apply this to localhost: add 2, change 0, replace 0, destroy 0\?/);
    expect(stdout).toMatch(/read +booted +command +host is made by this run/);
    expect(existsSync(rig.state)).toBe(false);
    expect(readdirSync(rig.path('state/infrastructure/cloud/plans'))).toEqual([]);
  });

  test('applies, knows the host that it made, and finds nothing to do the second time', async () => {
    await using rig = await openCloudRig();
    rig.configure();
    const first = await provision(rig);
    expect(first.code, first.stdout + first.stderr).toBe(0);
    const logs = await rig.run(['logs', runOf(first.stdout), 'apply']);
    expect(logs.stdout).toMatch(/terraform_data\.host: Creation complete/);
    expect(resources(rig)).toEqual(['disk', 'host']);
    const written = serial(rig);
    const second = await provision(rig);
    expect(second.code, second.stdout).toBe(0);
    expect(second.stdout).toMatch(/succeeded, nothing had to change/);
    expect(serial(rig)).toBe(written);
    const plan = await rig.run(['plan', 'provision', ...env]);
    expect(plan.stdout).toMatch(/terraform\.plan +no changes/);
  });

  test.skipIf(typeof sshd === 'string')('reaches the new host over ssh by the key that it told', async () => {
    await using rig = await openCloudRig();
    rig.configure({ sshd: typeof sshd === 'string' ? undefined : sshd });
    const { code, stdout, stderr } = await provision(rig);
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/done +booted/);
  });

  test('asks for the name of the domain, and goes on from there when somebody agrees', async () => {
    await using rig = await openCloudRig();
    rig.configure();
    const waiting = await rig.run(['run', 'provision', ...env]);
    expect(waiting.code, waiting.stdout).toBe(3);
    expect(existsSync(rig.state)).toBe(false);
    const agreed = await rig.run(['approve', runOf(waiting.stdout)]);
    expect(agreed.code, agreed.stdout + agreed.stderr).toBe(0);
    expect(resources(rig)).toEqual(['disk', 'host']);
  });

  test('a plan that waited too long is refused before anything is touched', async () => {
    await using rig = await openCloudRig();
    rig.configure();
    expect((await provision(rig)).code).toBe(0);
    rig.configure({ variables: { size: 2 } });
    const waiting = await rig.run(['run', 'provision', ...env]);
    const run = runOf(waiting.stdout);
    // Meanwhile somebody else applies, as an operator without the engine would.
    const other = await rig.run(
      [
        'cd cloud-configuration && export TF_DATA_DIR=$PWD/../other && terraform init >/dev/null &&',
        'terraform apply -auto-approve -var folder=$PWD/.. -var size=3 >/dev/null',
      ],
      { shell: true, env: { CHECKPOINT_DISABLE: '1' } },
    );
    expect(other.code, other.stderr).toBe(0);
    const written = serial(rig);
    const { code, stdout } = await rig.run(['approve', run]);
    expect(stdout).toMatch(/the saved plan is stale/);
    expect(code).not.toBe(0);
    expect(serial(rig)).toBe(written);
  });

  test('a reviewed plan is refused when anything else would be done now', async () => {
    await using rig = await openCloudRig();
    rig.configure();
    expect((await rig.run(['plan', 'provision', ...env, '-o', 'provision.plan'])).code).toBe(0);
    expect((await rig.run(['approve', 'provision.plan', 'agree'])).code).toBe(0);
    rig.write('cloud-configuration/more.tf', 'resource "terraform_data" "more" {}\n');
    const { code, stdout, stderr } = await rig.run(['run', '--plan', 'provision.plan']);
    expect(code, stdout).toBe(6);
    expect(stdout + stderr).toMatch(/plan: lines.*terraform_data\.more/s);
    expect(existsSync(rig.state)).toBe(false);
  });

  test('what holds data is neither destroyed nor replaced, unless it is named', async () => {
    await using rig = await openCloudRig();
    const protect = ['terraform_data.disk'];
    rig.configure({ protect });
    expect((await provision(rig)).code).toBe(0);
    const written = serial(rig);
    rig.configure({ protect, variables: { size: 2 } });
    const plan = await rig.run(['plan', 'provision', ...env]);
    expect(plan.code).toBe(1);
    expect(plan.stdout).toMatch(/± replace terraform_data\.disk because of triggers_replace 1 → 2/);
    expect(plan.stdout).toMatch(/In the way\s+plan: .*nobody\s+named\s+them:\s+terraform_data\.disk/s);
    const refused = await provision(rig);
    expect(refused.code).not.toBe(0);
    expect(refused.stdout).toMatch(/the plan would replace terraform_data\.disk \(triggers_replace 1 → 2\)/);
    expect(serial(rig)).toBe(written);
    const named = await provision(rig, '--input', 'allow=["terraform_data.disk"]');
    expect(named.code, named.stdout).toBe(0);
    expect(serial(rig)).toBeGreaterThan(written);
  });

  test('what failed half way stays, and the next run plans forward', async () => {
    await using rig = await openCloudRig();
    rig.configure({ variables: { fails: true } });
    const failed = await provision(rig);
    expect(failed.stdout).toMatch(/the host did not boot/);
    expect(failed.code, 'something remains').toBe(4);
    expect(resources(rig)).toContain('disk');
    rig.configure();
    const plan = await rig.run(['plan', 'provision', ...env]);
    expect(plan.stdout).not.toMatch(/add terraform_data\.disk/);
    expect((await provision(rig)).code).toBe(0);
    expect(resources(rig)).toEqual(['disk', 'host']);
  });

  test('a host that gives its credentials to everybody is found out', async () => {
    await using rig = await openCloudRig();
    rig.configure({ metadata: 200 });
    const { code, stdout } = await provision(rig);
    expect(stdout).toMatch(/the metadata service answers without a token/);
    expect(code).toBe(4);
  });

  test('a lock of the state that somebody else holds is found by the plan', async () => {
    await using rig = await openCloudRig();
    rig.configure({ variables: { slow: true } });
    const holder = rig.start(['run', 'provision', ...env, '--approve', 'all']);
    await expect.poll(() => existsSync(rig.path('begun')), { timeout: 60_000 }).toBe(true);
    const { code, stdout } = await rig.run(['plan', 'provision', ...env]);
    expect(stdout).toMatch(/In the way\s+plan: .*the state is locked\s+by/s);
    expect(code).toBe(1);
    writeFileSync(rig.path('gate'), '');
    expect((await holder.ended).code).toBe(0);
  });

  test('a run that is killed while it applies keeps others out, and the next one plans forward', async () => {
    await using rig = await openCloudRig();
    rig.configure({ variables: { slow: true } });
    const killed = rig.start(['run', 'provision', ...env, '--approve', 'all']);
    await expect.poll(() => existsSync(rig.path('begun')), { timeout: 60_000 }).toBe(true);
    const run = runOf(await killed.until(/\d{8}-\d{6}-/));
    killed.kill('SIGKILL');
    await killed.ended;
    const kept = await provision(rig);
    expect(kept.code, kept.stdout).toBe(5);
    const resumed = await rig.run(['resume', run]);
    expect(resumed.stdout).toMatch(/cut off/);
    expect(resumed.code, resumed.stdout).toBe(4);
    writeFileSync(rig.path('gate'), '');
    const forward = await provision(rig);
    expect(forward.code, forward.stdout + forward.stderr).toBe(0);
    expect(resources(rig)).toEqual(['disk', 'host']);
  });
});

describe.skipIf(leftOut !== '')(`destroy, with Terraform's own provider${leftOut}`, () => {
  let rig: CloudRig;
  let made: Finished;
  beforeAll(async () => {
    rig = await openCloudRig();
    rig.configure();
    made = await provision(rig);
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  test('refuses another name, and to begin without a backup', async () => {
    expect(made.code, made.stdout).toBe(0);
    const other = await rig.run([
      'run',
      'destroy',
      ...env,
      '--input',
      'domain=example.org',
      '--approve',
      'all',
    ]);
    expect(other.stdout).toMatch(/this environment is localhost, not example\.org/);
    expect(other.code).not.toBe(0);
    const bare = await rig.run(['run', 'destroy', ...env, '--input', 'domain=localhost', '--approve', 'all']);
    expect(bare.stdout).toMatch(/there is no backup/);
    expect(bare.code).not.toBe(0);
    expect(resources(rig)).toEqual(['disk', 'host']);
  });

  test('takes everything down that is not to be kept, and leaves the backups', async () => {
    const manifest = rig.write('backups/sets/20261101-020000-abcd/manifest.json', '{}');
    const plan = await rig.run(['plan', 'destroy', ...env, '--input', 'domain=localhost']);
    expect(plan.stdout).toMatch(/- destroy terraform_data\.host/);
    const gone = await rig.run(['run', 'destroy', ...env, '--input', 'domain=localhost', '--approve', 'all']);
    expect(gone.code, gone.stdout + gone.stderr).toBe(0);
    expect(resources(rig)).toEqual([]);
    expect(existsSync(manifest)).toBe(true);
    const again = await rig.run([
      'run',
      'destroy',
      ...env,
      '--input',
      'domain=localhost',
      '--approve',
      'all',
    ]);
    expect(again.stdout).toMatch(/nothing is there any more/);
    expect(again.code).toBe(0);
  });
});

describe.skipIf(leftOut !== '')(`rebuild, with Terraform's own provider${leftOut}`, () => {
  /** What a rebuild calls behind `provision`, small enough to be seen through. */
  function playProcedures(rig: CloudRig): void {
    const procedure = (name: string, inputs: string, script: string, values: string): void => {
      const step = `  - id: act\n    run: ${script}\n    env: ${values}\n    irreversible: it is a test\n`;
      const head = `apiVersion: runbook/v1\nname: ${name}\nsummary: Play it\nlock: gitea-host\ntarget: host\n`;
      rig.write(`runbooks/${name}.yaml`, `${head}inputs:\n${inputs}steps:\n${step}`);
    };
    const log = rig.path('log');
    procedure(
      'deploy',
      '  empty: { type: boolean, default: false }\n',
      `echo "deploy $EMPTY" >>${log}`,
      '{ EMPTY: "{{ inputs.empty }}" }',
    );
    procedure(
      'restore',
      '  set: { type: string, required: true }\n',
      `echo "restore $SET" >>${log}; ls ${rig.path('hosts')}/*/locks >>${log}`,
      '{ SET: "{{ inputs.set }}" }',
    );
    procedure(
      'health-check',
      '  unused: { type: string, default: none }\n',
      `echo "healthy $X" >>${log}`,
      '{ X: "" }',
    );
  }

  test('makes the host, deploys to it and restores the newest set, under the lock of the new host', async () => {
    await using rig = await openCloudRig();
    rig.configure();
    playProcedures(rig);
    const bare = await rig.run(['run', 'rebuild', ...env, '--approve', 'all']);
    expect(bare.stdout).toMatch(/nothing to bring back/);
    expect(existsSync(rig.state)).toBe(false);

    for (const set of ['20261030-020000-aaaa', '20261101-020000-bbbb']) {
      rig.write(`backups/sets/${set}/manifest.json`, '{}');
    }
    const named = ['rebuild', ...env, '--input', 'set=20200101-000000-none'];
    const missing = await rig.run(['plan', ...named]);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toMatch(
      /there: there is no set 20200101-000000-none; the newest is\s+20261101-020000-bbbb/,
    );
    const refused = await rig.run(['run', ...named, '--approve', 'all']);
    expect(refused.code).toBe(1);
    expect(existsSync(rig.state)).toBe(false);

    const plan = await rig.run(['plan', 'rebuild', ...env]);
    expect(plan.code, plan.stdout).toBe(0);
    expect(plan.stdout).toMatch(/\+ add terraform_data\.host/);
    expect(plan.stdout).toMatch(/locks +gitea-host on host, infrastructure on here/);
    expect(existsSync(rig.state)).toBe(false);

    const { code, stdout, stderr } = await rig.run(['run', 'rebuild', ...env, '--approve', 'all']);
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/^ {2}output +set: 20261101-020000-bbbb$/m);
    expect(stdout).toMatch(/^ {2}took +\d\S*s$/m);
    const told = rig.read('log');
    expect(told).toMatch(/^deploy true\nrestore 20261101-020000-bbbb\n[^]*healthy/);
    // Taken on the host that the run itself made.
    expect(told).toContain('gitea-host');
    expect(resources(rig)).toEqual(['disk', 'host']);
  });

  test('is refused before it begins where the host is not made by the run', async () => {
    await using rig = await openCloudRig();
    rig.configure();
    playProcedures(rig);
    const { code, stdout, stderr } = await rig.run(['run', 'health-check', ...env]);
    expect(stdout + stderr).toMatch(/has no output `host_key` yet/);
    expect(stdout + stderr).toMatch(/provision/);
    expect(code).toBe(7);
  });
});

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanWish } from '../../../../engine/ports/infrastructure.ts';
import { PortError } from '../../../../engine/ports/port-error.ts';
import { builtIn, whyLeftOut } from '../../../support/terraform/open-built-in.ts';

const all: PlanWish = { destroy: false, keep: [] };
const nothing: PlanWish = { destroy: true, keep: [] };

async function refusal(promise: Promise<unknown>): Promise<PortError> {
  const error: unknown = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof PortError) return error;
  throw new Error(`no PortError: ${String(error)}`);
}

const leftOut = whyLeftOut();

describe.skipIf(leftOut !== '')(`terraform with its own provider${leftOut}`, () => {
  it('plans, applies exactly that plan, and finds nothing to do then', async () => {
    const place = await builtIn();
    const terraform = place.open();
    const plan = await terraform.plan(all, 'first', place.watch());
    expect(plan.changes.map(({ kind, address }) => `${kind} ${address}`)).toEqual([
      'add terraform_data.disk',
      'add terraform_data.name',
      'add terraform_data.server',
    ]);
    expect(plan.outputs).toEqual(['address', 'password', 'size']);
    expect((await terraform.saved('first', place.watch())).fingerprint).toBe(plan.fingerprint);
    expect(await terraform.outputs(false, place.watch())).toEqual({});

    expect(await terraform.apply('first', place.watch())).toEqual({ added: 3, changed: 0, destroyed: 0 });
    expect(place.printed()).toContain('terraform_data.server: Creation complete');
    expect(await terraform.outputs(false, place.watch())).toEqual({ address: 'git.example.org', size: 1 });

    const second = await place.open().plan(all, 'second', place.watch());
    expect([second.changes, second.outputs]).toEqual([[], []]);
  });

  it('keeps plans where nobody else can read them, and none that was used or only looked at', async () => {
    const place = await builtIn();
    const terraform = place.open();
    await terraform.plan(all, undefined, place.watch());
    expect((await readdir(join(place.work, 'plans'))).filter((name) => name.endsWith('.tfplan'))).toEqual([]);
    await terraform.plan(all, 'first', place.watch());
    expect((await stat(join(place.work, 'plans'))).mode & 0o777).toBe(0o700);
    await terraform.apply('first', place.watch());
    const left = (await readdir(place.work, { recursive: true })).filter((name) =>
      /\.(?:tfplan|pid)$/.test(name),
    );
    expect(left).toEqual([]);
    expect(await refusal(terraform.apply('first', place.watch()))).toMatchObject({ kind: 'not-found' });
  });

  it('says what replaces a resource, and gives equal plans equal fingerprints', async () => {
    const place = await builtIn();
    await place.open().plan(all, 'first', place.watch());
    await place.open().apply('first', place.watch());
    const [one, same, other] = [
      await place.open({ size: 2 }).plan(all, undefined, place.watch()),
      await place.open({ size: 2 }).plan(all, undefined, place.watch()),
      await place.open({ size: 3 }).plan(all, undefined, place.watch()),
    ];
    expect(one.changes).toContainEqual({
      address: 'terraform_data.disk',
      type: 'terraform_data',
      kind: 'replace',
      arguments: [{ name: 'triggers_replace', values: { before: '1', after: '2' } }],
    });
    // The disk behind it is not known before it is made.
    expect(one.changes.find(({ address }) => address === 'terraform_data.server')?.arguments).toContainEqual({
      name: 'input',
      values: undefined,
    });
    expect(one.variables).toEqual(['size = 2']);
    expect(one.fingerprint).toBe(same.fingerprint);
    expect(one.fingerprint).not.toBe(other.fingerprint);
  });

  it('says what an argument was and what it becomes, unless that is long', async () => {
    const place = await builtIn();
    const text = (input: string): string => `resource "terraform_data" "x" {\n  input = ${input}\n}\n`;
    await place.write(text('"t3.medium"'));
    await place.open().plan(all, 'first', place.watch());
    await place.open().apply('first', place.watch());
    const planned = async (input: string): Promise<unknown> => {
      await place.write(text(input));
      const { changes } = await place.open().plan(all, undefined, place.watch());
      return changes[0]?.arguments.find(({ name }) => name === 'input')?.values;
    };
    expect(await planned('"t3.large"')).toEqual({ before: 't3.medium', after: 't3.large' });
    expect(await planned('{ a = [1, ""] }')).toEqual({ before: 't3.medium', after: '{"a":[1,""]}' });
    expect(await planned('null')).toEqual({ before: 't3.medium', after: 'none' });
    expect(await planned(JSON.stringify('x'.repeat(61)))).toBeUndefined();
    expect(await planned('"one\\ntwo"')).toBeUndefined();
  });

  it('refuses a plan that somebody else overtook', async () => {
    const place = await builtIn();
    const terraform = place.open();
    await terraform.plan(all, 'slow', place.watch());
    await terraform.plan(all, 'quick', place.watch());
    await terraform.apply('quick', place.watch());
    const before = await place.state();
    const error = await refusal(terraform.apply('slow', place.watch()));
    expect(error).toMatchObject({ kind: 'refused' });
    expect(error.message).toMatch(/the saved plan is stale/);
    expect(await place.state()).toBe(before);
  });

  it('says who holds the lock of the state', async () => {
    const place = await builtIn();
    await place.open().plan(all, 'first', place.watch());
    await place.open().apply('first', place.watch());
    // An apply that waits until it is told to go on.
    const gate = join(place.folder, 'gate');
    await place.write(`
resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "touch ${gate}.here; until [ -e ${gate} ]; do sleep 0.1; done"
  }
}
`);
    const holder = place.open();
    await holder.plan(all, 'holder', place.watch());
    const applying = holder.apply('holder', place.watch());
    await expect
      .poll(
        () =>
          stat(`${gate}.here`).then(
            () => true,
            () => false,
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
    const error = await refusal(place.open().plan(all, undefined, place.watch()));
    await writeFile(gate, '');
    expect(await applying).toMatchObject({ added: 1 });
    expect(error.kind).toBe('refused');
    expect(error.message).toMatch(
      /^planning: the state is locked by \S+ since \d{4}-.* \(OperationTypeApply\), lock \S+/,
    );
    expect(error.help).toContain('force-unlock');
  });

  it('on cancel lets Terraform end what it does and write it down', async () => {
    const place = await builtIn();
    const gate = join(place.folder, 'gate');
    await place.write(`
resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "touch ${gate}.here; until [ -e ${gate} ]; do sleep 0.1; done"
  }
}

resource "terraform_data" "next" {
  input = terraform_data.slow.id
}
`);
    const terraform = place.open();
    await terraform.plan(all, 'first', place.watch());
    const cancel = new AbortController();
    const applying = terraform.apply('first', place.watch(cancel.signal));
    await expect
      .poll(
        () =>
          stat(`${gate}.here`).then(
            () => true,
            () => false,
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
    cancel.abort(new Error('cancelled by the test'));
    await expect(applying).rejects.toThrow('cancelled by the test');
    // The state is written and nobody holds its lock: planning forward works at once.
    const forward = await place.open().plan(all, undefined, place.watch());
    expect(forward.changes.map(({ address }) => address)).toContain('terraform_data.next');
    expect(await readdir(place.folder)).not.toContain('.terraform.tfstate.lock.info');
  });

  it('plans forward from an apply that failed half way', async () => {
    const place = await builtIn();
    const failing = place.open({ fails: true });
    await failing.plan(all, 'first', place.watch());
    const error = await refusal(failing.apply('first', place.watch()));
    expect(error.message).toMatch(/the server did not come up/);
    const terraform = place.open();
    const forward = await terraform.plan(all, 'forward', place.watch());
    expect(forward.changes.map(({ kind, address }) => `${kind} ${address}`)).not.toContain(
      'add terraform_data.disk',
    );
    await terraform.apply('forward', place.watch());
    expect((await place.open().plan(all, undefined, place.watch())).changes).toEqual([]);
  });

  it('destroys all but what is to be kept', async () => {
    const place = await builtIn();
    const terraform = place.open();
    await terraform.plan(all, 'first', place.watch());
    await terraform.apply('first', place.watch());
    const keeping: PlanWish = { destroy: true, keep: ['terraform_data.disk'] };
    const plan = await terraform.plan(keeping, 'last', place.watch());
    expect(plan.changes.map(({ kind, address }) => `${kind} ${address}`)).toEqual([
      'destroy terraform_data.name',
      'destroy terraform_data.server',
    ]);
    expect(await terraform.apply('last', place.watch())).toEqual({ added: 0, changed: 0, destroyed: 2 });
    expect((await terraform.plan(keeping, 'again', place.watch())).changes).toEqual([]);

    // Everything, this time, and then there is nothing any more.
    await terraform.plan(nothing, 'all', place.watch());
    await terraform.apply('all', place.watch());
    expect((await terraform.plan(nothing, undefined, place.watch())).changes).toEqual([]);
  });

  it('refuses to keep what stands on something that goes', async () => {
    const place = await builtIn();
    const terraform = place.open();
    await terraform.plan(all, 'first', place.watch());
    await terraform.apply('first', place.watch());
    const error = await refusal(
      terraform.plan({ destroy: true, keep: ['terraform_data.server'] }, 'last', place.watch()),
    );
    expect(error.message).toMatch(/terraform_data\.server would go too/);
  });

  it('reads what the world gives now without writing the state', async () => {
    const place = await builtIn();
    await place.open().plan(all, 'first', place.watch());
    await place.open().apply('first', place.watch());
    const before = await place.state();
    expect(await place.open().outputs(true, place.watch())).toEqual({ address: 'git.example.org', size: 1 });
    expect(await place.state()).toBe(before);
  });

  it('gives no secret of a variable to an argument list or to what it prints', async () => {
    const place = await builtIn();
    await place.write(`
variable "code" {
  type      = string
  sensitive = true
}

resource "terraform_data" "lock" {
  input = var.code
}
`);
    const terraform = place.open({ code: 'fifteen men on a chest' });
    const plan = await terraform.plan(all, 'first', place.watch());
    const other = await place.open({ code: 'another one' }).plan(all, undefined, place.watch());
    expect(JSON.stringify(plan)).not.toContain('fifteen men');
    expect(plan.variables).toEqual([]);
    expect(plan.fingerprint, 'a digest would tell a short secret').toBe(other.fingerprint);
    await terraform.plan(all, 'first', place.watch());
    await terraform.apply('first', place.watch());
    const changed = await place.open({ code: 'dead men' }).plan(all, undefined, place.watch());
    expect(changed.changes[0]?.arguments).toContainEqual({ name: 'input', values: undefined });
    expect(JSON.stringify(changed)).not.toMatch(/\bmen\b/);
    expect(place.printed()).not.toContain('fifteen men');
    expect((await stat(join(place.work, 'variables.tfvars.json'))).mode & 0o077).toBe(0);
  });

  it.each([
    ['a variable that is not declared', { sise: 2 }, /no variable `sise`/],
    ['a value of another type', { size: 'big' }, /Invalid value for input variable/i],
  ])('refuses %s', async (_what, variables, message) => {
    const place = await builtIn();
    const error = await refusal(place.open(variables).plan(all, 'first', place.watch()));
    expect(error.message).toMatch(message);
    expect(await refusal(place.open().apply('first', place.watch()))).toMatchObject({ kind: 'not-found' });
  });

  it('takes no variables and no arguments from the environment of the engine', async () => {
    const place = await builtIn();
    const env = {
      TF_VAR_size: '7',
      TF_CLI_ARGS: '-nonsense',
      TF_LOG: 'trace',
      TF_CLI_CONFIG_FILE: '/not/there',
    };
    await place.open({}, { env }).plan(all, 'first', place.watch());
    await place.open({}, { env }).apply('first', place.watch());
    expect(await place.open({}, { env }).outputs(false, place.watch())).toMatchObject({ size: 1 });
  });

  it('says what is wrong with a configuration, and where a folder is missing', async () => {
    const place = await builtIn();
    await place.write('resource "terraform_data" "x" {\n  inputt = 1\n}\n');
    const error = await refusal(place.open().plan(all, undefined, place.watch()));
    expect(error.message).toMatch(/Unsupported argument/);
    const missing = place.open({}, { directory: join(place.folder, 'nowhere') });
    expect(await refusal(missing.plan(all, undefined, place.watch()))).toMatchObject({ kind: 'not-found' });
  });

  it('says that the program is missing', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/usr/sbin';
    try {
      // What programs inherit is read once, when the machine is first reached.
      const place = await builtIn();
      const error = await refusal(place.open().plan(all, undefined, place.watch()));
      expect(error.message).toMatch(/no program/);
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('changes nothing in a lock file that is there', async () => {
    const place = await builtIn();
    const lock = join(place.folder, '.terraform.lock.hcl');
    await writeFile(lock, '# kept\n');
    await place.open().plan(all, undefined, place.watch());
    expect(await readFile(lock, 'utf8')).toBe('# kept\n');
  });
});

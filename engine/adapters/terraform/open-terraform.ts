import { randomUUID } from 'node:crypto';
import type {
  AppliedPlan,
  Infrastructure,
  InfrastructurePlan,
  PlanWish,
  Watch,
} from '../../ports/infrastructure.ts';
import { PortError } from '../../ports/port-error.ts';
import { meansAddress } from '../../runbook/address-pattern.ts';
import type { JsonObject } from '../../runbook/json.ts';
import type { TerraformMessage } from './messages.ts';
import { openProgram, type Program } from './program.ts';
import { plainOutputs, readPlan } from './read-plan.ts';
import { savedPlans, type SavedPlans } from './saved-plans.ts';
import type { TerraformSettings } from './settings.ts';

interface Parts {
  readonly settings: TerraformSettings;
  readonly program: Program;
  readonly plans: SavedPlans;
  /** Makes the configuration ready, once. */
  readonly ready: (watch: Watch) => Promise<void>;
}

/** Infrastructure by the program `terraform`. Costs nothing until something is asked of it. */
export function openTerraform(settings: TerraformSettings): Infrastructure {
  const working = new Set<Promise<unknown>>();
  const start = openProgram(settings);
  const program: Program = async (call, watch) => {
    const done = start(call, watch);
    working.add(done);
    return done.finally(() => working.delete(done));
  };
  const plans = savedPlans(settings.transport, settings.work);
  let prepared: Promise<void> | undefined;
  const ready = async (watch: Watch): Promise<void> => {
    prepared ??= prepare(settings, program, plans, watch);
    prepared.catch(() => (prepared = undefined));
    return prepared;
  };
  const parts: Parts = { settings, program, plans, ready };
  return {
    description: `terraform in ${settings.directory}`,
    protect: settings.protect,
    plan: async (wish, name, watch) => plan(parts, wish, name, watch),
    async saved(name, watch) {
      await plans.check(name);
      await ready(watch);
      return show(parts, plans.pathOf(name), watch);
    },
    wishOf: async (name) => plans.wishOf(name),
    apply: async (name, watch) => apply(parts, name, watch),
    discard: async (name) => plans.discard(name),
    close: async () => void (await Promise.allSettled(working)),
    outputs: async (refresh, watch) => (refresh ? freshOutputs(parts, watch) : storedOutputs(parts, watch)),
  };
}

async function prepare(
  { directory, transport, backend, plugins, variables, work }: TerraformSettings,
  program: Program,
  plans: SavedPlans,
  watch: Watch,
): Promise<void> {
  if ((await transport.files.facts(directory))?.kind !== 'directory') {
    throw new PortError('not-found', `there is no folder ${directory}`, {
      help: 'correct `infrastructure.directory` in the environment',
    });
  }
  await plans.prepare();
  await transport.files.write(variablesFile(work), JSON.stringify(variables), { mode: 0o600 });
  const backendArgs = Object.entries(backend ?? {}).map(
    ([name, value]) => `-backend-config=${name}=${value}`,
  );
  // Our own folder remembers the settings of last time; they are those of the environment, whatever they were.
  const args = ['init', '-input=false', '-no-color', '-reconfigure', ...backendArgs];
  const from = plugins === undefined ? [] : [`-plugin-dir=${plugins}`];
  await program({ what: 'preparing Terraform', args: [...args, ...from] }, watch);
}

function variablesFile(work: string): string {
  return `${work}/variables.tfvars.json`;
}

async function plan(
  parts: Parts,
  wish: PlanWish,
  name: string | undefined,
  watch: Watch,
): Promise<InfrastructurePlan> {
  const { plans, ready } = parts;
  await ready(watch);
  const targets =
    wish.destroy && wish.keep.length > 0 ? await goingAddresses(parts, wish.keep, watch) : undefined;
  if (name !== undefined) await plans.discard(name);
  if (targets?.length === 0) return { changes: [], outputs: [], drift: [], variables: [], fingerprint: '' };
  const temporary = name ?? `look-${randomUUID()}`;
  try {
    const args = [
      ...(wish.destroy ? ['-destroy'] : []),
      ...(targets ?? []).map((address) => `-target=${address}`),
    ];
    await planTo(parts, plans.pathOf(temporary), args, watch);
    const made = await show(parts, plans.pathOf(temporary), watch);
    checkKept(made, wish);
    if (name !== undefined) await plans.keepWish(name, wish);
    return made;
  } catch (error) {
    if (name !== undefined) await plans.discard(name);
    throw error;
  } finally {
    if (name === undefined) await plans.discard(temporary);
  }
}

/** The resources that do not stand below what is kept. */
async function goingAddresses(
  { program }: Parts,
  keep: readonly string[],
  watch: Watch,
): Promise<readonly string[]> {
  const { stdout } = await program({ what: 'listing the state', args: ['state', 'list'] }, watch).catch(
    noState,
  );
  return stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((address) => address !== '' && !/(?:^|\.)data\./.test(address))
    .filter((address) => !keep.some((pattern) => meansAddress(pattern, address)));
}

/** Where nothing was ever applied there is no state, and nothing to destroy. */
function noState(error: unknown): { readonly stdout: string } {
  if (error instanceof PortError && /no state file was found/i.test(error.message)) return { stdout: '' };
  throw error;
}

/** What is destroyed takes with it what needs it, also what should have been kept. */
function checkKept({ changes }: InfrastructurePlan, { destroy, keep }: PlanWish): void {
  const lost = changes.filter(
    ({ address }) => destroy && keep.some((pattern) => meansAddress(pattern, address)),
  );
  if (lost.length === 0) return;
  const names = lost.map(({ address }) => address).join(', ');
  throw new PortError(
    'refused',
    `${names} would go too, although it is to be kept: it needs what is destroyed`,
    {
      help: 'keep what it needs as well',
    },
  );
}

async function planTo(parts: Parts, path: string, args: readonly string[], watch: Watch): Promise<void> {
  const { settings, program } = parts;
  const warnings: string[] = [];
  await program(
    {
      what: 'planning',
      args: [
        'plan',
        '-json',
        '-input=false',
        `-var-file=${variablesFile(settings.work)}`,
        ...args,
        `-out=${path}`,
      ],
      onMessage({ diagnostic }) {
        if (diagnostic?.severity === 'warning') warnings.push(`${diagnostic.summary}: ${diagnostic.detail}`);
      },
    },
    watch,
  );
  const undeclared = warnings.find((warning) => warning.startsWith('Value for undeclared variable'));
  if (undeclared === undefined) return;
  const [, name = '?'] = /variable named "([^"]+)"/.exec(undeclared) ?? [];
  await parts.settings.transport.files.remove(path);
  throw new PortError('refused', `the configuration has no variable \`${name}\``, {
    help: 'correct its name under `infrastructure.variables` of the environment',
  });
}

async function show({ program, settings }: Parts, path: string, watch: Watch): Promise<InfrastructurePlan> {
  const { stdout } = await program({ what: 'reading the plan', args: ['show', '-json', path] }, watch);
  return readPlan(stdout, Object.keys(settings.variables));
}

async function apply({ program, plans, ready }: Parts, name: string, watch: Watch): Promise<AppliedPlan> {
  await plans.check(name);
  await ready(watch);
  let counts = { add: 0, change: 0, remove: 0 };
  const onMessage = (message: TerraformMessage): void => {
    if (message.counts !== undefined) counts = message.counts;
    if (isProgress(message)) watch.print(`${message.message}\n`);
  };
  try {
    const args = ['apply', '-json', '-input=false', plans.pathOf(name)];
    await program({ what: 'applying the plan', args, onMessage }, watch);
  } finally {
    // Used or half used, it is stale now, and it holds values in clear.
    await plans.discard(name);
  }
  return { added: counts.add, changed: counts.change, destroyed: counts.remove };
}

function isProgress({ type, level }: TerraformMessage): boolean {
  return (
    /^(?:apply_start|apply_progress|apply_complete|apply_errored|change_summary)$/.test(type) ||
    level === 'error'
  );
}

async function storedOutputs({ program, ready }: Parts, watch: Watch): Promise<JsonObject> {
  await ready(watch);
  const { stdout } = await program({ what: 'reading the outputs', args: ['output', '-json'] }, watch);
  return plainOutputs(JSON.parse(stdout)) as JsonObject;
}

/** Planned without a wish to change anything: the outputs as the world gives them, and no state is written. */
async function freshOutputs(parts: Parts, watch: Watch): Promise<JsonObject> {
  const { program, plans, ready } = parts;
  await ready(watch);
  const name = `look-${randomUUID()}`;
  try {
    await planTo(parts, plans.pathOf(name), ['-refresh-only'], watch);
    const args = ['show', '-json', plans.pathOf(name)];
    const { stdout } = await program({ what: 'reading the outputs', args }, watch);
    const document = JSON.parse(stdout) as { readonly planned_values?: { readonly outputs?: unknown } };
    return plainOutputs(document.planned_values?.outputs) as JsonObject;
  } finally {
    await plans.discard(name);
  }
}

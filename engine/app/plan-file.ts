import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { isObject } from '../runbook/json.ts';
import type { RecordedApproval, SavedPlan } from '../plan/plan.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { coreVersion, engineVersion } from './version.ts';

/** A saved plan's file: the plan, and seals that tell which part of it was changed. */
export interface PlanFile {
  readonly runbookPlan: 1;
  /** sha256 of each part of the plan, by the part's name. */
  readonly seals: Readonly<Record<PlanPart, string>>;
  readonly plan: SavedPlan;
}

/** Parts of a plan, as people tell them apart. */
const partsOf = {
  runbook: ({ bound }: SavedPlan): unknown => ({ ...bound, ...elsewhere }),
  inputs: ({ bound }: SavedPlan): unknown => bound.inputs,
  variables: ({ bound }: SavedPlan): unknown => bound.vars,
  environment: ({ bound }: SavedPlan): unknown => bound.environment,
  locks: ({ bound }: SavedPlan): unknown => bound.locks,
  files: ({ bound }: SavedPlan): unknown => bound.sources,
  steps: ({ forecast }: SavedPlan): unknown => ({ ...forecast, facts: undefined }),
  facts: ({ forecast }: SavedPlan): unknown => forecast.facts,
  validity: ({ createdAt, expiresAt, by }: SavedPlan): unknown => [createdAt, expiresAt, by],
  approvals: ({ approvals }: SavedPlan): unknown => approvals,
};

/** What the other parts of `bound` hold. */
const elsewhere = {
  inputs: undefined,
  vars: undefined,
  environment: undefined,
  locks: undefined,
  sources: undefined,
};

type PlanPart = keyof typeof partsOf;

const partNames = Object.keys(partsOf) as PlanPart[];

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex');
}

/** The seals of a plan. */
export function sealsOf(plan: SavedPlan): PlanFile['seals'] {
  return Object.fromEntries(
    partNames.map((name) => [name, digest(partsOf[name](plan))]),
  ) as PlanFile['seals'];
}

/** Identifies what is reviewed: approvals do not change it. */
export function planDigest(plan: SavedPlan): string {
  return digest({ ...plan, approvals: [] });
}

/** Says how to get a plan that holds. */
export const makeAnew = 'make a new one with `runbook plan … -o FILE`';

function noPlan(message: string): Refusal {
  return refuse('RB706', message, { help: makeAnew });
}

function notThisOne(message: string, help: string = makeAnew): Refusal {
  return refuse('RB706', message, { help, exitCode: 6 });
}

/** Reads a plan's file and refuses, with a reason of its own each, what is none, what is not sound, and what cannot be trusted. */
export function readPlanFile(path: string, now: Date): SavedPlan {
  const text = readTrusted(path);
  const file = parsed(path, text);
  checkVersion(path, file);
  const plan = checkShape(path, file);
  checkSeals(path, file, plan);
  checkValidity(path, plan, now);
  checkApprovals(path, plan);
  return plan;
}

const groupAndOthersWrite = 0o022;

function readTrusted(path: string): string {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts === undefined) throw noPlan(`there is no file ${path}`);
  if (!facts.isFile()) throw noPlan(`${path} is not a regular file`);
  const user = process.geteuid?.();
  if (user !== undefined && facts.uid !== user && facts.uid !== 0) {
    throw notThisOne(
      `${path} belongs to another user, who could change it`,
      'review it, then make a copy of your own',
    );
  }
  if ((facts.mode & groupAndOthersWrite) !== 0) {
    throw notThisOne(`${path} can be written by others`, `review it, then \`chmod go-w ${path}\``);
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw noPlan(`cannot read the plan ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parsed(path: string, text: string): Record<string, unknown> {
  if (text.trim() === '') throw noPlan(`${path} is empty`);
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value) && 'runbookPlan' in value) return value;
  } catch {
    const isCut = text.startsWith('{') && text.includes('"runbookPlan"') && !text.trimEnd().endsWith('}');
    throw noPlan(
      isCut ? `${path} was cut off: its end is missing` : `${path} is not a saved plan: it is no JSON`,
    );
  }
  throw noPlan(`${path} is JSON, but not a saved plan`);
}

function checkVersion(path: string, file: Record<string, unknown>): void {
  const { runbookPlan, plan } = file;
  const bound = isObject(plan) && isObject(plan['bound']) ? plan['bound'] : {};
  const engine = typeof bound['engine'] === 'string' ? bound['engine'] : 'unknown';
  if (engine !== engineVersion && engine !== 'unknown') {
    throw notThisOne(
      `${path} was made by engine ${engine}, and this is ${engineVersion}`,
      `make a new one with this engine, or carry it out with engine ${engine}`,
    );
  }
  if (runbookPlan !== 1 || (engine !== 'unknown' && bound['format'] !== 1)) {
    throw notThisOne(`${path} is written in a format that this engine does not know`);
  }
  if (engine !== 'unknown' && bound['core'] !== coreVersion) {
    throw notThisOne(
      `${path} follows the rules of core ${String(bound['core'])}, and this engine has ${coreVersion}`,
    );
  }
}

/** Every part with its kind; what lies deeper is vouched for by the seals. */
const shape: Readonly<Record<string, 'object' | 'string' | 'list'>> = {
  bound: 'object',
  'bound.runbook': 'string',
  'bound.path': 'string',
  'bound.program': 'object',
  'bound.folder': 'string',
  'bound.environment': 'object',
  'bound.vars': 'object',
  'bound.inputs': 'object',
  'bound.locks': 'list',
  'bound.sources': 'list',
  forecast: 'object',
  'forecast.requires': 'list',
  'forecast.steps': 'list',
  'forecast.finally': 'list',
  'forecast.facts': 'object',
  'forecast.secrets': 'list',
  'forecast.approvals': 'list',
  'forecast.obstacles': 'list',
  createdAt: 'string',
  expiresAt: 'string',
  by: 'string',
  approvals: 'list',
};

function checkShape(path: string, { plan }: Record<string, unknown>): SavedPlan {
  if (!isObject(plan)) throw noPlan(`${path} holds no plan`);
  const wrong = Object.entries(shape).find(([name, kind]) => kindOf(valueAt(plan, name)) !== kind);
  if (wrong !== undefined) {
    const [name, kind] = wrong;
    const found = kindOf(valueAt(plan, name));
    throw noPlan(found === 'nothing' ? `${path} lacks \`${name}\`` : `${path}: \`${name}\` is no ${kind}`);
  }
  return plan as unknown as SavedPlan;
}

function valueAt(plan: Record<string, unknown>, name: string): unknown {
  return name.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), plan);
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return Array.isArray(value) ? 'list' : typeof value;
}

function checkSeals(path: string, { seals }: Record<string, unknown>, plan: SavedPlan): void {
  if (!isObject(seals)) throw notThisOne(`${path} has no seals, so nobody can tell whether it was changed`);
  const now = sealsOf(plan);
  const broken = partNames.filter((name) => seals[name] !== now[name]);
  if (broken.length > 0) {
    throw notThisOne(
      `${path} was changed after it was made: ${broken.map((name) => `its ${name}`).join(', ')}`,
    );
  }
}

/** Clocks of two machines may differ by so many milliseconds. */
const clockSkew = 5 * 60 * 1000;

/** Milliseconds for which a plan may be used: a day. */
export const planLifetime: number = 24 * 60 * 60 * 1000;

function checkValidity(path: string, { createdAt, expiresAt }: SavedPlan, now: Date): void {
  const [from, until] = [Date.parse(createdAt), Date.parse(expiresAt)];
  if (Number.isNaN(from) || Number.isNaN(until)) throw notThisOne(`${path} does not say until when it holds`);
  if (from > now.getTime() + clockSkew) {
    throw notThisOne(
      `${path} says that it was made in the future, at ${createdAt}`,
      'set the clock, or make a new plan',
    );
  }
  if (until > from + planLifetime) {
    throw notThisOne(`${path} says that it holds longer than plans do: until ${expiresAt}`);
  }
  if (until <= now.getTime()) {
    throw refuse('RB705', `the plan ${path} expired at ${expiresAt}`, { help: makeAnew, exitCode: 6 });
  }
}

function checkApprovals(path: string, plan: SavedPlan): void {
  const wanted = planDigest(plan);
  for (const { step, by, plan: agreedTo } of plan.approvals as readonly Partial<RecordedApproval>[]) {
    if (!plan.forecast.approvals.includes(step ?? '')) {
      throw notThisOne(`${path} holds an approval of \`${step ?? ''}\`, which the plan does not ask for`);
    }
    if (agreedTo !== wanted) {
      throw notThisOne(
        `${path} holds an approval of \`${step ?? ''}\` by ${by ?? 'nobody'} that was given for another plan`,
      );
    }
  }
}

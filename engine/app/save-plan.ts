import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isObject } from '../runbook/json.ts';
import type { SavedPlan } from '../plan/plan.ts';
import { parseKey } from '../run/step-key.ts';
import { clock } from './compose.ts';
import { refuse } from './refusal.ts';
import { coreVersion, engineVersion } from './version.ts';
import { whoAmI } from './who.ts';

/** A saved plan's file: the plan and a seal that shows when something in it was changed. */
interface PlanFile {
  readonly runbookPlan: 1;
  /** sha256 of the plan's JSON. */
  readonly seal: string;
  readonly plan: SavedPlan;
}

function sealOf(plan: SavedPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

/** Writes a plan whole or not at all; nobody else can read it. */
export function savePlan(plan: SavedPlan, path: string): void {
  const file: PlanFile = { runbookPlan: 1, seal: sealOf(plan), plan };
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, `${JSON.stringify(file, undefined, 1)}\n`, { mode: 0o600 });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw refuse('RB706', `cannot write the plan to ${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const makeAnew = 'make a new one with `runbook plan … -o FILE`';

/** A plan file that was read, with the name of its content. */
export interface ReadPlan {
  readonly plan: SavedPlan;
  /** Identifies what was reviewed: approvals do not change it. */
  readonly digest: string;
}

/** Reads a plan file; refuses what is none, what was changed, and what another version wrote. */
export function readPlan(path: string): ReadPlan {
  const file = parseFile(path);
  const { plan } = file;
  if (!isObject(plan) || !isObject(plan.bound))
    throw refuse('RB706', `${path} is not a saved plan`, { help: makeAnew });
  const { engine, core, format } = plan.bound;
  if (format !== 1 || engine !== engineVersion || core !== coreVersion) {
    throw refuse('RB706', `${path} was made by engine ${engine}, and this is ${engineVersion}`, {
      help: makeAnew,
      exitCode: 6,
    });
  }
  if (file.seal !== sealOf(plan)) {
    throw refuse('RB706', `${path} was changed after it was made`, { help: makeAnew, exitCode: 6 });
  }
  return { plan, digest: sealOf({ ...plan, approvals: [] }) };
}

function parseFile(path: string): PlanFile {
  const value = parseJson(path);
  if (isObject(value) && value['runbookPlan'] === 1) return value as unknown as PlanFile;
  throw refuse('RB706', `${path} is not a saved plan`, { help: makeAnew });
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw refuse('RB706', `${path} is not a saved plan: it is no JSON`, { help: makeAnew });
    }
    throw refuse('RB706', `cannot read the plan ${path}: ${reasonOf(error)}`);
  }
}

/** Records somebody's agreement in a plan file; returns the keys of the steps that were agreed to. */
export function approvePlanFile(path: string, step: string): readonly string[] {
  const { plan, digest } = readPlan(path);
  const keys = plan.forecast.approvals.filter(
    (key) => step === 'all' || key === step || parseKey(key).id === step,
  );
  if (keys.length === 0) {
    const known = plan.forecast.approvals.join(', ') || 'none';
    throw refuse('RB706', `the plan asks for no approval \`${step}\``, {
      help: `approvals in it: ${known}`,
    });
  }
  const by = whoAmI();
  const at = clock.now().toISOString();
  const others = plan.approvals.filter((approval) => !keys.includes(approval.step));
  savePlan(
    { ...plan, approvals: [...others, ...keys.map((key) => ({ step: key, by, at, plan: digest }))] },
    path,
  );
  return keys;
}

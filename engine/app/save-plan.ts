import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { SavedPlan } from '../plan/plan.ts';
import { parseKey } from '../run/step-key.ts';
import { clock } from './compose.ts';
import { planDigest, readPlanFile, sealsOf } from './plan-file.ts';
import type { PlanFile } from './plan-file.ts';
import { refuse } from './refusal.ts';
import { whoAmI } from './who.ts';

/** Writes a plan whole or not at all; nobody else can read it. */
export function savePlan(plan: SavedPlan, path: string): void {
  const file: PlanFile = { runbookPlan: 1, seals: sealsOf(plan), plan };
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, `${JSON.stringify(file, undefined, 1)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw refuse('RB706', `cannot write the plan to ${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A plan file that was read, with the name of its content. */
export interface ReadPlan {
  readonly plan: SavedPlan;
  /** Identifies what was reviewed: approvals do not change it. */
  readonly digest: string;
}

/** Reads a plan file; refuses what is none, what was changed, what has expired, and what another version wrote. */
export function readPlan(path: string): ReadPlan {
  const plan = readPlanFile(path, clock.now());
  return { plan, digest: planDigest(plan) };
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
  const given = keys.map((key) => ({ step: key, by, at, plan: digest }));
  savePlan({ ...plan, approvals: [...others, ...given] }, path);
  return keys;
}

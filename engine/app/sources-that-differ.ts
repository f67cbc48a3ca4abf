import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BoundPlan } from '../plan/plan.ts';

/** The files of a plan that are not what they were when it was made. */
export function sourcesThatDiffer({ sources, folder }: BoundPlan): readonly string[] {
  return sources
    .filter(({ path, sha256 }) => digestOf(resolve(folder, path)) !== sha256)
    .map(({ path }) => path);
}

function digestOf(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
}

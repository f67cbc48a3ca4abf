import { resolve } from 'node:path';
import type { BoundPlan } from '../plan/plan.ts';
import { fileDigest } from './file-digest.ts';

/** The files of a plan that are not what they were when it was made. */
export function sourcesThatDiffer({ sources, folder }: BoundPlan): readonly string[] {
  return sources
    .filter(({ path, sha256 }) => fileDigest(resolve(folder, path)) !== sha256)
    .map(({ path }) => path);
}

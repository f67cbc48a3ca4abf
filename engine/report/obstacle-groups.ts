import type { Forecast } from '../plan/plan.ts';

/** One thing that stands in the way, with the keys of all steps that meet it. */
export interface ObstacleGroup {
  readonly keys: readonly string[];
  readonly message: string;
  readonly help: string | undefined;
}

/** What stands in the way, each cause once: a host that cannot be reached stops every step that looks at it. */
export function obstacleGroups({ obstacles }: Forecast): readonly ObstacleGroup[] {
  const groups = new Map<
    string,
    { readonly keys: string[]; readonly message: string; readonly help: string | undefined }
  >();
  for (const { key, message, help } of obstacles) {
    const cause = JSON.stringify([message, help]);
    const group = groups.get(cause) ?? { keys: [], message, help };
    group.keys.push(key);
    groups.set(cause, group);
  }
  return [...groups.values()];
}

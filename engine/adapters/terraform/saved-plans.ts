import { PortError } from '../../ports/port-error.ts';
import type { PlanWish } from '../../ports/infrastructure.ts';
import type { Transport } from '../../ports/transport.ts';

/** Where plans are saved, each with what it was made for. They hold values in clear, so nobody else can look into the folder. */
export interface SavedPlans {
  pathOf(name: string): string;
  /** Makes the folder. */
  prepare(): Promise<void>;
  keepWish(name: string, wish: PlanWish): Promise<void>;
  /** What the last plan of that name was made for, whether it is there still or not. */
  wishOf(name: string): Promise<PlanWish | undefined>;
  /** `not-found` when no plan of that name is there. */
  check(name: string): Promise<void>;
  /** Removes a plan; what it was made for holds no secret and stays. */
  discard(name: string): Promise<void>;
}

/** Saved plans below a folder. */
export function savedPlans({ files }: Pick<Transport, 'files'>, work: string): SavedPlans {
  const folder = `${work}/plans`;
  const pathOf = (name: string): string => `${folder}/${name}.tfplan`;
  const wishPath = (name: string): string => `${folder}/${name}.json`;
  return {
    pathOf,
    async prepare() {
      await files.makeDirectory(work, 0o700);
      await files.makeDirectory(folder, 0o700);
    },
    keepWish: (name, wish) => files.write(wishPath(name), JSON.stringify(wish), { mode: 0o600 }),
    async wishOf(name) {
      if ((await files.facts(wishPath(name))) === undefined) return undefined;
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of files.read(wishPath(name))) text += decoder.decode(chunk, { stream: true });
      return JSON.parse(text) as PlanWish;
    },
    async check(name) {
      if ((await files.facts(pathOf(name))) === undefined) throw noPlan(name);
    },
    discard: (name) => files.remove(pathOf(name)),
  };
}

function noPlan(name: string): PortError {
  return new PortError('not-found', `there is no saved plan \`${name}\``, {
    help: 'a plan is used once; run the runbook again, it plans anew',
  });
}

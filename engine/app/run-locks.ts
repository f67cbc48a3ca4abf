import type { BoundPlan } from '../plan/plan.ts';
import { PortError } from '../ports/port-error.ts';
import type { HeldLock, LockHolder, Transport, UnfinishedRun } from '../ports/transport.ts';
import type { OpenPorts } from './compose.ts';

/** Why the locks of a run could not be had. */
export interface LockRefusal {
  readonly kind: 'held' | 'unfinished' | 'unreachable' | 'cancelled';
  readonly lock: string;
  readonly holder: LockHolder | undefined;
  readonly message: string;
  readonly help: string;
}

/** All locks of a run, held together. */
export interface RunLocks {
  readonly names: readonly string[];
  /** Resolves when one of them was lost without being released. */
  readonly lost: Promise<string>;
  /** Keeps the run in the registers of unfinished runs. */
  remember(state: UnfinishedRun['state']): Promise<void>;
  /** Takes the run out of the registers. */
  forget(): Promise<void>;
  release(): Promise<void>;
}

/** How the locks are asked for. */
export interface LockWish {
  readonly wait: boolean;
  readonly signal: AbortSignal;
  readonly onWaiting: (lock: string, holder: LockHolder | undefined) => void;
}

interface Taken {
  readonly lock: HeldLock;
  readonly transport: Transport;
}

/**
 * Takes the locks of a plan in their order, so that two runs cannot wait for one another, and refuses
 * when one of them has another run that is unfinished.
 */
export async function takeLocks(
  plan: BoundPlan,
  ports: OpenPorts,
  holder: LockHolder,
  wish: LockWish,
): Promise<RunLocks | LockRefusal> {
  const taken: Taken[] = [];
  const late = lateLocks(ports, holder, wish, taken);
  const release = async (): Promise<void> => {
    for (const { lock } of taken.toReversed()) await lock.release();
  };
  try {
    for (const { name, target } of plan.locks) {
      if (plan.pendingTargets?.includes(target) === true && !ports.isOpen(target)) {
        late.add(name, target);
        continue;
      }
      const refusal = await takeOne(name, await ports.target(target), holder, wish, taken);
      if (refusal === undefined) continue;
      await release();
      return refusal;
    }
  } catch (error) {
    await release();
    const lock = plan.locks[taken.length]?.name ?? '';
    if (wish.signal.aborted) return wasCancelled(lock);
    if (!(error instanceof PortError)) throw error;
    return isUnreachable(lock, error);
  }
  return heldLocks(taken, late.lost, holder, release);
}

/** Locks on targets that the run makes: taken when such a target is first met, before anything is done there. */
function lateLocks(
  ports: OpenPorts,
  holder: LockHolder,
  wish: LockWish,
  taken: Taken[],
): { readonly add: (name: string, target: string) => void; readonly lost: Promise<string> } {
  const names = new Map<string, string[]>();
  let lose: (name: string) => void = () => {};
  const lost = new Promise<string>((resolve) => (lose = resolve));
  return {
    lost,
    add(name, target) {
      const ofTarget = names.get(target) ?? [];
      names.set(target, [...ofTarget, name]);
      if (ofTarget.length > 0) return;
      ports.whenOpened(target, async (transport) => {
        for (const wanted of names.get(target) ?? []) {
          const refusal = await takeOne(wanted, transport, holder, wish, taken);
          if (refusal !== undefined) throw new PortError('refused', refusal.message, { help: refusal.help });
          const { lock } = taken.at(-1) ?? {};
          void lock?.lost.then(() => lose(wanted));
          await transport.remember({ ...holder, lock: wanted, state: 'running' });
        }
      });
    },
  };
}

async function takeOne(
  name: string,
  transport: Transport,
  holder: LockHolder,
  wish: LockWish,
  taken: Taken[],
): Promise<LockRefusal | undefined> {
  const answer = await transport.lock(name, holder, {
    wait: wish.wait,
    signal: wish.signal,
    onWaiting: (other) => wish.onWaiting(name, other),
  });
  if (answer.kind === 'refused') return isHeld(name, answer.holder);
  taken.push({ lock: answer.lock, transport });
  const others = await transport.unfinished(name);
  const other = others.find((entry) => entry.run !== holder.run);
  return other === undefined ? undefined : isUnfinished(name, other);
}

/** The refusal for a target that does not do what locks need. */
export function isUnreachable(lock: string, { message, help = '' }: PortError): LockRefusal {
  return { kind: 'unreachable', lock, holder: undefined, message, help };
}

function wasCancelled(lock: string): LockRefusal {
  const message = `cancelled before it held the lock ${lock}`;
  return { kind: 'cancelled', lock, holder: undefined, message, help: '' };
}

function isHeld(lock: string, holder: LockHolder | undefined): LockRefusal {
  const who = holder === undefined ? 'another run' : describe(holder);
  const stop = holder === undefined ? '' : `, or stop it with \`runbook cancel ${holder.run}\``;
  return {
    kind: 'held',
    lock,
    holder,
    message: `the lock ${lock} is held by ${who}`,
    help: `wait for it with --wait${stop}`,
  };
}

function isUnfinished(lock: string, entry: UnfinishedRun): LockRefusal {
  const what = {
    running: 'was cut off',
    waiting: 'waits for an approval',
    'rollback-failed': 'could not be rolled back',
  }[entry.state];
  const next =
    entry.state === 'waiting'
      ? `\`runbook approve ${entry.run}\`, or \`runbook approve ${entry.run} --deny\``
      : `\`runbook resume ${entry.run}\`, \`runbook rollback ${entry.run}\`, or \`runbook resolve ${entry.run} --reason "…"\``;
  return {
    kind: 'unfinished',
    lock,
    holder: entry,
    message: `run ${describe(entry)} ${what} and is unfinished`,
    help: next,
  };
}

function describe({ run, runbook, by, since }: LockHolder): string {
  return `${run} (${runbook}, by ${by} since ${since.replace(/\.\d+Z$/, 'Z')})`;
}

function heldLocks(
  taken: readonly Taken[],
  lateLost: Promise<string>,
  holder: LockHolder,
  release: () => Promise<void>,
): RunLocks {
  return {
    names: taken.map(({ lock }) => lock.name),
    lost: Promise.race([lateLost, ...taken.map(({ lock }) => lock.lost.then(() => lock.name))]),
    async remember(state) {
      for (const { lock, transport } of taken) {
        await transport.remember({ ...holder, lock: lock.name, state });
      }
    },
    async forget() {
      for (const { lock, transport } of taken) await transport.forget(lock.name, holder.run);
    },
    release,
  };
}

import { expect, test } from 'vitest';
import type { Action } from '../../../engine/actions/define-action.ts';
import { createProber } from '../../../engine/app/prober.ts';
import type { Look, ProberLimits } from '../../../engine/app/prober.ts';
import { actionsByName } from '../../../engine/actions/registry.ts';
import { PortError } from '../../../engine/ports/port-error.ts';
import { makeRig } from '../../support/action-rig.ts';

const never = new AbortController().signal;
const limits: ProberLimits = { look: 60_000, all: 60_000, atOnce: 8 };

function look(action: string): Look {
  return { key: action, plan: 'p', action, input: {}, env: {}, target: 'host', execute: false };
}

/** An action of the registry with another probe. */
function probing(probe: NonNullable<Action['probe']>): ReadonlyMap<string, Action> {
  const base = actionsByName.get('wait');
  if (base === undefined) throw new Error('there is no action `wait`');
  return new Map([['looks', { ...base, probe }]]);
}

test('a look that does not end is an obstacle when its time is up', async () => {
  const { context } = await makeRig();
  const hangs = probing(() => new Promise(() => {}));
  const one = createProber(context.ports, hangs, never, { ...limits, look: 1 });
  expect(await one.look(look('looks'))).toEqual({ obstacle: 'it could not be looked at in time' });
});

test('all looks together have a time of their own, also those that wait for a place', async () => {
  const { context } = await makeRig();
  let begun = 0;
  const hangs = probing(() => {
    begun += 1;
    return new Promise(() => {});
  });
  const prober = createProber(context.ports, hangs, never, { look: 60_000, all: 1, atOnce: 2 });
  const seen = await Promise.all(['looks', 'looks', 'looks', 'looks'].map((name) => prober.look(look(name))));
  expect(seen.map(({ obstacle }) => obstacle)).toEqual(seen.map(() => 'it could not be looked at in time'));
  expect(begun).toBeLessThanOrEqual(4);
});

test('no more look at once than may', async () => {
  const { context } = await makeRig();
  let now = 0;
  let most = 0;
  const counts = probing(async () => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    return { facts: {} };
  });
  const prober = createProber(context.ports, counts, never, { ...limits, atOnce: 3 });
  await Promise.all(Array.from({ length: 20 }, () => prober.look(look('looks'))));
  expect(most).toBeLessThanOrEqual(3);
});

test('a plan that is cancelled ends, and is no obstacle', async () => {
  const { context } = await makeRig();
  const cancel = new AbortController();
  const hangs = probing(() => {
    cancel.abort(new Error('cancelled'));
    return new Promise(() => {});
  });
  const prober = createProber(context.ports, hangs, cancel.signal, limits);
  await expect(prober.look(look('looks'))).rejects.toThrow('cancelled');
});

test('a look that fails is an obstacle with what helps against it', async () => {
  const { context } = await makeRig();
  const fails = probing(() => {
    throw new PortError('refused', 'the state is locked', { help: 'wait until that one has ended' });
  });
  expect(await createProber(context.ports, fails, never, limits).look(look('looks'))).toEqual({
    obstacle: 'the state is locked',
    help: 'wait until that one has ended',
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionsByName } from '../../../engine/actions/registry.ts';
import { DirectoryStore } from '../../../engine/adapters/directory-store/directory-store.ts';
import { createExecutor } from '../../../engine/app/executor.ts';
import type { Executor } from '../../../engine/app/executor.ts';
import type { AttemptResult, Captured } from '../../../engine/journal/event.ts';
import { createMasker } from '../../../engine/journal/mask.ts';
import type { ObjectStore } from '../../../engine/ports/object-store.ts';
import { PortError } from '../../../engine/ports/port-error.ts';
import { makeRig } from '../../support/action-rig.ts';

type Put = ObjectStore['put'];

interface Rigged {
  readonly executor: Executor;
  readonly path: string;
  readonly printed: readonly string[];
}

/** An executor with one store, whose `put` is another one, and a file to put into it. */
async function withPut(change: (put: Put) => Put): Promise<Rigged> {
  const rig = await makeRig();
  const printed: string[] = [];
  const path = join(rig.folder, 'manifest.json');
  writeFileSync(path, '{}');
  const store = new DirectoryStore(join(rig.folder, 'store'));
  store.put = change(store.put.bind(store));
  const executor = createExecutor({
    run: 'r1',
    nonce: 'n1',
    ports: { ...rig.context.ports, store: async () => store },
    actions: actionsByName,
    secrets: { open: async (value) => value },
    masker: createMasker(),
    onOutput: (_step, _attempt, lines) => printed.push(...lines),
  });
  return { executor, path, printed };
}

async function resultOf(
  { executor, path }: Rigged,
  pointOfNoReturn: Captured | undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<AttemptResult> {
  const input = { store: 'backups', key: 'sets/1/manifest.json', path };
  const event = await executor.attempt(
    {
      kind: 'attempt',
      step: 'store',
      attempt: 1,
      call: { action: 'objects.put', runbook: 'r', input, env: {}, target: 'host' },
      undo: undefined,
      ...(pointOfNoReturn === undefined ? {} : { pointOfNoReturn }),
      timeout: 60_000,
    },
    signal,
  );
  if (event.event !== 'attempt-finished') throw new Error(event.event);
  return event.result;
}

const wasFree: Captured = { own: { existed: false }, declared: {} };
const lostAfter = (put: Put): Put => {
  return async (...given) => {
    await put(...given);
    throw new PortError('failed', 'the answer was lost');
  };
};

describe('an attempt at a point of no return', () => {
  test('that had its effect has succeeded, although its answer was lost', async () => {
    const rig = await withPut(lostAfter);
    const result = await resultOf(rig, wasFree);
    expect(rig.printed).toContain('the point of no return was passed all the same: the answer was lost');
    expect(result).toMatchObject({ kind: 'succeeded', changed: true, outputs: { size: 2 } });
  });

  test('has succeeded as well when it was cancelled behind its effect', async () => {
    const cancel = new AbortController();
    const rig = await withPut((put) => async (...given) => {
      const stored = await put(...given);
      cancel.abort();
      return stored;
    });
    expect(await resultOf(rig, wasFree, cancel.signal)).toMatchObject({ kind: 'succeeded' });
  });

  test('that had none has failed', async () => {
    const rig = await withPut(() => async () => {
      throw new PortError('unreachable', 'no way there');
    });
    expect(await resultOf(rig, wasFree)).toMatchObject({
      kind: 'failed',
      error: { message: 'no way there' },
    });
  });

  test('of which nothing can be told has failed', async () => {
    const result = await resultOf(await withPut(lostAfter), { own: { existed: null }, declared: {} });
    expect(result).toMatchObject({ kind: 'failed' });
  });
});

test('at any other step what was said counts: it is undone, whatever it did', async () => {
  expect(await resultOf(await withPut(lostAfter), undefined)).toMatchObject({ kind: 'failed' });
});

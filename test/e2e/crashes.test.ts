import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from './support/cases.ts';
import { docker } from './support/docker.ts';
import { type Engine, openEngine, runOf } from './support/engine.ts';
import { fingerprint, fsck, services } from './support/host.ts';
import { changes, inventory } from './support/inventory.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { childrenOf, processesWith } from './support/processes.ts';
import { startRemoteHost } from './support/remote-host.ts';
import { siteAnswers } from './support/watch-site.ts';

/** What an update has replaced by the time that it waits for the new version. */
const afterTheSwap = /"event":"attempt-started"[^\n]*"step":"healthy"/u;

describe('what a run stands on breaks away', { timeout: 10 * 60_000 }, () => {
  let place: Place;
  let engine: Engine;
  const update = ['update-manual', '--input', 'version=1.27.3-hang'];

  beforeAll(() => {
    redeploy();
    place = openPlace();
    engine = openEngine(place);
  }, 180_000);
  afterAll(async () => {
    await engine[Symbol.asyncDispose]();
    place.end();
  });

  /** Everything is as before, and the site answers; a row of the table. */
  async function expectAsBefore(
    name: string,
    outcome: string,
    before: Awaited<ReturnType<typeof now>>,
  ): Promise<void> {
    expect(await siteAnswers()).not.toBe(Infinity);
    expect(fingerprint()).toBe(before.state);
    expect((await services().inspect('gitea')).image).toEqual(before.image);
    expect(changes(before.things, inventory(place))).toEqual([]);
    fsck();
    record({ name, outcome, data: 'equal' });
  }

  async function now(): Promise<{ state: string; things: ReadonlySet<string>; image: unknown }> {
    return {
      state: fingerprint(),
      things: inventory(place),
      image: (await services().inspect('gitea')).image,
    };
  }

  it('a program that a step started: the step fails, and all is undone', async () => {
    const before = await now();
    const running = engine.begin(update);
    await running.until(/"event":"attempt-started"[^\n]*"step":"backup\/dump"/u);
    const [program] = await soon(() => childrenOf(running.pid));
    process.kill(program ?? 0, 'SIGKILL');
    const { code, stdout } = await running.ended;
    expect(code, stdout).toBe(1);
    await expectAsBefore('kill -9 of what a step started', 'failed, rolled back', before);
  });

  it('the Docker engine: what could not be undone without it is undone once it is back', async () => {
    const before = await now();
    const running = engine.begin(update);
    const run = runOf(await running.until(afterTheSwap)) ?? '';
    const address = process.env['RUNBOOK_E2E_ENGINE'] ?? '';
    const [daemon] = processesWith(`dockerd\0--host\0${address}`, 'cmdline');
    process.kill(daemon ?? 0, 'SIGKILL');
    const { code, stdout } = await running.ended;
    expect([1, 4], stdout).toContain(code);
    await soon(() => (isUp() ? [true] : []));
    // An engine that was killed takes its containers for stopped by hand, and leaves them so: the operator starts the
    // database, as the run's error says.
    if (code === 4) {
      expect(stdout).toMatch(/start it|does not answer|is not there/u);
      docker('start', 'gitea-postgres-1');
      const again = await engine.run(['rollback', run, '--json']);
      expect(again.stdout).toContain('"outcome":"rolled-back"');
    }
    await expectAsBefore('kill -9 of the Docker engine', 'rolled back once it was back', before);
  });

  it('the connection to the host: the run is gone on with, and nothing is left there', async () => {
    const host = await startRemoteHost();
    const before = await now();
    const remote = openPlace((environment) => {
      environment['targets'] = { here: { transport: 'local' }, host: host.target };
      environment.vars['internalUrl'] = host.internalUrl;
    });
    const far = openEngine(remote);
    try {
      const running = far.begin(update);
      const run = runOf(await running.until(afterTheSwap)) ?? '';
      host.run('pkill', '-KILL', '-f', 'sshd-session: root');
      const { code, stdout } = await running.ended;
      expect([1, 4], stdout).toContain(code);
      if (code === 4) {
        const again = await far.run(['rollback', run, '--json']);
        expect(again.stdout).toContain('"outcome":"rolled-back"');
      }
      await expectAsBefore('a dropped ssh connection', 'rolled back', before);
      expect(host.run('ps', '--no-headers', '-eo', 'comm')).not.toMatch(/^(?:docker|git|tar|sleep)$/mu);
    } finally {
      await far[Symbol.asyncDispose]();
      remote.end();
      host.end();
    }
  });
});

/** What is there within a minute; throws when nothing comes. */
async function soon<T>(look: () => readonly T[]): Promise<readonly T[]> {
  for (let turn = 0; turn < 6000; turn += 1) {
    const found = look();
    if (found.length > 0) return found;
    await pause(10);
  }
  throw new Error('nothing came within a minute');
}

function isUp(): boolean {
  try {
    docker('version');
    return true;
  } catch {
    return false;
  }
}

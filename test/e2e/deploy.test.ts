import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from './support/cases.ts';
import { newestSet } from './support/gitea.ts';
import { fingerprint, fsck, services } from './support/host.ts';
import { emptyHost, openPlace, type Place, redeploy } from './support/place.ts';
import { command, type Ended, outcomeOf, succeed, watched } from './support/run.ts';

describe('an empty host', { timeout: 10 * 60_000 }, () => {
  let place: Place;
  let before: string;

  beforeAll(async () => {
    redeploy();
    place = openPlace();
    await succeed(place, 'backup');
    before = fingerprint();
    emptyHost();
  }, 120_000);
  afterAll(() => place.end());

  it('is not started empty beside backups', async () => {
    const { code, output } = await onNothing('deploy: an empty host beside backups', 'deploy');
    expect(code, output).toBe(1);
    expect(output).toMatch(/there are backups of this deployment \(sets: 1, .* no data/u);
    await expect(services().services()).rejects.toThrow('there is no compose.yaml');
  });

  it('is deployed, and deploying again changes nothing', async () => {
    const args = ['deploy', '--input', 'empty=true'];
    const { code, output } = await onNothing('deploy: an empty host', ...args);
    expect(code, output).toBe(0);
    expect((await services().inspect('nginx')).state).toBe('running');
    const again = await watched(place, { name: 'deploy: again' }, ...args);
    expect(again.output).toContain('nothing had to change');
    const planned = await command(place, 'plan', ...args);
    expect([planned.code, planned.output]).toEqual([0, expect.not.stringMatching(/^(?:change|unknown) /mu)]);
  });

  it('gets everything back from a set', async () => {
    const args = ['restore', '--input', `set=${newestSet(place)}`];
    const ended = await watched(
      place,
      { name: 'restore: onto an empty host', meant: 'as in the set' },
      ...args,
    );
    expect(ended.code, ended.output).toBe(0);
    expect(fingerprint()).toBe(before);
    expect((await services().inspect('gitea')).image.ref).toBe('gitea/gitea:1.22.6');
    fsck();
    await succeed(place, 'health-check');
  });

  it('takes updates', async () => {
    const args = ['update-auto', '--input', 'image=nginx:1.30.6-slow', '--input', 'backup=false'];
    const { code, output } = await watched(place, { name: 'update-auto: what deploy brought up' }, ...args);
    expect(code, output).toBe(0);
  });

  /** A case before which there is no site and no data. */
  async function onNothing(name: string, ...args: readonly string[]): Promise<Ended> {
    const ended = await command(place, 'run', ...args);
    record({ name, outcome: outcomeOf(ended) });
    return ended;
  }
});

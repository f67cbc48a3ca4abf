import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsck, services } from './support/host.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { watched } from './support/run.ts';

describe('update-manual', { timeout: 10 * 60_000 }, () => {
  let place: Place;

  beforeAll(() => {
    redeploy();
    place = openPlace();
  });
  afterAll(() => place.end());

  const update = (version: string): readonly string[] => ['update-manual', '--input', `version=${version}`];

  const faults = {
    halfmigrated: 'its migration dies half way',
    unhealthy: 'fails',
    crash: 'ends at once',
    hang: 'migrates and hangs',
  };
  for (const [fault, words] of Object.entries(faults)) {
    it(`goes back with every row and ref: ${words}`, async () => {
      const name = `update-manual: ${words}`;
      const { code, output } = await watched(place, { name }, ...update(`1.27.3-${fault}`));
      expect(code, output).toBe(1);
      const { image, state: does } = await services().inspect('gitea');
      expect({ ref: image.ref, does }).toEqual({ ref: 'gitea/gitea:1.22.6', does: 'running' });
      fsck();
    });
  }

  it('updates to a good version', async () => {
    const { code, output } = await watched(
      place,
      { name: 'update-manual: good', meant: 'migrated' },
      ...update('1.27.3'),
    );
    expect(code, output).toBe(0);
    expect((await services().inspect('gitea')).image.ref).toBe('gitea/gitea:1.27.3');
    fsck();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, runImage, services } from './support/host.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { runbook, watched } from './support/run.ts';

describe('update-auto', { timeout: 5 * 60_000 }, () => {
  let place: Place;

  beforeAll(() => {
    redeploy();
    place = openPlace();
  });
  afterAll(() => place.end());

  const update = (tag: string): readonly string[] => ['update-auto', '--input', `image=nginx:${tag}`];
  const noBackup = ['--input', 'backup=false'];

  it('takes a good image, after a backup', async () => {
    const { code, output } = await watched(place, { name: 'update-auto: good' }, ...update('1.30.6'));
    expect(code, output).toBe(0);
    expect((await services().inspect('nginx')).image.digest).toBe(await digestOf('nginx:1.30.6'));
  });

  it('takes one that starts slowly', async () => {
    await runImage('nginx', 'nginx:1.27.0');
    const args = [...update('1.30.6-slow'), ...noBackup];
    const { code, output } = await watched(place, { name: 'update-auto: starts slowly' }, ...args);
    expect(code, output).toBe(0);
  });

  it('tests the live configuration before it touches the live container', async () => {
    await runImage('nginx', 'nginx:1.27.0');
    const before = await services().inspect('nginx');
    const args = [...update('1.30.6-badconfig'), ...noBackup];
    const { code, output } = await watched(
      place,
      { name: 'update-auto: rejects the configuration' },
      ...args,
    );
    expect(code, output).toBe(1);
    expect(output).toContain('gone_since_this_version');
    expect(await services().inspect('nginx')).toEqual(before);
  });

  const faults = { crash: 'ends at once', hang: 'hangs', wrongport: 'another port', unhealthy: 'fails' };
  for (const [fault, words] of Object.entries(faults)) {
    it(`puts the old image back: ${words}`, async () => {
      await runImage('nginx', 'nginx:1.27.0');
      const args = [...update(`1.30.6-${fault}`), ...noBackup];
      const ended = await watched(place, { name: `update-auto: ${words}` }, ...args);
      expect(ended.code, ended.output).toBe(1);
      expect(ended.interruption).toBeLessThan(75);
      expect((await services().inspect('nginx')).image.ref).toBe('nginx:1.27.0');
      const again = await runbook(place, ...args);
      expect(again.output).toContain('was rolled back before');
    });
  }
});

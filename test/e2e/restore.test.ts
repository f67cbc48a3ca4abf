import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint, fsck, services } from './support/host.ts';
import { addIssue, newestSet } from './support/gitea.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { command, succeed, watched } from './support/run.ts';

describe('restore', { timeout: 10 * 60_000 }, () => {
  let place: Place;

  beforeAll(async () => {
    redeploy();
    place = openPlace();
    for (const title of ['in the first set', 'in the second set']) {
      await addIssue(title);
      await succeed(place, 'backup');
    }
  }, 120_000);
  afterAll(() => place.end());

  it('takes the place of the live data', async () => {
    const before = fingerprint();
    await addIssue('written after the backup');
    expect(fingerprint()).not.toBe(before);
    const args = ['restore', '--input', `set=${newestSet(place)}`];
    const ended = await watched(place, { name: 'restore: over a live one', meant: 'as in the set' }, ...args);
    expect(ended.code, ended.output).toBe(0);
    expect(fingerprint()).toBe(before);
    fsck();
  });

  it('is rehearsed from the store, which marks the set', async () => {
    const proof = join(place.sets, newestSet(place), 'verified.json');
    expect(existsSync(proof)).toBe(false);
    const { code, output } = await watched(place, { name: 'restore-drill: the newest set' }, 'restore-drill');
    expect(code, output).toBe(0);
    expect(existsSync(proof)).toBe(true);
  });

  const damages: Readonly<Record<string, (set: string, other: string) => void>> = {
    ...Object.fromEntries(
      [1, 25, 60, 99].map((percent) => [`cut at ${percent} %`, (set: string) => cut(set, percent / 100)]),
    ),
    'a flipped byte': (set) => {
      const whole = readFileSync(join(set, 'data.tar.zst'));
      const at = Math.floor(whole.length / 2);
      whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
      writeFileSync(join(set, 'data.tar.zst'), whole);
    },
    'two sets mixed': (set, other) => cpSync(join(other, 'database.dump'), join(set, 'database.dump')),
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`refuses a set: ${name}`, async () => {
      const bad = '20200101-000000-dead';
      const set = join(place.sets, bad);
      cpSync(join(place.sets, newestSet(place)), set, { recursive: true });
      try {
        damage(set, join(place.sets, newestSet(place, 2)));
        const before = await services().inspect('gitea');
        const args = ['restore', '--input', `set=${bad}`];
        const ended = await watched(place, { name: `restore: a set, ${name}` }, ...args);
        expect(ended.code, ended.output).toBe(1);
        const drill = await command(place, 'run', 'restore-drill', '--input', `set=${bad}`);
        expect(drill.code, drill.output).toBe(1);
        expect(await services().inspect('gitea')).toEqual(before);
      } finally {
        rmSync(set, { recursive: true });
      }
    });
  }
});

function cut(set: string, part: number): void {
  const whole = readFileSync(join(set, 'database.dump'));
  writeFileSync(join(set, 'database.dump'), whole.subarray(0, Math.floor(whole.length * part)));
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from './support/cases.ts';
import { fsck } from './support/host.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { pushAllTheTime } from './support/pushes.ts';
import { runbook } from './support/run.ts';

describe('backup', { timeout: 20 * 60_000 }, () => {
  let place: Place;

  beforeAll(() => {
    redeploy();
    place = openPlace();
  });
  afterAll(() => place.end());

  it('makes consistent sets while somebody pushes, each drilled and checked by git', async () => {
    const pushes = await pushAllTheTime(place.folder);
    const wanted = sets();
    let interruption = 0;
    for (let turn = 0; turn < wanted; turn += 1) {
      const ended = await runbook(place, 'backup');
      interruption = Math.max(interruption, ended.interruption);
      expect(ended.code, ended.output).toBe(0);
    }
    const pushed = await pushes.end();
    record({
      name: `backup: ${wanted} sets under ${pushed} pushes`,
      outcome: 'succeeded, each set drilled',
      interruption,
      data: 'pushed to',
    });
    expect(pushed).toBeGreaterThan(wanted);
    fsck();
  });
});

/** Twenty are what the table is about; fewer for a quick look. */
function sets(): number {
  return Number(process.env['RUNBOOK_E2E_SETS'] ?? '20');
}

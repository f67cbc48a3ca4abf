import { stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { UnfinishedRun } from '../../../engine/ports/transport.ts';
import type { ContractTarget } from './contract-target.ts';

const ENTRY: UnfinishedRun = {
  lock: 'host',
  run: '20260101T000000Z-ab12',
  runbook: 'update',
  by: 'me@here',
  since: '2026-01-01T00:00:00Z',
  state: 'running',
};

/** The register of unfinished runs, and the target's facts. */
export function registerContract(target: () => ContractTarget): void {
  describe('register', () => {
    it('remembers, replaces and forgets', async () => {
      const { transport } = target();
      const later: UnfinishedRun = {
        ...ENTRY,
        run: 'later',
        since: '2026-01-02T00:00:00Z',
        state: 'waiting',
      };
      expect(await transport.unfinished('host')).toEqual([]);
      await transport.remember(later);
      await transport.remember(ENTRY);
      expect(await transport.unfinished('host')).toEqual([ENTRY, later]);
      await transport.remember({ ...ENTRY, state: 'rollback-failed' });
      expect(await transport.unfinished('host')).toEqual([{ ...ENTRY, state: 'rollback-failed' }, later]);
      expect(await transport.unfinished('another')).toEqual([]);
      await transport.forget('host', ENTRY.run);
      await transport.forget('host', ENTRY.run);
      await transport.forget('host', 'later');
      expect(await transport.unfinished('host')).toEqual([]);
    });

    it('keeps it from other users', async () => {
      const { transport, state } = target();
      await transport.remember({ ...ENTRY, lock: 'modes' });
      const mode = async (path: string): Promise<number> =>
        (await stat(`${state}/unfinished/${path}`)).mode & 0o777;
      expect([await mode(''), await mode('modes'), await mode(`modes/${ENTRY.run}.json`)]).toEqual([
        0o700, 0o700, 0o600,
      ]);
    });

    it.each(['', '{"run":', '{"run":"x"}', '[]', JSON.stringify({ ...ENTRY, lock: 'other' })])(
      'does not pass over an entry that it cannot read: %j',
      async (content) => {
        const { transport, state } = target();
        await transport.remember({ ...ENTRY, lock: 'broken' });
        const path = `${state}/unfinished/broken/${ENTRY.run}.json`;
        await writeFile(path, content);
        await expect(transport.unfinished('broken')).rejects.toMatchObject({
          kind: 'corrupt',
          message: expect.stringContaining(path),
        });
      },
    );

    it('refuses names that lead elsewhere', async () => {
      const { transport } = target();
      await expect(transport.remember({ ...ENTRY, run: '../x' })).rejects.toMatchObject({
        kind: 'unsupported',
      });
      await expect(transport.unfinished('../x')).rejects.toMatchObject({ kind: 'unsupported' });
    });

    it('tells system and architecture alike, however the machine is reached', async () => {
      expect(await target().transport.facts()).toMatchObject({
        system: process.platform,
        architecture: process.arch,
      });
    });
  });
}

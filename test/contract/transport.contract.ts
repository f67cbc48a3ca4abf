import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type TransportSource, openTransport } from '../support/transport/open-transport.ts';
import { execContract } from './transport/exec.ts';
import type { ContractTarget } from './transport/contract-target.ts';
import { filesContract } from './transport/files.ts';
import { lockContract } from './transport/lock.ts';
import { processesContract } from './transport/processes.ts';
import { registerContract } from './transport/register.ts';

/**
 * The contract of the Transport port. The target must be this machine, however it is reached. Where it
 * cannot be reached, `leftOut` says why; the suite then counts as skipped under that name.
 */
export function transportContract(
  name: string,
  source: (folder: string) => Promise<TransportSource>,
  leftOut?: string,
): void {
  const title = leftOut === undefined ? name : `${name} (left out: ${leftOut})`;
  describe.skipIf(leftOut !== undefined)(`transport contract: ${title}`, () => {
    let target: ContractTarget | undefined;
    const current = (): ContractTarget => {
      if (target === undefined) throw new Error('not opened yet');
      return target;
    };
    beforeAll(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'runbook-transport-'));
      const opened = await source(folder);
      const transport = await openTransport(opened);
      target = { source: opened, transport, folder, state: opened.settings.stateDirectory ?? '' };
    });
    afterAll(async () => {
      await target?.transport.close();
      if (target !== undefined) await rm(target.folder, { recursive: true, force: true });
    });
    execContract(current);
    processesContract(current);
    filesContract(current);
    lockContract(current);
    registerContract(current);
  });
}

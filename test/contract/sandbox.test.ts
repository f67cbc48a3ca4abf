import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningSandbox } from '../support/sandbox.ts';
import { containersContract } from './containers.contract.ts';
import { databaseContract } from './database.contract.ts';

const never = new AbortController().signal;

for (const [service, other, current, good] of [
  ['nginx', 'gitea', 'nginx:1.27.0', 'nginx:1.30.6'],
  ['gitea', 'nginx', 'gitea/gitea:1.22.6', 'gitea/gitea:1.27.3'],
] as const) {
  containersContract(`sandbox, ${service}`, async () => {
    const { sandbox, end } = await runningSandbox();
    const images = { current, good, unhealthy: `${good}-unhealthy`, unknown: 'nginx:0.0.1' };
    return { containers: sandbox.containers, service, other, ...images, end };
  });
}

databaseContract('sandbox', async () => {
  const { sandbox, end } = await runningSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'runbook-dumps-'));
  const identity = { run: 'contract', step: 'change', attempt: 1 };
  return {
    database: sandbox.database,
    name: 'gitea',
    folder,
    change: async (database, sql) => {
      const argv = ['psql', '-d', database, '-c', sql] as const;
      const { exitCode } = await sandbox.containers.exec('postgres', { argv, identity }, never);
      if (exitCode !== 0) throw new Error(`psql failed: ${sql}`);
    },
    end: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningSandbox } from '../support/sandbox.ts';
import { containersContract } from './containers.contract.ts';
import { databaseContract } from './database.contract.ts';

const never = new AbortController().signal;

containersContract('sandbox', async () => {
  const { sandbox, end } = await runningSandbox();
  return {
    containers: sandbox.containers,
    service: 'gitea',
    other: 'nginx',
    stateful: { service: 'postgres', mount: '/var/lib/postgresql' },
    current: 'gitea/gitea:1.22.6',
    good: 'gitea/gitea:1.27.3',
    unhealthy: 'gitea/gitea:1.27.3-unhealthy',
    unknown: 'gitea/gitea:0.0.1',
    end,
  };
});

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

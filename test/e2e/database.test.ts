import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll } from 'vitest';
import { openLocal } from '../../engine/adapters/local/open-local.ts';
import { openPostgres } from '../../engine/adapters/postgres/open-postgres.ts';
import type { Transport } from '../../engine/ports/transport.ts';
import { databaseContract } from '../contract/database.contract.ts';
import { docker, randomName } from './support/docker.ts';

/** One server for all tests; each makes its own databases and removes them again. */
const container = randomName();
let transport: Transport;
let folder: string;

function psql(database: string, sql: string): string {
  const options = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-U', 'gitea', '-d', database];
  return docker('exec', container, 'psql', ...options, '-c', sql);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'runbook-postgres-'));
  transport = openLocal({ target: 'host', stateDirectory: join(folder, 'state') });
  const env = { POSTGRES_USER: 'gitea', POSTGRES_DB: 'gitea', POSTGRES_PASSWORD_FILE: '/etc/hostname' };
  const options = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  // The tag that the running deployment was placed by is not kept here; its container knows the image.
  const image = docker('inspect', '--format', '{{.Image}}', 'gitea-postgres-1').trim();
  docker('run', '--detach', '--init', '--name', container, ...options, image);
  const ready = 'until pg_isready -q -h 127.0.0.1 -U gitea; do sleep 0.1; done';
  execFileSync('timeout', ['60', 'docker', 'exec', container, 'sh', '-c', ready]);
});

afterAll(async () => {
  docker('rm', '--force', '--volumes', container);
  await transport.close();
  rmSync(folder, { recursive: true });
});

databaseContract('postgres', async () => {
  const own = mkdtempSync(join(folder, 'dumps-'));
  psql('postgres', 'create database live');
  psql('live', 'create table first (id int); insert into first values (1)');
  const door = {
    enter: ({ stdin }: { readonly stdin: boolean }) => ({
      words: ['docker', 'exec', ...(stdin ? ['--interactive'] : []), container] as const,
      env: {},
      end: () => Promise.resolve(),
    }),
  };
  const database = openPostgres({ transport, user: 'gitea', door: () => Promise.resolve(door) });
  return {
    database,
    name: 'live',
    folder: own,
    change: (name, sql) => {
      psql(name, sql);
      return Promise.resolve();
    },
    content: (path) => Promise.resolve(plainText(path)),
    end: async () => {
      const left = psql(
        'postgres',
        `select datname from pg_database where datname !~ '^(template|postgres)'`,
      );
      for (const name of left.split('\n').filter((each) => each !== '')) await database.drop(name);
      await database.close();
    },
  };
});

/** A dump as SQL, without comments and the words that differ in every dump. */
function plainText(path: string): string {
  const argv = ['exec', '--interactive', container, 'pg_restore', '--file=-'];
  const text = execFileSync('docker', argv, { encoding: 'utf8', input: readFileSync(path) });
  return text
    .split('\n')
    .filter((line) => !/^(?:--|\\(?:un)?restrict )/u.test(line))
    .join('\n');
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from './support/docker.ts';
import { newestSet } from './support/gitea.ts';
import { deployment, digestOf, services } from './support/host.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { command, succeed, watched } from './support/run.ts';

const secrets = join(deployment, 'secrets/postgres');

/** Databases of the server that are no part of the deployment. */
function strayDatabases(): readonly string[] {
  const sql = "select datname from pg_database where datname ~ '^(drill|gitea)_'";
  const options = ['--no-psqlrc', '--quiet', '--no-align', '--tuples-only', '--username=gitea'];
  const listed = docker(
    'exec',
    'gitea-postgres-1',
    'psql',
    ...options,
    '--dbname=postgres',
    '--command',
    sql,
  );
  return listed.split('\n').filter((name) => name !== '');
}

describe('what keeps a deployment well', { timeout: 10 * 60_000 }, () => {
  let place: Place;

  beforeAll(async () => {
    redeploy();
    place = openPlace();
    await succeed(place, 'backup');
  }, 180_000);
  afterAll(() => place.end());

  it('drills the newest set from the store, and measures it', async () => {
    const { code, output } = await watched(place, { name: 'restore-drill' }, 'restore-drill');
    expect(code, output).toBe(0);
    const proof: unknown = JSON.parse(
      readFileSync(join(place.sets, newestSet(place), 'verified.json'), 'utf8'),
    );
    expect(proof).toMatchObject({ set: newestSet(place) });
    expect(strayDatabases()).toEqual([]);
    const status = await command(place, 'status', '--json');
    const report = JSON.parse(status.output) as {
      drill: { set: string; rtoSeconds: number; rpoSeconds: number };
    };
    expect(report.drill.set).toBe(newestSet(place));
    expect(report.drill.rpoSeconds).toBeGreaterThan(0);
  });

  it('deletes no set that nothing has replaced', async () => {
    const { code, output } = await watched(
      place,
      { name: 'prune' },
      'prune',
      '--input',
      'olderThan=0d',
      '--input',
      'keep=1',
    );
    expect(code, output).toBe(0);
    expect(existsSync(join(place.sets, newestSet(place), 'manifest.json'))).toBe(true);
  });

  it('gives the database another password, which Gitea takes up', async () => {
    const before = readFileSync(join(secrets, 'password'), 'utf8');
    const { code, output } = await watched(
      place,
      { name: 'rotate-database-password' },
      'rotate-database-password',
    );
    expect(code, output).toBe(0);
    const after = readFileSync(join(secrets, 'password'), 'utf8');
    expect(after).not.toBe(before);
    expect(output).not.toContain(after.trim());
    expect(readdirSync(secrets)).toEqual(['password']);
    await succeed(place, 'health-check');
  });

  it('updates PostgreSQL within its major version', async () => {
    const args = ['update-postgres', '--input', 'version=18.6', '--input', 'backup=false'];
    const { code, output } = await watched(place, { name: 'update-postgres: 18.6' }, ...args);
    expect(code, output).toBe(0);
    expect((await services().inspect('postgres')).image.digest).toBe(await digestOf('postgres:18.6'));
    await succeed(place, 'health-check');
  });
});

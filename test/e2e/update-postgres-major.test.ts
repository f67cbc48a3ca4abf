import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from './support/docker.ts';
import { deployment, digestOf, fsck, services } from './support/host.ts';
import { openPlace, type Place, postgresVersions, redeploy } from './support/place.ts';
import { command, succeed, watched } from './support/run.ts';

const { old, next } = postgresVersions();
const mount = '/var/lib/postgresql';

function psql(sql: string): string {
  const options = ['--no-psqlrc', '--quiet', '--no-align', '--tuples-only', '--username=gitea'];
  return docker('exec', 'gitea-postgres-1', 'psql', ...options, '--dbname=gitea', '--command', sql).trim();
}

/** Every row, in words that are the same whichever version writes them. */
function rows(): readonly string[] {
  const tables = psql(`select tablename from pg_tables where schemaname = 'public' order by 1`).split('\n');
  return tables.map(
    (table) => `${table}: ${psql(`select string_agg(t::text, '\n' order by t::text) from "${table}" t`)}`,
  );
}

function serverIdentity(): string {
  return psql('select system_identifier from pg_control_system()');
}

function recordedIdentity(): string {
  return readFileSync(join(deployment, 'work/database-identity'), 'utf8').trim();
}

/** A login of its own with rights and a setting, which no dump of a database holds. */
const monitor = `select pg_has_role('monitor', 'pg_monitor', 'member'), a.rolpassword, r.rolconfig
  from pg_authid a join pg_roles r using (rolname) where rolname = 'monitor'`;

describe(`PostgreSQL ${old} to ${next}`, { timeout: 10 * 60_000 }, () => {
  let place: Place;

  beforeAll(() => {
    redeploy({ postgres: old });
    psql(`create role monitor login password 'e2e-monitor' in role pg_monitor`);
    psql(`alter role monitor set statement_timeout = '5s'`);
    psql('create extension pg_trgm');
    place = openPlace();
  }, 180_000);
  afterAll(() => place.end());

  const update = (version: string): readonly string[] => [
    'update-postgres-major',
    '--input',
    `version=${version}`,
  ];

  it('goes back with every row and ref when the restore dies half way', async () => {
    const before = { identity: serverIdentity(), volumes: await services().volumes() };
    const name = 'update-postgres-major: the restore dies half way';
    const { code, output } = await watched(place, { name }, ...update(`${next}-halfrestored`));
    expect(code, output).toBe(1);
    expect(output).toContain('could not read from input file: end of file');
    expect({ identity: serverIdentity(), volumes: await services().volumes() }).toEqual(before);
    expect(recordedIdentity()).toBe(before.identity);
    expect((await services().inspect('postgres')).image.ref).toBe(`postgres:${old}`);
    await succeed(place, 'health-check');
  });

  it('takes every row, role and extension along', async () => {
    const before = { rows: rows(), monitor: psql(monitor), identity: serverIdentity() };
    const volume = (await services().inspect('postgres')).volumes[mount];
    const name = `update-postgres-major: ${old} to ${next}`;
    const { code, output } = await watched(place, { name, meant: 'moved' }, ...update(next));
    expect(code, output).toBe(0);
    expect(psql('show server_version')).toMatch(new RegExp(`^${next.replace('.', '[.]')}\\b`, 'u'));
    expect({ rows: rows(), monitor: psql(monitor) }).toEqual({ rows: before.rows, monitor: before.monitor });
    expect(psql(`select count(*) from pg_extension where extname = 'pg_trgm'`)).toBe('1');
    expect(serverIdentity()).not.toBe(before.identity);
    expect(recordedIdentity()).toBe(serverIdentity());
    const { image, volumes } = await services().inspect('postgres');
    expect(image.digest).toBe(await digestOf(`postgres:${next}`));
    expect(volumes[mount]).toMatch(/^gitea_database-/u);
    expect(await services().volumes()).toContainEqual({ name: volume, used: false });
    const left = readdirSync(join(deployment, 'work')).filter((entry) => !entry.startsWith('.'));
    expect(left).toEqual(['database-identity']);
    fsck();
    await succeed(place, 'health-check');
    await succeed(place, 'deploy', '--input', 'empty=true');
    expect((await services().inspect('postgres')).volumes[mount]).toBe(volumes[mount]);
    await succeed(place, 'backup');
  });

  it('keeps the old volume until it is pruned', async () => {
    const { volumes } = await services().inspect('postgres');
    expect(volumes[mount]).toMatch(/^gitea_database-/u);
    const { code, output } = await command(
      place,
      'run',
      'prune',
      '--input',
      'copies=true',
      '--input',
      'copiesOlderThan=0d',
      '--approve',
      'all',
    );
    expect(code, output).toBe(0);
    expect(await services().volumes()).toEqual([{ name: volumes[mount], used: true }]);
    await succeed(place, 'health-check');
  });
});

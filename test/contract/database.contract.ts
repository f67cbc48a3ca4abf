import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../engine/ports/database.ts';
import { PortError, type PortErrorKind } from '../../engine/ports/port-error.ts';

/** A server to try an adapter on; every test gets one of its own. */
export interface DatabaseFixture {
  readonly database: Database;
  /** A database with at least one table and one row. */
  readonly name: string;
  /** Runs statements that change the database, as a client of the server. */
  readonly change: (database: string, sql: string) => Promise<void>;
  /** An empty folder for dumps, on the machine of the tests. */
  readonly folder: string;
  /** What a dump says, without the moment it was made; its very bytes where this is undefined. */
  readonly content?: (path: string) => Promise<string>;
  end(): Promise<void>;
}

const never = new AbortController().signal;

/** What holds for every adapter of the database port. */
export function databaseContract(name: string, make: () => Promise<DatabaseFixture>): void {
  const fixture = async (): Promise<DatabaseFixture> => {
    const made = await make();
    onTestFinished(async () => made.end());
    return made;
  };

  describe(`database: ${name}`, () => {
    it('answers questions', async () => {
      const { database, name: live, change } = await fixture();
      await change(
        live,
        `create table contract (id int primary key, word text); insert into contract values (1, 'one'), (2, null)`,
      );
      expect(await database.identity()).toMatch(/^\d+$/);
      expect(await database.exists(live)).toBe(true);
      expect(await database.exists('nothing_here')).toBe(false);
      expect(await database.names()).toContain(live);
      expect(await database.names()).not.toContain('template0');
      expect((await database.counts(live))['contract']).toBe(2);
      expect(await database.size(live)).toBeGreaterThan(0);
      const value = async (sql: string, ...parameters: string[]): Promise<string | undefined> =>
        database.value(live, sql, parameters);
      expect(await value('select id from contract where word = $1', 'one')).toBe('1');
      expect(await value('select word from contract where id = $1', '2')).toBeUndefined();
      expect(await value('select word from contract where id = 3')).toBeUndefined();
      expect(await value(`select true`)).toBe('t');
      expect(await value(`select '2026-01-02'::date`)).toBe('2026-01-02');
    });

    it('gives a role another password', async () => {
      const { database, name: live } = await fixture();
      for (const password of ['contract-one', "contract'two\\"]) {
        await database.setPassword('gitea', password);
        expect(await database.accepts('gitea', password, live)).toBe(true);
        expect(await database.accepts('gitea', `${password}!`, live)).toBe(false);
      }
      expect(await database.accepts('gitea', 'contract-one', live)).toBe(false);
      expect(await database.accepts('nobody_here', 'contract-one', live)).toBe(false);
    });

    it('says what it is besides rows', async () => {
      const { database, name: live, folder } = await fixture();
      const facts = await database.cluster(live);
      expect(facts.version).toMatch(/^\d+\.\d+$/);
      expect(facts.locale).toMatch(/^UTF8 collation \S+ characters \S+/);
      expect(facts.extensions).toContain('plpgsql');
      expect(facts.roles.filter((role) => role.startsWith('gitea ')).join()).toMatch(/ login .*password/);
      expect(facts).toMatchObject({ unmovable: [] });
      await database.dump(live, join(folder, 'one.dump'), never);
      await database.restore(join(folder, 'one.dump'), 'copy', never);
      expect((await database.cluster(live)).others).toEqual([...facts.others, 'copy'].toSorted());
      expect((await database.cluster('copy')).locale).toBe(facts.locale);
      await rejects(database.cluster('nothing_here'), 'not-found');
    });

    it('writes roles with their passwords to a file, and gives them back', async () => {
      const { database, name: live, folder } = await fixture();
      const path = join(folder, 'globals.sql');
      await database.setPassword('gitea', 'contract-one');
      const { roles } = await database.cluster(live);
      await database.dumpGlobals(path, never);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(readFileSync(path, 'utf8')).not.toContain('contract-one');
      await rejects(database.dumpGlobals(path, never), 'exists');
      await database.setPassword('gitea', 'contract-two');
      const damaged = join(folder, 'damaged.sql');
      for (const copy of [readFileSync(path).subarray(0, 100), ...flips(readFileSync(path))]) {
        writeFileSync(damaged, copy);
        await rejects(database.restoreGlobals(damaged, never), 'corrupt');
      }
      const dump = join(folder, 'one.dump');
      await database.dump(live, dump, never);
      await rejects(database.restoreGlobals(dump, never), 'corrupt');
      expect(await database.accepts('gitea', 'contract-two', live)).toBe(true);
      await database.restoreGlobals(path, never);
      expect(await database.accepts('gitea', 'contract-one', live)).toBe(true);
      expect((await database.cluster(live)).roles).toEqual(roles);
    });

    it('only reads when it is asked for a value', async () => {
      const { database, name: live, change } = await fixture();
      await change(live, `create table contract (id int)`);
      await rejects(database.value(live, 'insert into contract values (1) returning id'), 'failed');
      await rejects(database.value(live, 'select nonsense from nowhere'), 'failed');
      expect((await database.counts(live))['contract']).toBe(0);
      await rejects(database.value('nothing_here', 'select 1'), 'not-found');
    });

    it('dumps to a new file that only its owner can read', async () => {
      const { database, name: live, folder } = await fixture();
      const path = join(folder, 'one.dump');
      const facts = await database.dump(live, path, never);
      expect(statSync(path)).toMatchObject({ size: facts.bytes });
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(facts.tables).toBe(Object.keys(await database.counts(live)).length);
      expect(await database.verify(path, never)).toEqual(facts);
      await rejects(database.dump(live, path, never), 'exists');
      expect(await database.verify(path, never)).toEqual(facts);
    });

    it('leaves no file behind a dump that failed', async () => {
      const { database, name: live, folder } = await fixture();
      const path = join(folder, 'one.dump');
      await rejects(database.dump('nothing_here', path, never), 'not-found');
      await expect(database.dump(live, path, AbortSignal.abort())).rejects.toThrow(/cancel|abort/i);
      expect(existsSync(path)).toBe(false);
    });

    it('restores what was dumped, into a new database', async () => {
      const { database, name: live, change, folder, content } = await fixture();
      await change(live, `create table contract (id int primary key, word text)`);
      await change(
        live,
        `insert into contract values (1, E'it''s\n"quoted";\n\\\\ and INSERT INTO x'), (2, '')`,
      );
      const [first, second] = [join(folder, 'first.dump'), join(folder, 'second.dump')];
      await database.dump(live, first, never);
      await database.restore(first, 'copy', never);
      expect(await database.counts('copy')).toEqual(await database.counts(live));
      const question = 'select word from contract where id = 1';
      expect(await database.value('copy', question)).toBe(await database.value(live, question));
      await database.dump('copy', second, never);
      const said = content ?? ((path: string) => Promise.resolve(readFileSync(path, 'latin1')));
      expect((await said(second)) === (await said(first))).toBe(true);
      await rejects(database.restore(first, 'copy', never), 'exists');
      await rejects(database.restore(join(folder, 'missing'), 'other', never), 'not-found');
      expect(await database.exists('other')).toBe(false);
    });

    it('finds every kind of damage in a dump, and restores nothing from it', async () => {
      const { database, name: live, folder } = await fixture();
      const path = join(folder, 'whole.dump');
      await database.dump(live, path, never);
      const whole = readFileSync(path);
      const damaged = join(folder, 'damaged.dump');
      const copies = [0, 0.01, 0.25, 0.6, 0.99].map((part) =>
        whole.subarray(0, Math.floor(whole.length * part)),
      );
      for (const copy of [...copies, ...flips(whole)]) {
        writeFileSync(damaged, copy);
        await rejects(database.verify(damaged, never), 'corrupt');
      }
      await rejects(database.restore(damaged, 'copy', never), 'corrupt');
      expect(await database.exists('copy')).toBe(false);
    });

    it('swaps by renaming', async () => {
      const { database, name: live, change, folder } = await fixture();
      await change(live, `create table contract (id int)`);
      const path = join(folder, 'one.dump');
      await database.dump(live, path, never);
      await database.restore(path, 'replacement', never);
      await change('replacement', `insert into contract values (7)`);
      const identity = await database.identity();
      await database.swap(live, 'replacement', 'kept');
      expect(await database.value(live, 'select id from contract')).toBe('7');
      expect((await database.counts('kept'))['contract']).toBe(0);
      expect(await database.exists('replacement')).toBe(false);
      expect(await database.identity()).toBe(identity);
      await database.swap(live, 'kept', 'replacement');
      expect((await database.counts(live))['contract']).toBe(0);
    });

    it('swaps nothing when a name is missing or taken', async () => {
      const { database, name: live, folder } = await fixture();
      const path = join(folder, 'one.dump');
      await rejects(database.swap(live, 'missing', 'kept'), 'not-found');
      await database.dump(live, path, never);
      await database.restore(path, 'replacement', never);
      await database.restore(path, 'kept', never);
      await rejects(database.swap(live, 'replacement', 'kept'), 'exists');
      for (const each of [live, 'replacement', 'kept']) expect(await database.exists(each)).toBe(true);
    });

    it('drops, also what is not there', async () => {
      const { database, name: live, folder } = await fixture();
      const path = join(folder, 'one.dump');
      await database.dump(live, path, never);
      await database.restore(path, 'copy', never);
      await database.drop('copy');
      expect(await database.exists('copy')).toBe(false);
      await database.drop('copy');
      await database.restore(path, 'copy', never);
      expect(await database.exists('copy')).toBe(true);
    });
  });
}

/** Copies with one bit changed: near both ends and in between. */
function flips(whole: Buffer): readonly Buffer[] {
  return [0, 30, Math.floor(whole.length / 2), whole.length - 40, whole.length - 1].map((at) => {
    const copy = Buffer.from(whole);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy;
  });
}

async function rejects(attempt: Promise<unknown>, kind: PortErrorKind): Promise<void> {
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PortError);
  expect(error).toMatchObject({ kind });
}

import { PGlite } from '@electric-sql/pglite';
import { afterAll, expect, test } from 'vitest';
import { identifier, literal } from '../../../../engine/adapters/postgres/quote.ts';
import { hostileValues } from '../../../support/secrets/corpus.ts';

const database = await PGlite.create();
afterAll(() => database.close());

const values = hostileValues().map(({ value }) => value);

test.each(['on', 'off'])(
  'hostile texts are texts in SQL, standard_conforming_strings %s',
  async (setting) => {
    await database.exec(`SET standard_conforming_strings = ${setting}`);
    const list = values.map((value) => `(${literal(value)})`).join(', ');
    const { rows } = await database.query(
      `SELECT count(*)::int AS same FROM (SELECT row_number() OVER () AS n, v FROM (VALUES ${list}) AS t (v)) AS given
      JOIN unnest($1::text[]) WITH ORDINALITY AS wanted (v, n) USING (n, v)`,
      [values],
    );
    expect(rows).toEqual([{ same: values.length }]);
  },
);

test('hostile names are names in SQL', async () => {
  const names = values.filter((value) => Buffer.byteLength(value) < 64);
  const list = names.map((name, index) => `${index} AS ${identifier(name)}`).join(', ');
  const { fields } = await database.query(`SELECT ${list}`);
  expect(fields.map(({ name }) => name.replace(/^\uFEFF/, ''))).toEqual(
    names.map((name) => name.replace(/^\uFEFF/, '')),
  );
});

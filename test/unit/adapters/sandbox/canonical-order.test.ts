import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalOrder } from '../../../../engine/adapters/sandbox/postgres/canonical-order.ts';

const row = (table: string, value: string): string =>
  `INSERT INTO public.${table} VALUES ('${value.replaceAll("'", "''")}');\n`;

describe('canonicalOrder', () => {
  it('sorts the rows of each table and nothing else', () => {
    const dump = `-- two tables\nCREATE TABLE b ();\n\n${row('a', '2')}${row('a', '1')}\n\n${row('b', 'z')}${row('b', 'y')}ALTER TABLE b;\n`;
    expect(canonicalOrder(dump)).toBe(
      `-- two tables\nCREATE TABLE b ();\n\n${row('a', '1')}${row('a', '2')}\n\n${row('b', 'y')}${row('b', 'z')}ALTER TABLE b;\n`,
    );
  });

  it('keeps values whole that hold line ends, quotes and statements', () => {
    const awkward = [`it's\nINSERT INTO public.a VALUES ('1');\n`, `"\n'`, `;\n--\n`];
    const rows = awkward.map((value) => row('a', value));
    expect(canonicalOrder(rows.join(''))).toBe(rows.toSorted().join(''));
  });

  it('makes equal data equal, in whatever order it lies', () => {
    const values = fc.array(fc.string({ unit: fc.constantFrom('a', "'", '"', '\n', ';', '\\', 'ü') }));
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (texts, random) => {
        const rows = texts.map((text) => row('a', text));
        const shuffled = rows
          .map((text) => ({ text, key: random.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ text }) => text);
        expect(canonicalOrder(`x\n${shuffled.join('')}\ny`)).toBe(canonicalOrder(`x\n${rows.join('')}\ny`));
        expect(canonicalOrder(rows.join('')).length).toBe(rows.join('').length);
      }),
    );
  });
});

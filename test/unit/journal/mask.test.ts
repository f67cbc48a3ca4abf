import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outputLines } from '../../../engine/app/output-lines.ts';
import { createMasker } from '../../../engine/journal/mask.ts';
import type { Masker } from '../../../engine/journal/mask.ts';
import { hostileValues } from '../../support/secrets/corpus.ts';
import { tracesOf } from '../../support/secrets/spellings.ts';

function knowing(...secrets: readonly string[]): Masker {
  const masker = createMasker();
  for (const secret of secrets) masker.add(secret);
  return masker;
}

function printed(masker: Masker, chunks: readonly (string | Uint8Array)[]): readonly string[] {
  const lines: string[] = [];
  const output = outputLines(masker, (some) => lines.push(...some));
  for (const chunk of chunks) output.write(chunk);
  output.flush();
  return lines;
}

describe('a hostile secret', () => {
  test.each(hostileValues().map(({ name, value }) => [name, value]))('%s: in no spelling', (_, value) => {
    const masker = knowing(value);
    const traces = tracesOf(value);
    for (const text of [
      ...traces.map((trace) => `before ${trace} behind`),
      traces.join(''),
      `x${value}${value}`,
    ]) {
      const masked = masker.mask(text);
      expect(traces.filter((trace) => masked.includes(trace))).toEqual([]);
    }
  });
});

test('overlapping secrets leave nothing of either', () => {
  expect(knowing('abcdefgh', 'efghijkl').mask('<abcdefghijkl>')).toBe('<***>');
  expect(knowing('abcdefgh', 'cdefgh').mask('<abcdefgh>')).toBe('<***>');
});

test('what a secret that is JSON holds is masked where a step took it apart', () => {
  const document = { user: 'gitea', password: 'hunter2"hunter2', more: [{ pin: 12_345_678, port: 5432 }] };
  const masker = knowing(JSON.stringify(document));
  expect(masker.maskValue(document)).toEqual({
    user: 'gitea',
    password: '***',
    more: [{ pin: '***', port: 5432 }],
  });
  expect(knowing('" a quoted text "').mask('said:  a quoted text ')).toBe('said: ***');
  expect(knowing('{"not": "json"').mask('not json')).toBe('not json');
});

test('a number that is a secret is masked as a value, and nothing else about a value changes', () => {
  const masker = knowing('12345678');
  expect(
    masker.maskValue({ pin: 12_345_678, other: 1234, on: true, none: null, list: [1, '12345678'] }),
  ).toEqual({
    pin: '***',
    other: 1234,
    on: true,
    none: null,
    list: [1, '***'],
  });
});

test('what a cut leaves of a secret at an edge is masked, half a character included', () => {
  const masker = knowing('correct horse battery staple');
  expect(masker.maskCut('y staple, said somebody')).toBe(
    'y staple, said somebody'.replace('y staple', '***'),
  );
  expect(masker.maskCut('it starts with: correct hor')).toBe('it starts with: ***');
  expect(masker.maskCut('\uFFFDse battery staple.')).toBe('***.');
  expect(masker.maskCut('le')).toBe('le');
});

describe('output', () => {
  test('lines come at once where no secret can begin in them', () => {
    const lines: string[] = [];
    const output = outputLines(knowing('first line\nsecond line'), (some) => lines.push(...some));
    output.write('hello\nfirst');
    expect(lines).toEqual(['hello']);
    output.write(' line\n');
    expect(lines).toEqual(['hello']);
    output.write('third line\n');
    expect(lines).toEqual(['hello', '***', 'third line']);
  });

  test('a secret of short lines is found over several lines and chunks', () => {
    expect(printed(knowing('ab\ncd\nef\ngh'), ['x\nab\n', 'cd\n', 'ef\n', 'gh\ny\n'])).toEqual([
      'x',
      '***',
      'y',
    ]);
  });

  test.each([57, 60, 64, 76])(
    'encodings that are broken after %i characters are found wherever they begin',
    (width) => {
      const secret = 'A secret of some length: \u00E4\u00F6\u00FC, "quoted", and $more.'.repeat(3);
      for (const before of [0, 1, 2, 50, 71]) {
        const text = Buffer.from(`${'.'.repeat(before)}${secret}XYZ`);
        for (const encoding of ['base64', 'hex'] as const) {
          const encoded = text.toString(encoding).replaceAll(new RegExp(`.{${width}}`, 'g'), '$&\n');
          const lines = printed(knowing(secret), encoded.split(/(?<=\n)/));
          const joined = Buffer.from(lines.join('').replaceAll('*', ''), encoding).toString();
          // At most what shares a character of base64 with its neighbours is left.
          for (let at = 0; at + 3 <= secret.length; at += 1)
            expect(joined).not.toContain(secret.slice(at, at + 3));
        }
      }
    },
  );

  test('however it is cut into chunks, the corpus is not in it, and what is no secret stays', () => {
    const values = hostileValues(40);
    const masker = knowing(...values.map(({ value }) => value));
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.boolean(),
        ({ value }, sizes, long) => {
          const bytes = Buffer.from(`begin 0\n${value}\nend 0${long ? ' '.repeat(40_000) : ''}\n`);
          const chunks: Uint8Array[] = [];
          for (let at = 0, index = 0; at < bytes.length; index += 1) {
            const size = (sizes[index % sizes.length] ?? 1) * (value.length > 1000 || long ? 100 : 1);
            chunks.push(bytes.subarray(at, at + size));
            at += size;
          }
          const text = printed(masker, chunks).join('\n');
          for (const trace of tracesOf(value)) expect(text.includes(trace)).toBe(false);
          expect(text.startsWith('begin 0')).toBe(true);
          expect(text).toContain('end 0');
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });
});

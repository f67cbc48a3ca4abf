import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../engine/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import { renderDiagnostic } from '../../../engine/report/code-frame.ts';
import { noPaint } from '../../../engine/report/style.ts';
import { documentKind, validateDocument } from '../../../engine/validate/validate-document.ts';

const folder = join(import.meta.dirname, '../../fixtures/valid');
const documents = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

const pieces = [
  '{{',
  '}}',
  '"',
  "'",
  ':',
  ': ',
  '- ',
  '\n',
  '\t',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '<<: ',
  '|',
  '>',
];
const piece = fc.oneof(
  fc.constantFrom(
    ...pieces,
    '#',
    '!',
    '%',
    '@',
    '`',
    '?',
    ',',
    '0',
    '---\n',
    '\u0000',
    '\u2028',
    '🎉',
    '\uD800',
  ),
  fc.string({ maxLength: 3 }),
);

/** A valid document with pieces put in, cut out or doubled. */
const mutated = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), piece), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((current, [where, length, insertion]) => {
      const start = Math.floor(where * current.length);
      return current.slice(0, start) + insertion + current.slice(start + length);
    }, text),
  );

function check(text: string): readonly Diagnostic[] {
  const parsed = parseYaml({ path: 'a.yaml', text });
  return parsed.ok ? validateDocument(parsed.value, documentKind(parsed.value)) : parsed.diagnostics;
}

describe('any text', () => {
  it('is accepted or refused with a place, and can be shown', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' })), (text) => {
        const source = { path: 'a.yaml', text };
        for (const diagnostic of check(text)) {
          const { start = -1, end = -1 } = diagnostic.primary?.span ?? {};
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          const shown = renderDiagnostic(diagnostic, {
            sources: new Map([['a.yaml', source]]),
            width: 60,
            paint: noPaint,
          });
          // oxlint-disable-next-line no-control-regex -- that none is shown is the point
          expect(shown).not.toMatch(/[\0-\x09\x0b-\x1f\x7f]/);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('hostile files', () => {
  const laughs = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from(
      { length: 30 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(10)}]`,
    ),
  ].join('\n');

  it.each([
    ['aliases of aliases', laughs, 'RB115'],
    ['an anchor within itself', 'a: &a { b: *a }', 'RB114'],
    ['a tower of brackets', '['.repeat(1_000_000), 'RB115'],
    ['a tower of maps', '{a: '.repeat(5000), 'RB115'],
    ['a long line of spaces', `a: b${' '.repeat(1_000_000)}c: d`, 'RB107'],
    ['many bad escapes', `a: "${'\\q'.repeat(20_000)}"`, 'RB120'],
    ['many unknown aliases', `a: [${'*x, '.repeat(20_000)}]`, 'RB114'],
    ['one long key', `${'x'.repeat(1_000_000)}: 1`, 'RB106'],
    ['a tower of dashes', '- '.repeat(1_900_000), 'RB115'],
    ['more dashes than anybody writes', '- - - - - - - - a\n'.repeat(140_000), 'RB115'],
    ['more commas than anybody writes', `a: [${','.repeat(3_900_000)}]`, 'RB115'],
    ['more lines than anybody writes', `a: |\n${'\n'.repeat(3_900_000)}`, 'RB115'],
    ['more closing brackets than anybody writes', `a: 1\n${']'.repeat(500_000)}`, 'RB106'],
    ['four megabytes of bad escapes', `a: "${'\\q'.repeat(1_900_000)}"`, 'RB120'],
    ['many bad items', '- @x\n'.repeat(140_000), 'RB106'],
    ['many steps that do nothing', `${documents[0] ?? ''}\nsteps: [${'{}, '.repeat(20_000)}]`, 'RB111'],
  ])('%s is refused soon', (_name, text, code) => {
    expect(check(text)[0]?.code).toBe(code);
  });

  it('report no more than people read', () => {
    const steps = `apiVersion: runbook/v1\nname: a\nsummary: b\nsteps:\n${'  - { id: 1, foo: 2 }\n'.repeat(20_000)}`;
    expect(check(steps).length).toBeLessThanOrEqual(200);
    expect(check('- @x\n'.repeat(20_000)).length).toBeLessThanOrEqual(20);
  });
});

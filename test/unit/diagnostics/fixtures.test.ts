import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../engine/diagnostics/codes.ts';
import { checkFile, renderFile } from '../../support/check-file.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const invalid = readdirSync(join(fixtures, 'invalid'));
const files = invalid.filter((name) => name.endsWith('.yaml'));

/** Codes of these areas are found in one file alone, so each has a fixture. */
const areas = /^RB(?:1|2|50[2-6])/;

/** Not reached by a file that can be kept: there is none, or it is too large. A command line has them. */
const elsewhere = new Set(['RB101', 'RB104']);

const own = files.filter((name) => areas.test(name));

describe('invalid fixtures', () => {
  it.each(own)('%s is reported as expected', async (name) => {
    const found = checkFile(join(fixtures, 'invalid', name), name);
    expect(found.diagnostics.map((diagnostic) => diagnostic.code)).toContain(name.slice(0, 5));
    const expected = join(fixtures, 'invalid', name.replace(/\.yaml$/, '.expected'));
    await expect(renderFile(found)).toMatchFileSnapshot(expected);
  });

  it('exist for every code of these areas, and for no other', () => {
    const wanted = Object.keys(catalogue).filter((code) => areas.test(code) && !elsewhere.has(code));
    expect([...new Set(own.map((name) => name.slice(0, 5)))].toSorted()).toEqual(wanted.toSorted());
  });

  it('have a golden file each, and there is no other golden file', () => {
    const golden = invalid.filter((name) => name.endsWith('.expected'));
    expect(golden.map((name) => name.replace(/expected$/, 'yaml')).toSorted()).toEqual(files.toSorted());
    for (const name of files) expect(Object.hasOwn(catalogue, name.slice(0, 5))).toBe(true);
  });
});

describe('valid fixtures', () => {
  it.each(readdirSync(join(fixtures, 'valid')))('%s has no problem', (name) => {
    const path = join(fixtures, 'valid', name);
    expect(existsSync(path)).toBe(true);
    expect(renderFile(checkFile(path, name))).toBe('');
  });
});

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptText, pathPart, quote } from '../../../../engine/adapters/ssh/shell-text.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).map((value) => value.replaceAll('\0', ''));

describe('shell text', () => {
  it('quotes any text as one word', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (words) => {
        const script = `for word in ${words.map(quote).join(' ')}; do printf '%s\\0' "$word"; done`;
        const printed = execFileSync('sh', ['-s'], { input: `${script}\n` }).toString('utf8');
        expect(printed).toBe(words.map((word) => `${Buffer.from(word).toString('utf8')}\0`).join(''));
      }),
      { numRuns: 40 },
    );
  });

  it('makes different paths of different texts, none of which leads elsewhere', () => {
    const texts = ['a', 'A', 'a.b', 'a/b', '..', '.', '', '%', '%2e', 'a[0]', 'ü', 'a b'];
    const parts = texts.map(pathPart);
    expect(new Set(parts).size).toBe(texts.length);
    for (const part of parts) expect(part).toMatch(/^[A-Za-z0-9_%-]+$/);
  });

  it('lets no variable of a step hide its processes', () => {
    const written = attemptText(
      {
        argv: ['true'],
        env: { RUNBOOK_RUN: 'another' },
        identity: { run: 'mine', step: 'step', attempt: 1 },
      },
      'end',
    );
    expect(written).toContain("export RUNBOOK_RUN='mine'");
    expect(written).not.toContain('another');
  });
});

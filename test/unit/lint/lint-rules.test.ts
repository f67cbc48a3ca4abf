import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runShellcheck } from '../../../engine/app/shellcheck.ts';
import { catalogue } from '../../../engine/diagnostics/codes.ts';
import { lintRules } from '../../../engine/lint/lint-rules.ts';
import type { ScriptProblem } from '../../../engine/lint/script-problem.ts';
import { lintRuleIds } from '../../../engine/runbook/lint-rule-id.ts';
import { lintText } from '../../support/lint-text.ts';

const folder = join(import.meta.dirname, '../../../engine/lint/rules');

/** What ShellCheck says about the bad example, where it is not installed. */
const unquoted: ScriptProblem = {
  code: 2086,
  level: 'info',
  message: 'Double quote to prevent globbing and word splitting.',
  line: 1,
  column: 4,
  endLine: 1,
  endColumn: 11,
};
const unquotedScript = 'cd $FOLDER\ndu -sh .\n';
const installed =
  (await runShellcheck(new Set([unquotedScript]), process.env)) ?? new Map([[unquotedScript, [unquoted]]]);

describe('the list of rules', () => {
  test('holds every file of the folder, under its name', () => {
    expect(lintRules.map(({ id }) => `${id}.ts`)).toEqual(readdirSync(folder).toSorted());
  });

  test('is the one that projects can name', () => {
    expect(lintRules.map(({ id }) => id)).toEqual(lintRuleIds);
  });

  test('has one code of the catalogue each, and there is no other', () => {
    const codes = Object.keys(catalogue).filter((code) => code.startsWith('RB9'));
    expect(lintRules.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  });
});

describe.each(lintRules)('$id', ({ id, code, bad, good, summary }) => {
  test('reports its bad example, and no other rule does', () => {
    const { diagnostics } = lintText(bad, {}, installed);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.map((each) => each.code)).toEqual(diagnostics.map(() => code));
    for (const { primary, message } of diagnostics) {
      expect(primary?.span.end).toBeGreaterThan(primary?.span.start ?? Infinity);
      expect(message).toMatch(/^(?:[a-z`]|SC\d)/);
    }
  });

  test('has nothing to say about its good example, nor has any other', () => {
    expect(lintText(good, {}, installed).diagnostics).toEqual([]);
  });

  test('is silent when it is off, and weighs what the project says', () => {
    expect(lintText(bad, { [id]: 'off' }, installed).diagnostics).toEqual([]);
    const [first] = lintText(bad, { [id]: 'error' }, installed).diagnostics;
    // What ShellCheck itself calls a trifle stays one.
    expect(first?.severity).toBe(id === 'shellcheck' ? 'advice' : 'error');
  });

  test('says in one line what it asks for', () => {
    expect(summary).toMatch(/^[A-Z][^\n.]*$/);
  });
});

import { describe, expect, test } from 'vitest';
import type { ScriptProblem } from '../../../engine/lint/script-problem.ts';
import { lintText, pointedAt } from '../../support/lint-text.ts';

/** A runbook whose one step has a secret in TOKEN and this script. */
function withSecret(script: string): string {
  const lines = script.split('\n').map((line) => `      ${line}`);
  return `timeout: 5m
secrets:
  token: { from: registry/token }
steps:
  - id: login
    effect: read
    timeout: 1m
    env: { TOKEN: "{{ secrets.token }}", USER: robot }
    run: |
${lines.join('\n')}
`;
}

describe('printed-secret', () => {
  test.each([
    'echo "$TOKEN"',
    'printf "%s\\n" "${TOKEN}"',
    'if true; then echo $TOKEN; fi',
    'set -eux',
    'set -o xtrace',
    'env',
    'printenv | sort',
    'export',
  ])('%s is reported, with its line', (line) => {
    const linted = lintText(withSecret(`cd /srv\n${line}`));
    expect(linted.diagnostics.map(({ code }) => code)).toEqual(['RB906']);
    expect(pointedAt(linted, linted.diagnostics[0])).toBe(line);
  });

  test.each([
    'echo "$USER"',
    'printf %s "$TOKEN" | login --password-stdin',
    'printf %s "$TOKEN" > token',
    '# echo "$TOKEN"',
    'set -eu',
    'env FOO=1 login',
    'echo TOKEN',
  ])('%s is not', (line) => {
    expect(lintText(withSecret(line)).diagnostics).toEqual([]);
  });
});

describe('unreachable-step', () => {
  test('names the step that ends the run', () => {
    const { diagnostics } = lintText(`timeout: 5m
steps:
  - { id: done, uses: finish }
  - { id: late, uses: wait, with: { for: 1s } }
`);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`late` never runs: `done` ends the run before it',
    ]);
  });

  test('sees through what is certain whatever the inputs are', () => {
    const { diagnostics } = lintText(`timeout: 5m
inputs: { mode: { type: string, default: a, description: The mode } }
steps:
  - { id: never, if: and (eq inputs.mode "a") false, uses: wait, with: { for: 1s } }
  - { id: perhaps, if: eq inputs.mode "a", uses: wait, with: { for: 1s } }
  - { id: none, foreach: [], uses: wait, with: { for: 1s } }
`);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`never` never runs: its condition is always false',
      '`none` never runs: its list is empty',
    ]);
  });
});

describe('unused-input', () => {
  test('knows every place that can read one', () => {
    const { diagnostics } = lintText(`timeout: 5m
lock: host
inputs:
  a: { type: string, default: x, description: In a condition }
  b: { type: string, default: x, description: In the environment }
  c: { type: string, default: x, description: In a rollback }
  d: { type: string, default: x, description: In an output }
  e: { type: string, default: x, description: In finally }
  f: { type: string, default: x, description: In a capture }
  g: { type: string, default: x, description: Nowhere }
steps:
  - id: one
    if: eq inputs.a "x"
    env: { B: "{{ inputs.b }}" }
    timeout: 1m
    run: touch here
    capture:
      old: { uses: file.read, with: { path: "/{{ inputs.f }}" } }
    rollback:
      - run: rm here
        timeout: 1m
        env: { C: "{{ inputs.c }}", OLD: "{{ captured.old.content }}" }
finally:
  - uses: notify.mail
    with: { subject: "{{ inputs.e }}", text: done }
outputs:
  d: "{{ inputs.d }}"
`);
    expect(diagnostics.map(({ message }) => message)).toEqual(['no step reads the input `g`']);
  });
});

describe('irreversible-without-commit', () => {
  test('is silent when nothing can fail behind the step', () => {
    const { diagnostics } = lintText(`timeout: 5m
lock: host
steps:
  - { id: config, uses: file.write, with: { path: /etc/site, content: x } }
  - { id: publish, run: publish, timeout: 1m, irreversible: a release that is out stays out }
`);
    expect(diagnostics).toEqual([]);
  });
});

describe('shellcheck', () => {
  test('knows the variables that the step sets, and keeps what is no trifle at the weight of the rule', () => {
    const script = 'rm "$old" "$other"\n';
    const problem = (name: string, column: number): ScriptProblem => ({
      code: 2154,
      level: 'warning',
      message: `${name} is referenced but not assigned.`,
      line: 1,
      column,
      endLine: 1,
      endColumn: column + 4,
    });
    const problems = new Map([[script, [problem('old', 5), problem('other', 12)]]]);
    const text = `timeout: 5m
steps:
  - id: one
    effect: read
    timeout: 1m
    env: { old: x }
    run: |
      rm "$old" "$other"
`;
    const linted = lintText(text, { shellcheck: 'error' }, problems);
    expect(linted.diagnostics.map(({ message, severity }) => `${severity} ${message}`)).toEqual([
      'error SC2154: other is referenced but not assigned.',
    ]);
    expect(pointedAt(linted, linted.diagnostics[0])).toBe('$oth');
  });
});

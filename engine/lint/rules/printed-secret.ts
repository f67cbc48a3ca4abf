import type { ScalarNode } from '../../parse/syntax-tree.ts';
import type { Step } from '../../runbook/runbook.ts';
import type { Finding } from '../finding.ts';
import type { LintRule } from '../lint-rule.ts';
import { scriptOf } from '../lint-subject.ts';
import { templateReferences } from '../references.ts';
import { scriptSpan } from '../script-span.ts';
import type { LintSubject } from '../lint-subject.ts';

/** Variables of a step that hold a secret. */
function secretVariables({ env }: Step): readonly string[] {
  return Object.entries(env)
    .filter(([, value]) => templateReferences(value).some(({ root }) => root === 'secrets'))
    .map(([name]) => name);
}

/** Why a line could print one of the variables. */
function leak(line: string, variables: readonly string[]): string | undefined {
  if (/^\s*#/.test(line)) return undefined;
  if (/(?:^|[;&|\s])set\s+(?:-[a-wyz]*x|-o\s+xtrace)/.test(line))
    return 'shows every command with its values';
  if (/^\s*(?:env|printenv|export|set)\s*(?:$|[;|>])/.test(line)) return 'prints the whole environment';
  const printed =
    /(?:^|[;&|{(]|\bthen|\bdo|\belse)\s*(?:echo|printf)\b([^|>]*)(?:$|;|&&)/.exec(line)?.[1] ?? '';
  const name = variables.find((variable) => new RegExp(`\\$\\{?${variable}\\b`).test(printed));
  return name === undefined ? undefined : `prints the secret in \`${name}\``;
}

function inScript(
  id: string,
  script: ScalarNode,
  variables: readonly string[],
  source: LintSubject['source'],
): readonly Finding[] {
  return String(script.value)
    .split('\n')
    .flatMap((line, index) => {
      const why = leak(line, variables);
      if (why === undefined) return [];
      const start = line.length - line.trimStart().length + 1;
      const place = {
        line: index + 1,
        column: start,
        endLine: index + 1,
        endColumn: Array.from(line).length + 1,
      };
      return [
        {
          message: `the script of \`${id}\` has a secret in \`${variables.join('`, `')}\` and this line ${why}`,
          at: scriptSpan(script, source, { ...place, code: 0, level: 'warning', message: '' }),
          help: 'pass it on by a pipe or a file, and leave tracing out',
        },
      ];
    });
}

/** `printed-secret` */
export const printedSecret: LintRule = {
  id: 'printed-secret',
  code: 'RB906',
  summary: 'A script that holds a secret does not print it',
  weight: 'warning',
  bad: `timeout: 5m
secrets:
  token: { from: registry/token }
steps:
  - id: login
    effect: read
    env: { TOKEN: "{{ secrets.token }}" }
    run: |
      set -x
      registry-login "$TOKEN"
    timeout: 1m
`,
  good: `timeout: 5m
secrets:
  token: { from: registry/token }
steps:
  - id: login
    effect: read
    env: { TOKEN: "{{ secrets.token }}" }
    run: printf '%s' "$TOKEN" | registry-login --password-stdin
    timeout: 1m
`,
  check: ({ steps, source }) =>
    steps.flatMap((each) => {
      const script = scriptOf(each);
      const variables = secretVariables(each.step);
      if (script === undefined || variables.length === 0) return [];
      return inScript(each.step.id, script, variables, source);
    }),
};

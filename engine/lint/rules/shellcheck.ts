import type { Finding } from '../finding.ts';
import type { LintRule } from '../lint-rule.ts';
import { scriptOf, type LintStep } from '../lint-subject.ts';
import type { ScriptProblem } from '../script-problem.ts';
import { scriptSpan } from '../script-span.ts';

/** A variable that the step's own `env` sets, which ShellCheck cannot know. */
function isSetByEnv({ step }: LintStep, { code, message }: ScriptProblem): boolean {
  const name = /^(\w+) is referenced but not assigned/.exec(message)?.[1];
  return code === 2154 && name !== undefined && Object.hasOwn(step.env, name);
}

/** `shellcheck` */
export const shellcheck: LintRule = {
  id: 'shellcheck',
  code: 'RB913',
  summary: 'ShellCheck has nothing to say about the scripts',
  weight: 'warning',
  bad: `timeout: 5m
steps:
  - id: report
    effect: read
    env: { FOLDER: /srv/my files }
    run: |
      cd $FOLDER
      du -sh .
    timeout: 1m
`,
  good: `timeout: 5m
steps:
  - id: report
    effect: read
    env: { FOLDER: /srv/my files }
    run: |
      cd "$FOLDER"
      du -sh .
    timeout: 1m
`,
  check: ({ steps, source, scriptProblems }) =>
    steps.flatMap((each) => {
      const script = scriptOf(each);
      if (script === undefined) return [];
      return scriptProblems(each)
        .filter((problem) => !isSetByEnv(each, problem))
        .map((problem): Finding => ({
          message: `SC${problem.code}: ${problem.message}`,
          at: scriptSpan(script, source, problem),
          help: `https://www.shellcheck.net/wiki/SC${problem.code} tells more`,
          minor: problem.level === 'info' || problem.level === 'style',
        }));
    }),
};

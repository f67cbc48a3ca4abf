/** The rules of `runbook lint`, by the names under which a project sets their weight. */
export const lintRuleIds = [
  'ignored-failure',
  'irreversible-reason',
  'irreversible-without-commit',
  'missing-lock',
  'printed-secret',
  'runbook-timeout',
  'scheduled-approval',
  'shellcheck',
  'step-timeout',
  'unasked-commit',
  'undescribed-input',
  'unpinned-image',
  'unreachable-step',
  'unsafe-retry',
  'unused-capture',
  'unused-input',
  'unused-output',
  'unused-secret',
] as const;

/** The name of one rule. */
export type LintRuleId = (typeof lintRuleIds)[number];

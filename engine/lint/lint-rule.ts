import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { RuleWeight } from '../runbook/environment.ts';
import type { LintRuleId } from '../runbook/lint-rule-id.ts';
import type { Finding } from './finding.ts';
import type { LintSubject } from './lint-subject.ts';

/** One rule, complete: why it is there stands in the catalogue of diagnostics under its code. */
export interface LintRule {
  readonly id: LintRuleId;
  readonly code: DiagnosticCode;
  /** One line: what it asks for. */
  readonly summary: string;
  /** Its weight where the project sets none. */
  readonly weight: RuleWeight;
  /** What stands in a runbook behind `apiVersion`, `name` and `summary`; this rule alone reports it. */
  readonly bad: string;
  /** The same put right; no rule reports it. */
  readonly good: string;
  /** Finds what the rule is about. Pure. */
  check(subject: LintSubject): readonly Finding[];
}

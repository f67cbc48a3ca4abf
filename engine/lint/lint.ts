import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import type { RuleWeight } from '../runbook/environment.ts';
import type { Finding } from './finding.ts';
import type { LintRule } from './lint-rule.ts';
import { lintRules } from './lint-rules.ts';
import type { LintSubject } from './lint-subject.ts';

/** The weights that a project sets, by rule. */
export type LintPolicy = Readonly<Record<string, RuleWeight>>;

function diagnosticOf(rule: LintRule, weight: Severity, finding: Finding): Diagnostic {
  const { message, at, secondary, help } = finding;
  return {
    code: rule.code,
    severity: finding.minor === true ? 'advice' : weight,
    message,
    primary: { span: at },
    ...(secondary !== undefined && { secondary }),
    notes: [`rule \`${rule.id}\`; \`lint:\` in runbooks/project.yaml sets its weight`],
    ...(help !== undefined && { help }),
  };
}

/** Everything that the rules find in one runbook, in the order of the file, weighed as the policy says. Pure. */
export function lintRunbook(subject: LintSubject, policy: LintPolicy): readonly Diagnostic[] {
  const found = lintRules.flatMap((rule) => {
    const weight = policy[rule.id] ?? rule.weight;
    return weight === 'off' ? [] : rule.check(subject).map((finding) => diagnosticOf(rule, weight, finding));
  });
  return sortDiagnostics(found);
}

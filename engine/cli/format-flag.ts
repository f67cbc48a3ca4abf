import type { FlagSpec } from './command-spec.ts';

/** The flag of verbs that print diagnostics as their result. */
export const formatFlag: FlagSpec = {
  kind: 'value',
  placeholder: 'FORMAT',
  options: ['text', 'json', 'sarif', 'github'],
  summary: 'text, json, sarif (SARIF 2.1.0, for code scanning) or github (annotations of GitHub Actions)',
};

/** A program that checks the playbooks, from their folder. */
export interface Linter {
  readonly program: string;
  readonly args: readonly string[];
}

/** ansible-lint with its production profile, and yamllint. */
export const linters: readonly Linter[] = [
  { program: 'ansible-lint', args: ['-c', '.ansible-lint.yml', '--nocolor', '-q'] },
  { program: 'yamllint', args: ['--strict', '-c', '.yamllint.yml', '.'] },
];

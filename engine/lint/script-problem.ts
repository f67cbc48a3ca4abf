/** What ShellCheck says about a script: lines and columns count from 1, the end is exclusive. */
export interface ScriptProblem {
  readonly code: number;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

import { spawn } from 'node:child_process';
import type { ScriptProblem } from '../lint/script-problem.ts';
import { isObject } from '../runbook/json.ts';

/** What ShellCheck found, by script; undefined when it is not installed. */
export type ShellcheckResult = ReadonlyMap<string, readonly ScriptProblem[]> | undefined;

const levels = ['error', 'warning', 'info', 'style'] as const satisfies readonly ScriptProblem['level'][];
const together = 4;

/** Scripts run under `sh -eu`, which this line tells; lines are counted without it. */
const firstLine = '#!/bin/sh -eu\n';

function problemOf(comment: unknown): ScriptProblem | undefined {
  if (!isObject(comment)) return undefined;
  const { code, level, message, line, column, endLine, endColumn } = comment;
  const known = levels.find((each) => each === level);
  if (known === undefined || typeof code !== 'number' || typeof message !== 'string') return undefined;
  if (typeof line !== 'number' || typeof column !== 'number') return undefined;
  return {
    code,
    level: known,
    message,
    line: line - 1,
    column,
    endLine: (typeof endLine === 'number' ? endLine : line) - 1,
    endColumn: typeof endColumn === 'number' ? endColumn : column,
  };
}

function problemsOf(printed: string): readonly ScriptProblem[] {
  const parsed: unknown = JSON.parse(printed);
  const comments = isObject(parsed) && Array.isArray(parsed['comments']) ? parsed['comments'] : [];
  return comments.flatMap((comment) => problemOf(comment) ?? []);
}

/** Looks at one script; undefined when the program is not there. It gets the script by its stdin and reads no settings of the user. */
function look(script: string, env: NodeJS.ProcessEnv): Promise<readonly ScriptProblem[] | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn('shellcheck', ['--norc', '--shell=sh', '--exclude=SC1128', '--format=json1', '-'], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    let printed = '';
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    child.stdin.on('error', () => {});
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('close', () => {
      try {
        resolve(printed === '' ? [] : problemsOf(printed));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    child.stdin.end(firstLine + script);
  });
}

/** Runs ShellCheck over scripts for `sh`, each once and a few at a time. */
export async function runShellcheck(
  scripts: ReadonlySet<string>,
  env: NodeJS.ProcessEnv,
): Promise<ShellcheckResult> {
  const found = new Map<string, readonly ScriptProblem[]>();
  const queue = [...scripts];
  let installed = true;
  const work = async (): Promise<void> => {
    for (let script = queue.pop(); script !== undefined && installed; script = queue.pop()) {
      const problems = await look(script, env);
      if (problems === undefined) installed = false;
      else found.set(script, problems);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  return installed ? found : undefined;
}

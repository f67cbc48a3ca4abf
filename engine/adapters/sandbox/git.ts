import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { execa } from 'execa';
import { PortError } from '../../ports/port-error.ts';

/** The environment for git: nobody's own settings, no questions, no maintenance in the background. */
export function gitEnvironment(): Record<string, string> {
  const settings = {
    'safe.directory': '*',
    'gc.auto': '0',
    'receive.autogc': 'false',
    'maintenance.auto': 'false',
    'core.fsync': 'committed',
  };
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(Object.keys(settings).length),
  };
  for (const [index, [key, value]] of Object.entries(settings).entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return environment;
}

/** Starts git with pipes; `extra` is added to its environment. */
export function startGit(
  args: readonly string[],
  cwd: string,
  extra: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn('git', args, { cwd, env: { ...gitEnvironment(), ...extra } });
}

/** Runs git to its end and returns what it printed; rejects with a PortError that carries its last words. */
export async function runGit(
  args: readonly string[],
  cwd: string,
  stdin: string | Uint8Array = '',
): Promise<string> {
  const { exitCode, stdout, stderr, failed, cause } = await execa('git', args, {
    cwd,
    env: gitEnvironment(),
    extendEnv: false,
    input: stdin,
    reject: false,
    stripFinalNewline: false,
  });
  if (!failed) return stdout;
  if (exitCode === undefined) throw missingGit(cause);
  throw new PortError('failed', `git ${args[0] ?? ''} failed with exit code ${exitCode}: ${stderr.trim()}`);
}

function missingGit(cause: unknown): PortError {
  return new PortError('unsupported', 'the sandbox needs git, and none could be started', {
    help: 'Install git and make sure that it is in PATH.',
    cause,
  });
}

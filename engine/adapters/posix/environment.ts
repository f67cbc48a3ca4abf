import { PortError } from '../../ports/port-error.ts';
import type { AttemptIdentity, ExecRequest } from '../../ports/transport.ts';

/**
 * What a step inherits from the account that it runs under; everything else of that account's
 * environment stays out. `TERM` is left out on purpose: the output is never a terminal.
 */
const INHERITED: readonly string[] = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TZ', 'TMPDIR'];

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The variables by which a process that outlived its step is found again. */
export function markers(identity: AttemptIdentity): Record<string, string> {
  return {
    RUNBOOK_RUN: identity.run,
    RUNBOOK_STEP: identity.step,
    RUNBOOK_ATTEMPT: String(identity.attempt),
  };
}

/** Their names. */
export const markerNames: readonly string[] = Object.keys(markers({ run: '', step: '', attempt: 0 }));

/** The inherited part of an environment, with a PATH and a UTF-8 LANG where it had none. */
export function smallEnvironment(own: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const small: Record<string, string> = { PATH: DEFAULT_PATH, LANG: 'C.UTF-8' };
  for (const name of INHERITED) {
    const value = own[name];
    if (value !== undefined && value !== '') small[name] = value;
  }
  return small;
}

const PORTABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Rejects what no target could start: an empty program, a NUL byte, a name of an environment
 * variable that a shell cannot hold. Messages never show a value.
 */
export function checkRequest(request: ExecRequest): void {
  const [program] = request.argv;
  if (program === '') {
    throw new PortError('not-found', 'the program to start has an empty name', {
      help: 'put the name of a program first in argv',
    });
  }
  const nul = request.argv.findIndex((argument) => argument.includes('\0'));
  if (nul !== -1) throw nulError(`argument ${nul} of ${JSON.stringify(program)}`);
  for (const [name, value] of Object.entries(request.env ?? {})) {
    if (!PORTABLE_NAME.test(name)) {
      throw new PortError('unsupported', `${JSON.stringify(name)} cannot name an environment variable`, {
        help: 'use letters, digits and underscores, not starting with a digit',
      });
    }
    if (value.includes('\0')) throw nulError(`the environment variable ${name}`);
  }
  const { run, step } = request.identity;
  if (run === '' || /[\0\n]/.test(run + step)) {
    throw new PortError('unsupported', `${JSON.stringify([run, step])} cannot identify a step`, {
      help: 'name run and step without line breaks',
    });
  }
  if (request.cwd?.includes('\0') === true) throw nulError('cwd');
}

function nulError(what: string): PortError {
  return new PortError('unsupported', `${what} holds a NUL byte, which no process can be given`, {
    help: 'send the bytes on stdin instead',
  });
}

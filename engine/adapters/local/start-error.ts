import { statSync } from 'node:fs';
import { PortError } from '../../ports/port-error.ts';
import type { ExecRequest } from '../../ports/transport.ts';
import { errorCode } from '../file-error.ts';

/** Says why a program could not be started: the kernel gives one code for several causes, so they are told apart here. */
export function startError(request: ExecRequest, cause: unknown): PortError {
  const [program] = request.argv;
  const shown = JSON.stringify(program);
  const code = errorCode(cause) ?? '';
  if (request.cwd !== undefined && !isDirectory(request.cwd)) {
    return new PortError('not-found', `cannot start ${shown}: cwd ${request.cwd} is not a directory`, {
      help: 'make the directory first, or correct cwd',
      cause,
    });
  }
  switch (code) {
    case 'ENOENT':
      return missing(program, cause);
    case 'EACCES':
    case 'EPERM':
      return new PortError(
        'refused',
        `cannot start ${shown}: it may not be executed, or cwd may not be entered`,
        {
          help: 'check the permissions (chmod +x), and that its file system is not mounted noexec',
          cause,
        },
      );
    case 'E2BIG':
      return new PortError('unsupported', `cannot start ${shown}: arguments and environment are too long`, {
        help: 'send long values on stdin',
        cause,
      });
    case 'ENOEXEC':
      return new PortError('unsupported', `cannot start ${shown}: it is not a program`, {
        help: 'a script needs a first line such as #!/bin/sh',
        cause,
      });
    default: {
      const detail = cause instanceof Error ? cause.message : String(cause);
      return new PortError('failed', `cannot start ${shown}: ${detail}`, { cause });
    }
  }
}

function missing(program: string, cause: unknown): PortError {
  const shown = JSON.stringify(program);
  if (program.includes('/') && statSync(program, { throwIfNoEntry: false }) !== undefined) {
    return new PortError('not-found', `cannot start ${shown}: the interpreter in its first line is missing`, {
      help: 'install the interpreter, or correct the #! line',
      cause,
    });
  }
  return new PortError('not-found', `there is no program ${shown}`, {
    help: program.includes('/') ? 'check the path' : 'install it, or correct its name; PATH was searched',
    cause,
  });
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

import type { ProjectRequest } from '../app/load-project.ts';
import type { Parsed } from './command-spec.ts';
import { textOf } from './command-spec.ts';
import type { Io } from './io.ts';

/** Where a command looks for runbooks. */
export function projectRequest(parsed: Parsed, io: Io): ProjectRequest {
  const dir = textOf(parsed, 'dir');
  return { cwd: io.cwd, ...(dir === undefined ? {} : { dir }) };
}

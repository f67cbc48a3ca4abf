import type { CarryOnRequest } from '../app/carry-on.ts';
import { stateDirectoryOf } from '../app/state-directory.ts';
import { listOf, textOf } from './command-spec.ts';
import type { Parsed } from './command-spec.ts';
import type { Io } from './io.ts';

/** The absolute state directory that a command works with. */
export function stateDirectoryFrom(parsed: Parsed, io: Io): string {
  return stateDirectoryOf(textOf(parsed, 'state-dir'), io.env, io.cwd);
}

/** The part of a request to carry a run on that flags say. */
export function carryOnRequest(
  parsed: Parsed,
  io: Io,
): Pick<CarryOnRequest, 'stateDirectory' | 'env' | 'approvals' | 'waitForLock'> {
  return {
    stateDirectory: stateDirectoryFrom(parsed, io),
    env: io.env,
    approvals: listOf(parsed, 'approve'),
    waitForLock: false,
  };
}

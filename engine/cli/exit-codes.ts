/** The exit codes of `run` and of the verbs that carry a run on. Others use 0, 1 and 2. */
export const exitCodes: Readonly<Record<number, string>> = {
  0: 'succeeded, or nothing had to change',
  1: 'failed, and nothing of this run remains: rolled back, or failed before any change',
  2: 'invalid runbook, or wrong use',
  3: 'waits for an approval',
  4: 'something remains that an operator has to look at',
  5: 'the lock is held, or an unfinished run is there',
  6: 'the plan is stale',
  7: 'the environment refused before the first step: unreachable, or `requires` not met',
  70: 'a bug in the engine',
  130: 'cancelled, and undone',
};

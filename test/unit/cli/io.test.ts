import { expect, test } from 'vitest';
import { wantsColor } from '../../../engine/cli/io.ts';

test.for([
  [{}, true, false, true],
  [{}, false, false, false],
  [{}, true, true, false],
  [{ NO_COLOR: '1' }, true, false, false],
  [{ NO_COLOR: '' }, true, false, true],
  [{ TERM: 'dumb' }, true, false, false],
  [{ FORCE_COLOR: '1' }, false, false, true],
  [{ FORCE_COLOR: '0' }, true, false, false],
  [{ FORCE_COLOR: 'false' }, true, false, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false, false],
  [{ FORCE_COLOR: '1' }, true, true, false],
] as const)('with %j, terminal %s, refused %s: colour %s', ([env, isTerminal, refused, colour]) => {
  expect(wantsColor(env, isTerminal, refused)).toBe(colour);
});

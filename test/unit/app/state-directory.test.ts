import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stateDirectoryOf } from '../../../engine/app/state-directory.ts';

beforeEach(() => void vi.stubEnv('HOME', '/home/somebody'));
afterEach(() => void vi.restoreAllMocks());

function as(user: number): void {
  vi.spyOn(process, 'geteuid').mockReturnValue(user);
}

test('is what is named, from the folder where one is', () => {
  expect(stateDirectoryOf('a', { RUNBOOK_STATE_DIR: 'b' }, '/srv')).toBe('/srv/a');
  expect(stateDirectoryOf(undefined, { RUNBOOK_STATE_DIR: 'b' }, '/srv')).toBe('/srv/b');
});

test('is one for the machine for root, and one in the home for others', () => {
  as(0);
  expect(stateDirectoryOf(undefined, { RUNBOOK_STATE_DIR: '' }, '/srv')).toBe('/var/lib/runbook');
  as(1000);
  expect(stateDirectoryOf(undefined, {}, '/srv')).toBe('/home/somebody/.local/state/runbook');
  expect(stateDirectoryOf(undefined, { XDG_STATE_HOME: '/data' }, '/srv')).toBe('/data/runbook');
});

test('never depends on the folder where one is by itself: locks have to be found', () => {
  as(1000);
  for (const base of ['', 'data', './data']) {
    expect(stateDirectoryOf(undefined, { XDG_STATE_HOME: base }, '/srv')).toMatch(/^\/home\/somebody\//);
  }
  for (const home of ['', 'here']) {
    vi.stubEnv('HOME', home);
    const own = join(userInfo().homedir, '.local/state/runbook');
    expect(stateDirectoryOf(undefined, {}, '/srv')).toBe(own);
  }
});

import { expect, test } from 'vitest';
import { shorten, withoutItem } from '../../../../engine/cli/demo/shorten.ts';

test.each([
  [
    '06:09:44 done      dump                dump the database (0.6s)',
    'done      dump                dump the database (0.6s)',
  ],
  ['06:09:44 FAILED    up                  gitea is exited', 'FAILED    up                  gitea is exited'],
  [
    '06:09:44 undo      swap-data           renames both back',
    'undo      swap-data           renames both back',
  ],
  [
    '06:09:44 done      backup              runbook backup (2.7s)',
    'done      backup              runbook backup (2.7s)',
  ],
])('shows %s', (line, shown) => {
  expect(shorten(line)).toBe(shown);
});

test('lines of the items of one step are the same', () => {
  const item = (index: number): string => `done      folders[${index}]      make the folders (0.0s)`;
  expect(withoutItem(item(3))).toBe('done      folders         make the folders (0.0s)');
  expect(withoutItem(item(4))).toBe(withoutItem(item(3)));
  expect(withoutItem('done      stop  stop it[1] (0.0s)')).toBe('done      stop  stop it[1] (0.0s)');
});

test.each([
  '06:09:44 start     dump                dump the database',
  '06:09:44 skipped   tell                notify.mail',
  '06:09:44 done      backup/dump         dump the database (0.6s)',
  '06:09:44 undone    swap-data           renames both back (0.0s)',
  '  undone    update, swap-data, swap-database, copy-data, copy-database, dump,',
  '  logs      runbook logs 20261123-060944-1apk',
])('leaves out %s', (line) => {
  expect(shorten(line)).toBeUndefined();
});

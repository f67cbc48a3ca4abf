import { describe, expect, it } from 'vitest';
import { folderOf, pathFrom } from '../../../engine/source/path.ts';

describe('folderOf', () => {
  it.each([
    ['a/b/c.yaml', 'a/b'],
    ['c.yaml', '.'],
    ['/c.yaml', '/'],
    ['/a/c.yaml', '/a'],
  ])('of %s is %s', (path, folder) => {
    expect(folderOf(path)).toBe(folder);
  });
});

describe('pathFrom', () => {
  it.each([
    ['a/b', 'c', 'a/b/c'],
    ['a/b', '../c', 'a/c'],
    ['a', '../../c', '../c'],
    ['.', './c', 'c'],
    ['.', '.', '.'],
    ['/a', '../../c', '/c'],
    ['a', '/c', '/c'],
    ['a', '~/c', '~/c'],
    ['..', 'c', '../c'],
  ])('%s, %s is %s', (folder, path, joined) => {
    expect(pathFrom(folder, path)).toBe(joined);
  });
});

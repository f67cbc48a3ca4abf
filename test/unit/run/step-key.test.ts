import { describe, expect, test } from 'vitest';
import { containerOf, isWithin, itemKey, keyOf, parseKey, undoneStep } from '../../../engine/run/step-key.ts';

describe('keys', () => {
  test.for([
    ['a', { frame: '', section: 'steps', id: 'a', index: undefined, undo: undefined }],
    ['a[3]!undo', { frame: '', section: 'steps', id: 'a', index: 3, undo: 'undo' }],
    ['b[1]/c/finally:d!2', { frame: 'b[1]/c/', section: 'finally', id: 'd', index: undefined, undo: 2 }],
    ['requires:room', { frame: '', section: 'requires', id: 'room', index: undefined, undo: undefined }],
  ] as const)('%s is read back', ([key, parts]) => {
    expect(parseKey(key)).toEqual(parts);
  });

  test.for(['', 'a/', 'a[', 'a[x]', 'a!x', 'steps:a', 'a b:c'])('%j is none', (key) => {
    expect(() => parseKey(key)).toThrow('not a step key');
  });

  test('are put together', () => {
    expect(keyOf('b/', 'finally', 'd')).toBe('b/finally:d');
    expect(itemKey('a', 2)).toBe('a[2]');
    expect(containerOf('b/a[2]')).toBe('b/a');
    expect(containerOf('a[2]!0')).toBeUndefined();
    expect(undoneStep('b/a[2]!0')).toBe('b/a[2]');
  });

  test.for([
    ['a', 'a', true],
    ['a/b', 'a', true],
    ['a[1]/b!0', 'a', true],
    ['ab', 'a', false],
    ['a-b', 'a', false],
    ['a', 'a/b', false],
    ['anything', '', true],
  ] as const)('%s within %j: %s', ([key, scope, expected]) => {
    expect(isWithin(key, scope)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { bindVars, containerNames, mergeVars } from '../../../engine/runbook/merge-vars.ts';

describe('mergeVars', () => {
  it('merges maps and replaces everything else', () => {
    expect(mergeVars({ a: { x: 1, y: 1 }, b: [1], c: 1 }, { a: { y: 2 }, b: [2], d: null })).toEqual({
      a: { x: 1, y: 2 },
      b: [2],
      c: 1,
      d: null,
    });
  });
});

describe('bindVars', () => {
  const vars = { url: '{{ containers.url }}/a', list: ['{{containers.ssh}}', 1, null], other: '{{ x }}' };

  it('fills in what the containers say', () => {
    expect(bindVars(vars, { url: 'http://h', ssh: 's' })).toEqual({
      url: 'http://h/a',
      list: ['s', 1, null],
      other: '{{ x }}',
    });
  });

  it('leaves unknown names, which containerNames tells', () => {
    expect(bindVars(vars, { ssh: 's' }).url).toBe('{{ containers.url }}/a');
    expect(containerNames(vars)).toEqual(['url', 'ssh']);
  });
});

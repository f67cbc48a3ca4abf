import { describe, expect, it } from 'vitest';
import { attributeNames, bindAttributes, mergeVars } from '../../../engine/runbook/merge-vars.ts';

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

describe('bindAttributes', () => {
  const vars = { url: '{{ containers.url }}/a', list: ['{{containers.ssh}}', 1, null], other: '{{ x }}' };

  it('fills in what the containers say', () => {
    expect(bindAttributes('containers', vars, { url: 'http://h', ssh: 's' })).toEqual({
      url: 'http://h/a',
      list: ['s', 1, null],
      other: '{{ x }}',
    });
  });

  it('leaves unknown names, which attributeNames tells', () => {
    expect(bindAttributes('containers', vars, { ssh: 's' }).url).toBe('{{ containers.url }}/a');
    expect(attributeNames('containers', vars)).toEqual(['url', 'ssh']);
  });
});

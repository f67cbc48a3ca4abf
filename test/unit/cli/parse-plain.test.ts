import { describe, expect, test } from 'vitest';
import { commandList } from '../../../engine/cli/command-list.ts';
import type { CommandSpec } from '../../../engine/cli/command-spec.ts';
import { parsePlain, withEnvironment } from '../../../engine/cli/parse-plain.ts';

const spec: CommandSpec = {
  name: 'do',
  summary: '',
  description: '',
  examples: [],
  args: [
    { name: 'name', required: true, summary: '' },
    { name: 'more', multiple: true, summary: '' },
  ],
  flags: {
    quiet: { kind: 'switch', char: 'q', summary: '' },
    env: { kind: 'value', summary: '', env: 'TEST_ENV' },
    kind: { kind: 'value', summary: '', options: ['a', 'b'] },
    input: { kind: 'list', char: 'i', summary: '' },
  },
  load: () => Promise.reject(new Error('not run here')),
};

describe('the short way to parse', () => {
  test('takes what the spec wants', () => {
    expect(parsePlain(spec, ['x', '-q', '--env', 'sandbox', '-i', 'a=1', '--input=b=2', 'y', 'z'])).toEqual({
      args: { name: 'x' },
      rest: ['y', 'z'],
      flags: { quiet: true, env: 'sandbox', input: ['a=1', 'b=2'] },
    });
  });

  test('takes what stands behind -- as it is', () => {
    expect(parsePlain(spec, ['--', '--env'])?.args).toEqual({ name: '--env' });
  });

  test.for([
    [[]],
    [['x', '--nope']],
    [['x', '-n']],
    [['x', '--help']],
    [['x', '-h']],
    [['x', '--env']],
    [['x', '--env=']],
    [['x', '--env', '--quiet']],
    [['x', '--quiet=yes']],
    [['x', '--kind', 'c']],
  ])('leaves %j to the framework', ([argv]) => {
    expect(parsePlain(spec, argv ?? [])).toBeUndefined();
  });

  test('an argument too many is left to the framework', () => {
    expect(parsePlain({ ...spec, args: [{ name: 'name', summary: '' }] }, ['x', 'y'])).toBeUndefined();
  });

  test('environment variables stand for absent flags', () => {
    const parsed = parsePlain(spec, ['x']);
    const given = parsePlain(spec, ['x', '--env', 'flag']);
    if (parsed === undefined || given === undefined) throw new Error('not parsed');
    expect(withEnvironment(spec, parsed, { TEST_ENV: 'variable' }).flags['env']).toBe('variable');
    expect(withEnvironment(spec, parsed, { TEST_ENV: '' }).flags['env']).toBeUndefined();
    expect(withEnvironment(spec, given, { TEST_ENV: 'variable' }).flags['env']).toBe('flag');
  });
});

describe('every verb', () => {
  test.for(Object.keys(commandList))('%s is declared in full', async (name) => {
    const declared = await commandList[name]?.();
    expect(declared?.name).toBe(name);
    expect(declared?.flags['json']).toBeDefined();
    expect(declared?.summary).toMatch(/^[A-Z].*[^.]$/);
    for (const { line } of declared?.examples ?? []) {
      // What stands behind `>`, and around `<(…)`, is the shell's.
      const command = /<\((.*)\)$/.exec(line)?.[1] ?? line.split(' > ')[0] ?? '';
      const [program, verb, ...rest] = command.split(' ');
      expect([program, verb]).toEqual(['runbook', name]);
      if (declared !== undefined && !line.includes('"')) expect(parsePlain(declared, rest)).toBeDefined();
    }
    expect(declared?.examples.length).toBeGreaterThan(0);
    await expect(declared?.load()).resolves.toBeTypeOf('function');
  });
});

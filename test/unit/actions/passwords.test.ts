import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../engine/ports/database.ts';
import { actionNamed, makeRig } from '../../support/action-rig.ts';
import type { Rig } from '../../support/action-rig.ts';

/** A server that knows one password, two files with passwords, and what the server was told. */
async function withServer(
  known: string,
): Promise<{ rig: Rig; input: Record<string, string>; told: string[] }> {
  const told: string[] = [];
  let current = known;
  const server = {
    accepts: async (role: string, password: string) => role === 'gitea' && password === current,
    setPassword: async (_role: string, password: string) => {
      told.push(password);
      current = password;
    },
  };
  const rig = await makeRig({ database: async () => server as unknown as Database });
  const write = (name: string, text: string): string => {
    writeFileSync(join(rig.folder, name), text);
    return join(rig.folder, name);
  };
  const files = { path: write('next', 'new-password\n'), previous: write('now', 'old-password\n') };
  return { rig, input: { role: 'gitea', database: 'gitea', ...files }, told };
}

describe('postgres.password', () => {
  it('tells the server once, and goes back, twice as well', async () => {
    const { rig, input, told } = await withServer('old-password');
    const { result, undo } = await rig.change('postgres.password', input);
    expect(result).toEqual({ outputs: { role: 'gitea' }, changed: true });
    expect(await rig.run('postgres.password', input)).toMatchObject({ changed: false });
    await undo();
    await undo();
    expect(told).toEqual(['new-password', 'old-password']);
    expect(rig.printed()).toBe('');
  });

  it('changes nothing when there would be no way back', async () => {
    const { rig, input, told } = await withServer('a-third-password');
    await expect(rig.run('postgres.password', input)).rejects.toThrow('does not accept the password in');
    expect(told).toEqual([]);
  });

  it('tells from the server alone whether an attempt that was cut off had its effect', async () => {
    const { rig, input } = await withServer('old-password');
    const action = actionNamed('postgres.password');
    expect(await action.settle(input, null, rig.context)).toMatchObject({ verdict: 'not-started' });
    await action.execute(input, rig.context);
    expect(await action.settle(input, null, rig.context)).toMatchObject({ verdict: 'done' });
  });

  it.each([
    ['', 'holds no password'],
    ['\n', 'holds no password'],
    ['two\nlines\n', 'holds no password'],
    ['x'.repeat(2000), 'is too long for a password'],
  ])('refuses a file that holds none', async (text, message) => {
    const { rig, input, told } = await withServer('old-password');
    writeFileSync(input['path'] ?? '', text);
    await expect(rig.run('postgres.password', input)).rejects.toThrow(message);
    expect(told).toEqual([]);
  });
});

describe('postgres.login', () => {
  it('is what the server says, or what was expected of it', async () => {
    const { rig, input } = await withServer('old-password');
    const { role = '', database = '', path = '', previous = '' } = input;
    const login = (file: string, refused: boolean): ReturnType<Rig['run']> =>
      rig.run('postgres.login', { role, database, path: file, refused });
    expect((await login(previous, false)).outputs).toEqual({ accepted: true });
    expect((await login(path, true)).outputs).toEqual({ accepted: false });
    await expect(login(path, false)).rejects.toThrow('refuses the password');
    await expect(login(previous, true)).rejects.toThrow('still accepts the password');
    rmSync(path);
    await expect(login(path, false)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

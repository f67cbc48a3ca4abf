import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OutboxMail } from '../../../engine/adapters/outbox/outbox-mail.ts';
import { DirectoryStore } from '../../../engine/adapters/directory-store/directory-store.ts';
import { PortError } from '../../../engine/ports/port-error.ts';
import { actionNamed, makeRig, textOf, type Rig } from '../../support/action-rig.ts';

const store = 'backups';

async function withFile(): Promise<{ rig: Rig; path: string }> {
  const rig = await makeRig();
  const path = join(rig.folder, 'file');
  await writeFile(path, '{"content": true}');
  return { rig, path };
}

describe('objects.put', () => {
  it('stores a file once, and takes it back', async () => {
    const { rig, path } = await withFile();
    const input = { store, key: 'set/a', path };
    const put = await rig.change('objects.put', input);
    expect(put.result.outputs).toMatchObject({
      key: 'set/a',
      size: 17,
      location: join(rig.folder, 'store-backups'),
    });
    expect(await actionNamed('objects.put').settle(input, put.captured, rig.context)).toMatchObject({
      verdict: 'done',
    });
    // As after an answer that was lost on the way.
    expect(await rig.run('objects.put', input)).toEqual({ ...put.result, changed: false });
    const other = join(rig.folder, 'other');
    await writeFile(other, 'other');
    const clash = rig.run('objects.put', { ...input, path: other });
    await expect(clash).rejects.toMatchObject({ kind: 'exists' });
    expect(await actionNamed('objects.put').probe(input, rig.context)).toMatchObject({
      obstacle: expect.stringContaining('set/a'),
    });
    await put.undo();
    await put.undo();
    expect((await rig.run('objects.list', { store })).outputs['count']).toBe(0);
    expect(await actionNamed('objects.put').settle(input, put.captured, rig.context)).toEqual({
      verdict: 'not-started',
    });
  });

  it('does not remove an object that was there before', async () => {
    const { rig, path } = await withFile();
    const input = { store, key: 'a', path };
    await rig.run('objects.put', input);
    const action = actionNamed('objects.put');
    const captured: unknown = await action.capture(input, rig.context);
    if (action.compensation.kind === 'inverse') await action.compensation.undo(input, captured, rig.context);
    expect((await rig.run('objects.list', { store })).outputs['count']).toBe(1);
  });

  it('works with a role that may neither look nor delete, and says what stays', async () => {
    class WriteOnly extends DirectoryStore {
      override async head(key: string): Promise<never> {
        throw new PortError('refused', `may not look at ${key}`);
      }
      override async remove(key: string): Promise<void> {
        throw new PortError('refused', `may not remove ${key}`);
      }
    }
    const rig = await makeRig();
    const backing = join(rig.folder, 'objects');
    const writeOnly = new WriteOnly(backing);
    const path = join(rig.folder, 'file');
    await writeFile(path, 'content');
    const context = { ...rig.context, ports: { ...rig.context.ports, store: async () => writeOnly } };
    const action = actionNamed('objects.put');
    const input = { store, key: 'a', path };
    expect(await action.capture(input, context)).toEqual({ existed: null });
    const { compensation } = action;
    if (compensation.kind !== 'inverse') throw new Error('no inverse');
    await compensation.undo(input, { existed: false }, context);
    expect(rig.printed()).toContain('a stays');
  });
});

describe('objects.get', () => {
  it('brings a checked copy, once, and takes it back', async () => {
    const { rig, path } = await withFile();
    const { sha256 } = (await rig.run('objects.put', { store, key: 'a', path })).outputs;
    const copy = join(rig.folder, 'copy');
    const input = { store, key: 'a', path: copy, sha256: textOf(sha256) };
    const get = await rig.change('objects.get', input);
    expect(get.result).toMatchObject({ changed: true, outputs: { size: 17, sha256 } });
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    expect((await rig.run('objects.get', input)).changed).toBe(false);
    expect(await actionNamed('objects.get').settle(input, get.captured, rig.context)).toMatchObject({
      verdict: 'done',
    });
    await expect(rig.run('objects.get', { store, key: 'a', path: copy })).rejects.toMatchObject({
      kind: 'exists',
    });
    await get.undo();
    await get.undo();
    expect(await readdir(rig.folder)).not.toContain('copy');
  });

  it('leaves no file when the checksum is wrong, the object damaged or missing', async () => {
    const { rig, path } = await withFile();
    await rig.run('objects.put', { store, key: 'a', path });
    const copy = join(rig.folder, 'copy');
    const wrong = rig.run('objects.get', { store, key: 'a', path: copy, sha256: '0'.repeat(64) });
    await expect(wrong).rejects.toThrow('not what was meant');
    await appendFile(join(rig.folder, 'store-backups/a'), '!');
    await expect(rig.run('objects.get', { store, key: 'a', path: copy })).rejects.toMatchObject({
      kind: 'corrupt',
    });
    await expect(rig.run('objects.get', { store, key: 'b', path: copy })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect((await readdir(rig.folder)).toSorted()).toEqual(['file', 'store-backups']);
  });
});

describe('objects.list, objects.read, objects.verify, objects.facts and objects.remove', () => {
  it('list the newest first, filtered', async () => {
    const { rig, path } = await withFile();
    for (const key of ['1/manifest.json', '1/data', '2/manifest.json'])
      await rig.run('objects.put', { store, key, path });
    const { outputs } = await rig.run('objects.list', { store, suffix: '/manifest.json' });
    expect(outputs).toMatchObject({ count: 2, newest: '2/manifest.json', bytes: 34 });
    expect((await rig.run('objects.list', { store, prefix: '1/', limit: 1 })).outputs).toMatchObject({
      count: 2,
    });
    expect((await rig.run('objects.list', { store, prefix: 'none' })).outputs).toMatchObject({
      count: 0,
      newest: '',
    });
  });

  it('read and verify', async () => {
    const { rig, path } = await withFile();
    const { sha256 } = (await rig.run('objects.put', { store, key: 'a', path })).outputs;
    expect((await rig.run('objects.read', { store, key: 'a' })).outputs).toEqual({
      content: { content: true },
    });
    expect(
      (await rig.run('objects.verify', { store, key: 'a', sha256: textOf(sha256), size: 17 })).outputs,
    ).toMatchObject({ size: 17 });
    await expect(rig.run('objects.verify', { store, key: 'a', size: 18 })).rejects.toThrow(
      '17 bytes instead of 18',
    );
    await expect(rig.run('objects.verify', { store, key: 'a', sha256: '0'.repeat(64) })).rejects.toThrow(
      'not what was meant',
    );
    await writeFile(path, 'x'.repeat(1024 * 1024 + 1));
    await rig.run('objects.put', { store, key: 'large', path });
    await expect(rig.run('objects.read', { store, key: 'large' })).rejects.toThrow('more than 1MiB');
  });

  it('say where the store is, and remove once', async () => {
    const { rig, path } = await withFile();
    await rig.run('objects.put', { store, key: 'a', path });
    expect((await rig.run('objects.facts', { store })).outputs).toMatchObject({ versioned: false });
    await expect(rig.run('objects.facts', { store, versioned: true })).rejects.toThrow(
      'to keep old versions',
    );
    expect((await rig.run('objects.remove', { store, key: 'a' })).changed).toBe(true);
    expect((await rig.run('objects.remove', { store, key: 'a' })).changed).toBe(false);
  });
});

describe('notify.mail', () => {
  it('sends one message', async () => {
    const base = await makeRig();
    const directory = join(base.folder, 'outbox');
    const mail = new OutboxMail({
      directory,
      from: 'a@example.org',
      to: ['b@example.org'],
      now: () => new Date(0),
    });
    const rig = await makeRig({ mail: async () => mail });
    const { outputs } = await rig.run('notify.mail', { subject: 'done', text: 'all well' });
    expect(await readFile(textOf(outputs['id']), 'utf8')).toContain('Subject: done');
  });
});

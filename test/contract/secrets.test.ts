import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { EnvSecrets } from '../../engine/adapters/secrets-env/env-secrets.ts';
import { FileSecrets } from '../../engine/adapters/secrets-file/file-secrets.ts';
import { describeSecrets } from './secrets.contract.ts';

const content = { 'app/database': { password: 'correct horse' }, 'app/short': { pin: '1234' } };

async function fileSecrets(
  name: string,
  text: string,
  mode = 0o600,
): Promise<{ root: string; path: string; secrets: FileSecrets }> {
  const root = await mkdtemp(join(tmpdir(), 'secrets-'));
  const path = join(root, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return { root, path, secrets: new FileSecrets({ path, parse, userId: process.getuid?.() }) };
}

describeSecrets('file', async () => {
  const { root, secrets } = await fileSecrets('secrets.json', JSON.stringify(content));
  return { secrets, writable: true, dispose: async () => rm(root, { recursive: true }) };
});

describeSecrets('YAML file', async () => {
  const text = '# mine\napp/database:\n  password: correct horse\napp/short: { pin: "1234" }\n';
  const { root, secrets } = await fileSecrets('secrets.yaml', text);
  return { secrets, writable: false, dispose: async () => rm(root, { recursive: true }) };
});

describeSecrets('environment', async () => ({
  secrets: new EnvSecrets({
    RUNBOOK_SECRET_APP_DATABASE_PASSWORD: 'correct horse',
    RUNBOOK_SECRET_APP_SHORT_PIN: '1234',
  }),
  writable: false,
  dispose: async () => {},
}));

describe('FileSecrets', () => {
  const reference = { from: 'app/database', key: 'password' };

  it('refuses a file that others can read, and names chmod', async () => {
    const { root, path, secrets } = await fileSecrets('secrets.json', JSON.stringify(content), 0o640);
    await expect(secrets.read(reference)).rejects.toMatchObject({
      kind: 'refused',
      help: expect.stringContaining(`chmod 600 ${path}`),
    });
    await rm(root, { recursive: true });
  });

  it('refuses a file of another user', async () => {
    const { root, path } = await fileSecrets('secrets.json', JSON.stringify(content));
    const secrets = new FileSecrets({ path, parse, userId: (process.getuid?.() ?? 0) + 1 });
    await expect(secrets.read(reference)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('another user'),
    });
    await rm(root, { recursive: true });
  });

  it('never shows the text of a file that cannot be parsed', async () => {
    const { root, secrets } = await fileSecrets('secrets.json', 'password: [topsecret');
    const error: unknown = await secrets.read(reference).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'corrupt' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('topsecret');
    await rm(root, { recursive: true });
  });

  it('says where a missing file should be', async () => {
    const secrets = new FileSecrets({ path: '/nonexistent/secrets.json', parse, userId: undefined });
    await expect(secrets.read(reference)).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('/nonexistent/secrets.json'),
    });
  });

  it('keeps both of its files private', async () => {
    const { root, path, secrets } = await fileSecrets('secrets.json', JSON.stringify(content));
    await secrets.write(reference, 'second value');
    for (const file of [path, `${path}.versions.json`]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    expect((await secrets.read(reference, '1')).value).toBe('correct horse');
    await rm(root, { recursive: true });
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('does not install through a link, which would empty the modules of another checkout', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-setup-'));
  try {
    const checkout = join(folder, 'checkout');
    cpSync(join(root, '.dev'), join(checkout, '.dev'), { recursive: true });
    for (const name of ['package.json', 'package-lock.json', '.npmrc', '.nvmrc'])
      cpSync(join(root, name), join(checkout, name));
    mkdirSync(join(folder, 'theirs'));
    writeFileSync(join(folder, 'theirs/kept'), '');
    symlinkSync('../theirs', join(checkout, 'node_modules'));
    const { status, stderr } = spawnSync(process.execPath, ['.dev/setup.mjs', '--no-build'], {
      cwd: checkout,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('is a link') });
    expect(existsSync(join(folder, 'theirs/kept'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What starts a program as a user who may not write everywhere: nothing where that is so already. */
const asUser =
  process.geteuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
const userCanRun = start([...asUser, process.execPath, '--version'], '/').status === 0;

function start([program = '', ...args]: readonly string[], cwd: string): ReturnType<typeof spawnSync> {
  return spawnSync(program, args, { cwd, encoding: 'utf8' });
}

/** What a setup reads, in a folder of its own below the one that is returned. */
function checkoutIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-setup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, '.dev'), join(folder, 'checkout/.dev'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc', '.nvmrc'])
    cpSync(join(root, name), join(folder, 'checkout', name));
  return folder;
}

test('does not install through a link, which would empty the modules of another checkout', () => {
  const folder = checkoutIn();
  const checkout = join(folder, 'checkout');
  mkdirSync(join(folder, 'theirs'));
  writeFileSync(join(folder, 'theirs/kept'), '');
  symlinkSync('../theirs', join(checkout, 'node_modules'));
  const { status, stderr } = start([process.execPath, '.dev/setup.mjs', '--no-build'], checkout);
  expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('is a link') });
  expect(existsSync(join(folder, 'theirs/kept'))).toBe(true);
});

test.runIf(userCanRun)('says whose checkout it has to be', () => {
  const folder = checkoutIn();
  const checkout = join(folder, 'checkout');
  onTestFinished(() => chmodSync(checkout, 0o755));
  chmodSync(folder, 0o755);
  chmodSync(checkout, 0o555);
  const setup = [...asUser, process.execPath, '.dev/setup.mjs', '--no-build'];
  const { status, stderr } = start(setup, checkout);
  expect(stderr).toBe(
    `setup: nothing can be written to ${checkout} (EACCES), and it is not set up; ` +
      'have its owner run `npm run setup`, or make a clone of your own.\n',
  );
  expect(status).toBe(1);
});

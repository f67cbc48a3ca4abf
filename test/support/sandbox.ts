import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloneSandbox } from '../../engine/adapters/sandbox/clone-sandbox.ts';
import { type Sandbox, openSandbox } from '../../engine/adapters/sandbox/open-sandbox.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'runbook-sandbox');

/**
 * A sandbox that was made before, by this release of the adapter: making one takes seconds, copying
 * it half of one. Safe to ask for from several test processes at once.
 */
export async function preparedSandbox(): Promise<string> {
  const name = fingerprint();
  const directory = join(cache, name);
  if (!existsSync(join(directory, 'host'))) {
    await (await openSandbox(directory, { grace: 0 })).close();
    for (const old of readdirSync(cache)) {
      if (old !== name) rmSync(join(cache, old), { recursive: true, force: true });
    }
  }
  return directory;
}

/** A folder with an independent sandbox that is switched off, and what removes it again. */
export async function freshSandbox(): Promise<{ directory: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-sandbox-'));
  const directory = join(folder, 'box');
  await cloneSandbox(await preparedSandbox(), directory);
  return { directory, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An independent sandbox, switched on; after `end` it is off and gone. */
export async function runningSandbox(): Promise<{ sandbox: Sandbox; end: () => Promise<void> }> {
  const { directory, remove } = await freshSandbox();
  const sandbox = await openSandbox(directory, { grace: 0 });
  return {
    sandbox,
    end: async () => {
      await sandbox.close();
      remove();
    },
  };
}

function fingerprint(): string {
  const sources = join(root, 'engine', 'adapters', 'sandbox');
  const hash = createHash('sha256');
  for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (file.endsWith('.ts')) hash.update(file).update(readFileSync(join(sources, file)));
  }
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  return hash.digest('hex').slice(0, 16);
}

#!/usr/bin/env node
// Kept to syntax and imports that Node 20 knows, so that an old Node gives one clear answer.
import module from 'node:module';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 24;
const top = findTop(dirname(fileURLToPath(import.meta.url)));

/** The folder of package.json, above dist/ or above the sources. */
function findTop(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : findTop(parent);
}

/**
 * Compiled code is kept in a folder that only this user (or whoever owns the installation) can
 * write to: code is run from it.
 */
function cacheFolder(): string {
  const modules = join(top, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache', 'runbook');
  const xdg = process.env['XDG_CACHE_HOME'] ?? '';
  return join(xdg === '' ? join(homedir(), '.cache') : xdg, 'runbook');
}

async function start(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    const { runWithNewerNode } = await import('./newer-node.ts');
    runWithNewerNode(join(top, 'node_modules', '.bin', 'node'), oldestNode);
    return;
  }
  // It never throws; where the folder cannot be written, everything works without it.
  module.enableCompileCache(cacheFolder());
  const argv = process.argv.slice(2);
  if (argv.length === 1 && argv[0] === '--version') {
    const { engineVersion } = await import('../app/version.ts');
    process.stdout.write(`${engineVersion}\n`);
    return;
  }
  if (argv[0] === '__complete') {
    const { complete } = await import('./complete/complete.ts');
    await complete(argv.slice(1));
    return;
  }
  const { dispatch } = await import('./dispatch.ts');
  await dispatch(argv);
}

await start();

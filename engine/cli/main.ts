#!/usr/bin/env node
// Kept to syntax that Node 20 knows, so that an old Node gives one clear answer.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useCodeCache } from './code-cache.ts';

const oldestNode = 24;
const here = dirname(fileURLToPath(import.meta.url));
const top = findTop(dirname(here));

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

/**
 * V8 takes a function for hot, and compiles it again on another thread, after a few hundred calls. Most commands
 * end before that has paid; it costs them a tenth of their time, and a long run memory, which makes starting
 * programs slower. So it waits until a function has shown that it will go on: large files still get there at once.
 */
function optimiseLater(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--invocation-count-for-maglev=8000');
  setFlagsFromString('--invocation-count-for-maglev-osr=2000');
  setFlagsFromString('--invocation-count-for-turbofan=60000');
  setFlagsFromString('--invocation-count-for-osr=10000');
}

async function start(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    const { runWithNewerNode } = await import('./newer-node.ts');
    runWithNewerNode(join(top, 'node_modules', '.bin', 'node'), oldestNode);
    return;
  }
  const argv = process.argv.slice(2);
  if (argv.length === 1 && argv[0] === '--version') {
    const { engineVersion } = await import('../app/version.ts');
    process.stdout.write(`${engineVersion}\n`);
    return;
  }
  optimiseLater();
  // It never throws; where the folder cannot be written, everything works without it.
  const { directory } = nodeModule.enableCompileCache(cacheFolder());
  // For the engine's own processes, such as the sandbox; programs of steps do not inherit it.
  if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] ??= directory;
  useCodeCache(join(here, 'chunks'));
  if (argv[0] === '__complete') {
    const { complete } = await import('./complete/complete.ts');
    await complete(argv.slice(1));
    return;
  }
  const { dispatch } = await import('./dispatch.ts');
  await dispatch(argv);
}

void start();

// Runs every static check, as many at once as there are cores, and shows the output of those that fail.
//
//   npm run check                 all of them
//   npm run check -- types lint   only these
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { root } from './fingerprint.mjs';

const prettierCache = ['--cache', '--cache-location=node_modules/.cache/prettier/check'];
const folders = ['engine', 'test', 'bench', '.dev'].filter((folder) => existsSync(`${root}/${folder}`));

/** Slowest first. */
const checks = {
  lint: ['oxlint', '--format=stylish', ...folders],
  unused: ['knip', '--no-progress', '--no-config-hints'],
  format: ['prettier', '--check', '--log-level=warn', ...prettierCache, '.'],
  layers: ['depcruise', '--config=.dependency-cruiser.mjs', '--output-type=err-long', ...folders],
  types: ['tsc', ...(process.stdout.isTTY ? ['--pretty'] : [])],
  generated: ['node', '.dev/generate.ts', '--check'],
  links: ['node', '.dev/links.ts'],
  diagrams: ['node', '.dev/diagrams.ts', '--check'],
  terraform: ['node', '.dev/terraform.ts'],
  monitoring: ['node', '.dev/monitoring.ts'],
  ansible: ['node', '.dev/ansible.ts'],
  lockfile: ['node', '.dev/complete-lockfile.mjs', '--check'],
};

function run(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ passed: false, output: error.message }));
    child.on('close', (code) => resolve({ passed: code === 0, output: output.trim() }));
  });
}

async function check(name) {
  const [command, ...args] = checks[name];
  const started = performance.now();
  const { passed, output } = await run(command, args);
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(7)}`);
  // What a check could not do is said even where all the rest passed.
  const leftOut = passed ? output.split('\n').filter((line) => line.startsWith('left out: ')) : [];
  for (const line of leftOut) console.log(`       ${line}`);
  if (!passed) console.log(`\n${output === '' ? '(no output)' : output}\n`);
  return { name, passed };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) {
  console.error(`no check is called ${unknown.join(', ')}; there are: ${Object.keys(checks).join(', ')}`);
  process.exit(2);
}

const queue = wanted.length > 0 ? wanted : Object.keys(checks);
const results = [];
async function work() {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) results.push(await check(name));
}
await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work));

const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
console.log(failed.length === 0 ? 'all checks passed' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

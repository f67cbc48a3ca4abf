/**
 * The main job in the sandbox, with the real command line: a bad update that is undone, a good one,
 * and a restore. Works in a temporary folder, which is gone at the end, and leaves nothing running.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(checkout, 'dist', 'runbook.js');
const folder = mkdtempSync(join(tmpdir(), 'runbook-demo-'));
const started = Date.now();

/** Runs `runbook …` and ends the demo when its exit code is not the one expected. */
function runbook(args, expected, { show = true } = {}) {
  if (show) console.log(`\n$ runbook ${args.join(' ')}`);
  const env = { ...process.env, RUNBOOK_STATE_DIR: join(folder, '.runbook', 'state') };
  const stdio = ['ignore', show ? 'inherit' : 'pipe', 'inherit'];
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env,
    stdio,
    encoding: 'utf8',
  });
  if (show) console.log(`(exit code ${status})`);
  if (status !== expected) {
    throw new Error(`runbook ${args.join(' ')} ended with ${status} instead of ${expected}`);
  }
  return stdout ?? '';
}

/** Whether a process of this demo is alive: the sandbox's host goes off a moment after the last command. */
function isRunning() {
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(join('/proc', name, 'cmdline'), 'utf8').includes(folder);
    } catch {
      return false; // It has ended meanwhile.
    }
  });
}

/** Waits until nothing of this demo runs any more. */
async function powerOff() {
  for (let left = 100; left > 0 && isRunning(); left -= 1) await setTimeout(100);
}

/** What is in the forge: its version, the rows of every table and one checksum over all refs. */
function fingerprint() {
  const lines = runbook(['run', 'health-check', '--json'], 0, { show: false }).trim().split('\n');
  const end = lines.map((line) => JSON.parse(line)).findLast(({ event }) => event === 'frame-done');
  return end.outputs;
}

function say(text) {
  console.log(`\n── ${text}`);
}

function check(holds, text) {
  if (!holds) throw new Error(`not true: ${text}`);
  console.log(`✓ ${text}`);
}

function tour() {
  say(
    'A sandbox: a folder plays the host, with PostgreSQL, a git forge that stands in for Gitea\n' +
      '   and a proxy that stands in for nginx. First, what is there.',
  );
  const before = fingerprint();
  console.log(
    `Gitea ${before.version}, rows ${JSON.stringify(before.rows)}, refs ${before.refs.slice(0, 12)}`,
  );

  say('What would an update do? The plan looks at the host and changes nothing.');
  runbook(['plan', 'update-manual', '--input', 'version=1.27.3'], 0);

  say('A version whose migration dies half way. Everything is undone.');
  const bad = ['run', 'update-manual', '--input', 'version=1.27.3-halfmigrated', '--approve', 'all'];
  runbook(bad, 1);
  const undone = fingerprint();
  check(JSON.stringify(undone) === JSON.stringify(before), 'not a row or commit is different');

  say('A good version. Without --approve and off a terminal it stops and waits for somebody.');
  runbook(['run', 'update-manual', '--input', 'version=1.27.3'], 3);
  const runs = JSON.parse(runbook(['history', '--json'], 0, { show: false }));
  const { run } = runs.find(({ status }) => status === 'waiting');
  runbook(['approve', run], 0);
  check(fingerprint().version === '1.27.3', 'the new version answers');

  say('Back to the set that the failed update had made before it began.');
  const [set] = readdirSync(join(folder, '.runbook', 'backups', 'sets')).toSorted();
  runbook(['run', 'restore', '--input', `set=${set}`, '--approve', 'all'], 0);
  check(JSON.stringify(fingerprint()) === JSON.stringify(before), 'everything is as it was at the start');

  say('What happened');
  runbook(['history'], 0);
}

try {
  cpSync(join(checkout, 'runbooks'), join(folder, 'runbooks'), { recursive: true });
  tour();
  console.log(`\nDone in ${Math.round((Date.now() - started) / 1000)} s. Try it yourself:`);
  console.log('  npx runbook plan update-manual --input version=1.27.3');
} catch (error) {
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (existsSync('/proc')) await powerOff();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

// Makes a clean clone ready, or does nothing when it is. Plain JavaScript for Node 20 and nothing installed.
//
//   node .dev/setup.mjs                    install the packages and build, each only if needed
//   node .dev/setup.mjs --no-build         install only
//   node .dev/setup.mjs --rebuild          build even if dist/ is current
//   node .dev/setup.mjs -- CMD ARGS…       the same, then run CMD with the project's own Node and tools first in PATH
//
// Progress goes to stderr, so that CMD's output stays clean.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { buildIsCurrent, root } from './fingerprint.mjs';
import { takeLock } from './lock.mjs';

const modules = join(root, 'node_modules');
const binaries = join(modules, '.bin');
const ownNode = join(binaries, 'node');
const installStamp = join(modules, '.setup.json');
/** The sources need Node's type stripping and the dependencies' `engines`. */
const oldestNode = 24;

class SetupError extends Error {}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Atomic: a reader sees the old file, the new one or none. */
function writeJson(path, value) {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(value)}\n`);
  renameSync(temporary, path);
}

function installFingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', '.npmrc']) hash.update(readFileSync(join(root, file)));
  return `${process.platform}-${process.arch}-${hash.digest('hex')}`;
}

const installIsCurrent = () => readJson(installStamp)?.fingerprint === installFingerprint();

/** The Node of the packages if it was found to run here, else the running one if it is new enough. */
function findNode() {
  if (readJson(installStamp)?.ownNode === true) return ownNode;
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath;
  throw new SetupError(
    `Node ${process.versions.node} is too old, and npm has no Node ${nodeWanted()} that runs on ${process.platform}-${process.arch}.\n` +
      `Install Node ${nodeWanted()} (${oldestNode} or newer works) from https://nodejs.org or with a version manager ` +
      `(nvm install ${nodeWanted()}), put it first in PATH and run this again.`,
  );
}

const nodeWanted = () => readFileSync(join(root, '.nvmrc'), 'utf8').trim();

function environment(node) {
  // The running node's folder comes second: npm and npx are usually beside it.
  const first = [binaries, dirname(node), dirname(process.execPath)];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !first.includes(folder));
  return { ...process.env, PATH: [...new Set(first), ...path].join(delimiter) };
}

/** Runs a stage of the setup quietly, says in one line what it was and how long it took, shows its output if it failed. */
async function stage(lock, title, [command, ...args], env = process.env) {
  process.stderr.write(`setup: ${title} …`);
  const started = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
  const uncover = child.pid === undefined ? () => {} : lock.cover(child.pid);
  running = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const failure = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
  running = undefined;
  uncover();
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  process.stderr.write(failure === undefined ? ` ${seconds}\n` : ` failed after ${seconds} (${failure})\n`);
  if (failure !== undefined) throw new SetupError(`${title} failed:\n\n${withoutUsage(output)}`);
  return output;
}

/** npm ends some errors with all it has to say about its options. */
const withoutUsage = (output) =>
  output.replace(/^npm error Clean install a project$.*/ms, '').trim() + networkHint(output);

const networkHint = (output) =>
  /\b(?:EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT)\b/.test(output)
    ? '\n\nThe first setup fetches the packages, so it needs a way to the registry of npm; later ones do not.'
    : '';

let running;

async function install(lock) {
  // npm would empty the folder that it leads to, which another checkout may be working with.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new SetupError(
      `${modules} is a link, and what it leads to is not current; remove the link, or run this there.`,
    );
  }
  // Removed first, so that an interrupted install leaves no stamp.
  rmSync(installStamp, { force: true });
  const fingerprint = installFingerprint();
  const script = process.env.npm_execpath;
  const [npm, ...before] =
    script !== undefined && basename(script) === 'npm-cli.js' ? [process.execPath, script] : ['npm'];
  const flags = ['--loglevel=error', '--no-audit', '--no-fund'];
  // npm waits a minute between its attempts, for one package after the other; without a network that takes six minutes.
  flags.push('--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000');
  // Whoever sets NODE_ENV=production or omit=dev still needs the tools of a checkout.
  const all = ['--include=dev', '--include=optional'];
  await stage(lock, 'installing the packages (npm ci)', [npm, ...before, 'ci', ...flags, ...all]);
  const ownNodeRuns = spawnSync(ownNode, ['--version'], { stdio: 'ignore' }).status === 0;
  // A Node built for another C library (musl) would stand in the way of the machine's own.
  if (!ownNodeRuns) rmSync(ownNode, { force: true });
  linkProgram();
  writeJson(installStamp, { fingerprint, ownNode: ownNodeRuns });
  findNode();
}

/** npm links the programs of the packages, not the checkout's own; `npx runbook` looks here first. */
function linkProgram() {
  const link = join(binaries, 'runbook');
  const temporary = `${link}.${process.pid}`;
  symlinkSync('../../dist/runbook.js', temporary);
  renameSync(temporary, link);
}

async function build(lock) {
  const node = findNode();
  const output = await stage(lock, 'building dist', [node, '.dev/build.mjs'], environment(node));
  process.stderr.write(output);
}

async function lockCheckout() {
  try {
    return await takeLock(join(root, '.setup-lock'), () =>
      process.stderr.write('setup: waiting for another setup of this checkout\n'),
    );
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
    throw new SetupError(
      `nothing can be written to ${root} (${error.code}), and it is not set up; ` +
        'have its owner run `npm run setup`, or make a clone of your own.',
    );
  }
}

async function makeReady({ wantBuild, rebuild }) {
  const buildNeeded = () => rebuild || (wantBuild && !buildIsCurrent());
  if (installIsCurrent() && !buildNeeded()) return;
  const lock = await lockCheckout();
  const stop = (signal) => {
    running?.kill(signal);
    lock.release();
    process.stderr.write('\n');
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  try {
    if (!installIsCurrent()) await install(lock);
    if (buildNeeded()) await build(lock);
  } finally {
    lock.release();
    for (const signal of signals) process.off(signal, stop);
  }
}

/** Stands in for CMD: same output, same exit code, signals passed on, death by the same signal. */
function become(command, args) {
  const child = spawn(command, args, { stdio: 'inherit', env: environment(findNode()) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])
    process.on(signal, () => {
      // The terminal has sent these to the child already; twice would look like an impatient user.
      if (process.stdin.isTTY && ['SIGINT', 'SIGQUIT'].includes(signal)) return;
      child.kill(signal);
    });
  child.on('error', (error) => {
    process.stderr.write(`setup: cannot run ${command}: ${error.message}\n`);
    process.exit(error.code === 'ENOENT' ? 127 : 126);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

const separator = process.argv.indexOf('--');
const flags = process.argv.slice(2, separator === -1 ? undefined : separator);
const [command, ...args] = separator === -1 ? [] : process.argv.slice(separator + 1);
const unknown = flags.filter((flag) => !['--no-build', '--rebuild'].includes(flag));

try {
  if (unknown.length > 0)
    throw new SetupError(`unknown option ${unknown.join(' ')}; put -- before a command`);
  await makeReady({ wantBuild: !flags.includes('--no-build'), rebuild: flags.includes('--rebuild') });
  if (command !== undefined) become(command, args);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`setup: ${error.message}\n`);
  process.exitCode = 1;
}

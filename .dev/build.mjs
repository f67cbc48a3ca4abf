// Bundles the engine into dist/. Started by setup.mjs, which keeps two builds from running at once.
//
// A running program loads its chunks lazily, and another may start at any moment; neither may see half a build.
// So a build is made in a folder beside, then its chunks are moved into dist/, whose names tell their contents,
// and only then the entries, each replaced in one step. Chunks of earlier builds stay for a day.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { buildFingerprint, buildStamp, root } from './fingerprint.mjs';

const entries = {
  runbook: 'engine/cli/main.ts',
  'sandbox-host': 'engine/adapters/sandbox/host/main.ts',
  'simulate-engine': 'engine/app/simulate/engine-process.ts',
};

/** Files beside their own JavaScript that a bundle would lose: PGlite's WebAssembly and data. */
const external = [
  /^@electric-sql\//,
  // Optional native parts, which ssh2 does without.
  /\.node$/,
  'cpu-features',
];

/**
 * Node makes an ES module of one of its own by reading every property of it, also those that load much
 * more (all of WebCrypto behind `node:crypto`): 10 to 30 ms of each start. Taking only what is used does not.
 * The entries stay as they are, since the oldest Node that they answer to cannot do this.
 */
const directBuiltins = {
  name: 'direct-builtins',
  renderChunk(code, chunk) {
    if (chunk.isEntry) return null;
    const line = /^import (?:(\w+)(?:, )?)?(?:\{([^}]*)\})? ?from "(node:[a-z_/]+)";$/gm;
    return code.replace(line, (_, whole, names, name) => {
      const taken = [...(whole ? [whole] : []), ...(names ? [`{${names.replaceAll(' as ', ': ')}}`] : [])];
      return taken.map((to) => `const ${to} = globalThis.process.getBuiltinModule("${name}");`).join(' ');
    });
  },
};

/**
 * Each file that is loaded costs about a millisecond, and left alone the bundler makes thirty of what a check
 * needs. So what is always loaded together is one file each: what reads a command line, what checks, what runs.
 */
const groups = [
  // Small ones that are also needed alone: by `--version`, and by the sandbox's host.
  { name: 'version', test: /engine\/app\/version\.ts/, priority: 5 },
  { name: 'base', test: /engine\/(ports\/port-error|adapters\/[\w-]+)\.ts/, priority: 4 },
  { name: 'cli', test: /engine\/cli\/(dispatch|commands\/)/, priority: 3 },
  {
    name: 'engine',
    test: /engine\/(cli\/verbs\/run-validate|app\/load-program|validate\/|resolve\/|parse\/)/,
    priority: 2,
  },
  { name: 'running', test: /engine\/cli\/(verbs\/run-run|views\/plain-view)/, priority: 1 },
];

const keepOldChunksMs = 24 * 60 * 60_000;

const fingerprint = buildFingerprint();
const input = {};
for (const [name, file] of Object.entries(entries)) {
  if (existsSync(join(root, file))) input[name] = join(root, file);
  else console.log(`build: ${file} does not exist yet, so there is no dist/${name}.js`);
}

const dist = join(root, 'dist');
const made = join(root, `.dist-${process.pid}`);

function removeLeftovers() {
  for (const name of readdirSync(root)) {
    const pid = Number(/^\.dist-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && !existsSync(`/proc/${pid}`)) rmSync(join(root, name), { recursive: true, force: true });
  }
}

async function bundle() {
  const build = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    external,
    tsconfig: false,
    logLevel: 'warn',
    treeshake: { moduleSideEffects: true },
    plugins: [directBuiltins],
    onLog(level, log, report) {
      // Third parties' own habits; nothing of ours uses eval or relies on a circular import.
      if (log.id?.includes('node_modules') || log.ids?.every((id) => id.includes('node_modules'))) return;
      // What a verb loads late another one may load at once; both are meant.
      if (log.code === 'INEFFECTIVE_DYNAMIC_IMPORT') return;
      report(level, log);
    },
  });
  const { output } = await build.write({
    dir: made,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups },
    sourcemap: false,
    minify: false,
    comments: { legal: false, annotation: true, jsdoc: false },
  });
  await build.close();
  return output.map(({ fileName }) => fileName);
}

/** Chunks first, entries last. */
function publish(files) {
  const ordered = files.toSorted((a, b) => Number(b.includes('/')) - Number(a.includes('/')));
  for (const file of ordered) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(made, file), join(dist, file));
  }
}

function removeOldChunks(files) {
  const chunks = join(dist, 'chunks');
  if (!existsSync(chunks)) return;
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name);
    if (files.includes(`chunks/${name}`) || Date.now() - statSync(path).mtimeMs < keepOldChunksMs) continue;
    rmSync(path);
  }
}

removeLeftovers();
try {
  mkdirSync(made, { recursive: true });
  const files = Object.keys(input).length === 0 ? [] : await bundle();
  if (input.runbook) chmodSync(join(made, 'runbook.js'), 0o755);
  mkdirSync(dist, { recursive: true });
  publish(files);
  removeOldChunks(files);
  // Written last: an interrupted build is made again.
  writeFileSync(`${buildStamp}.new`, `${JSON.stringify({ fingerprint, files }, undefined, 2)}\n`);
  renameSync(`${buildStamp}.new`, buildStamp);
} finally {
  rmSync(made, { recursive: true, force: true });
}

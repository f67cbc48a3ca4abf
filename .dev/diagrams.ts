// Draws docs/diagrams/*.dot as SVG, or with --check says which drawings are not those of their sources.
//
//   node .dev/diagrams.ts            draws what differs (with `dot` of this machine, or fetched from Debian)
//   node .dev/diagrams.ts --check    needs no graphviz: each drawing holds the digest of its source and its own
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { themed, whyStale, withColours } from './diagrams/theme.ts';

const folder = join(import.meta.dirname, '../docs/diagrams');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.dot'))
  .map((file) => basename(file, '.dot'));

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Where `dot` is, with the variables it needs. */
function findDot(): { readonly program: string; readonly env: NodeJS.ProcessEnv } {
  if (spawnSync('dot', ['-V']).status === 0) return { program: 'dot', env: process.env };
  const { stdout } = spawnSync(join(import.meta.dirname, 'debian-tools'), ['diagrams'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const bin = stdout.trim();
  if (bin === '') throw new Error('graphviz is needed to draw; `dot` is not on the PATH');
  const libraries = join(bin, '../lib', `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`);
  return {
    program: join(bin, 'dot'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, GVBINDIR: join(libraries, 'graphviz') },
  };
}

function draw(source: string): string {
  const { program, env } = findDot();
  const { status, stdout, stderr } = spawnSync(program, ['-Tsvg'], {
    input: withColours(source),
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`dot: ${stderr}`);
  return themed(stdout, source);
}

const check = process.argv.includes('--check');
for (const name of names) {
  const source = read(join(folder, `${name}.dot`));
  const path = join(folder, `${name}.svg`);
  const why = whyStale(read(path), source);
  if (why === undefined) continue;
  if (check) {
    console.log(`docs/diagrams/${name}.svg ${why}; run: node .dev/diagrams.ts`);
    process.exitCode = 1;
    continue;
  }
  writeFileSync(path, draw(source));
  console.log(`docs/diagrams/${name}.svg drawn`);
}
for (const file of readdirSync(folder).filter((one) => one.endsWith('.svg'))) {
  if (names.includes(basename(file, '.svg'))) continue;
  console.log(`docs/diagrams/${file} has no source`);
  process.exitCode = 1;
}

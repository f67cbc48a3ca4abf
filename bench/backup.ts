import { spawn } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Effort, Group, Places } from './cases.ts';

const mib = 1024 * 1024;
const credentials = {
  AWS_ACCESS_KEY_ID: 'anybody',
  AWS_SECRET_ACCESS_KEY: 'anything at all',
  AWS_DEFAULT_REGION: 'eu-central-1',
};

/** A tree packed and stored in S3: by the engine, and by programs piped by hand to the same place. */
export async function backupGroup({ top, work }: Places, { megabytes }: Effort): Promise<Group> {
  const tree = join(work, 'tree');
  makeTree(tree, megabytes);
  const sink = await startSink(top);
  const endpoint = `http://127.0.0.1:${sink.port}`;
  const runbook = [process.execPath, join(top, 'dist', 'runbook.js'), 'run', 'pack', '--env', 'bench'];
  const argv = (project: string): string[] => [
    ...runbook,
    '--dir',
    project,
    '--state-dir',
    join(work, 'state'),
  ];
  const base = 'tar | zstd -T0 | aws s3 cp';
  const tar = 'set -euo pipefail; tar -C "$0" -cf - . | zstd -T0 -q';
  const copy = `aws s3 cp --only-show-errors --endpoint-url ${endpoint}`;
  const piped = `${tar} | ${copy} --expected-size ${megabytes * mib} - s3://b/hand`;
  const careful = `${tar} | tee hand.tar.zst | sha256sum >hand.sha256; zstd -tq hand.tar.zst; ${copy} hand.tar.zst s3://b/hand; rm hand.*`;
  const rest = { cwd: work, env: credentials };
  return {
    title: `${megabytes} MiB packed and stored in S3`,
    rounds: 1,
    leftOut: [],
    end: sink.end,
    cases: [
      { name: base, program: { argv: ['bash', '-c', piped, tree], ...rest }, atMost: 1 },
      {
        name: 'by hand, hashed and decoded before it is sent',
        program: { argv: ['bash', '-c', careful, tree], ...rest },
        against: base,
        atMost: 1,
      },
      {
        name: 'runbook run: archive.create, then archive.check beside objects.put',
        program: { argv: argv(makeProject(work, 'plain', tree, endpoint)), ...rest, tellsOwn: true },
        against: base,
        limits: { wall: 1, rss: 200 },
        atMost: 1,
      },
      {
        name: 'the same, encrypted for two recipients',
        program: { argv: argv(makeProject(work, 'sealed', tree, endpoint)), ...rest, tellsOwn: true },
        against: base,
        limits: { rss: 200 },
        atMost: 1,
      },
    ],
  };
}

/** Public keys whose identities nobody kept. */
const recipients = [
  'age1sqgad72n9w9jgkgep9x77kzm09dnwvpnagknmcc866n0hgfx258q3cfghn',
  'age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z',
];

/** A project whose runbook packs the tree and stores it, in the steps that the shipped backup takes for its files. */
function makeProject(work: string, name: 'plain' | 'sealed', tree: string, endpoint: string): string {
  const project = join(work, name);
  mkdirSync(join(project, 'runbooks', 'environments'), { recursive: true });
  const write = (path: string, content: object): void =>
    writeFileSync(join(project, 'runbooks', path), JSON.stringify(content));
  const seal = name === 'sealed' ? { recipients } : {};
  const store = { kind: 's3', bucket: 'b', region: 'eu-central-1', prefix: 'bench/', endpoint, ...seal };
  write('environments/bench.yaml', {
    apiVersion: 'runbook/v1',
    kind: 'Environment',
    name: 'bench',
    targets: { host: { transport: 'local', stateDirectory: join(project, 'target') } },
    stores: { backups: store },
  });
  const path = join(project, 'data.tar.zst');
  const pack = { directory: tree, path, check: false };
  const put = { store: 'backups', key: '{{ run.id }}{{ steps.store.outputs.suffix }}', path };
  const same = '{{ eq steps.put.outputs.sha256 steps.whole.outputs.sha256 }}';
  write('pack.yaml', {
    apiVersion: 'runbook/v1',
    name: 'pack',
    summary: 'Pack a tree and store it',
    target: 'host',
    steps: [
      { id: 'store', uses: 'objects.facts', with: { store: 'backups' } },
      { id: 'pack', uses: 'archive.create', with: pack, timeout: '1h' },
      { id: 'whole', uses: 'archive.check', with: { path }, timeout: '1h' },
      { id: 'put', needs: ['pack'], uses: 'objects.put', with: put, timeout: '1h' },
      { id: 'same', needs: ['whole', 'put'], uses: 'assert', with: { that: same, message: 'they differ' } },
    ],
    finally: [{ id: 'tidy', run: 'rm -f "$FILE"', env: { FILE: path } }],
  });
  return project;
}

/** Half of it is like git's packs, which nothing makes smaller; the other half like logs and dumps, which compress well. */
function makeTree(tree: string, megabytes: number): void {
  mkdirSync(join(tree, 'packs'), { recursive: true });
  mkdirSync(join(tree, 'texts'));
  const random = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16));
  const zeros = Buffer.alloc(mib);
  const half = Math.ceil(megabytes / 2);
  for (let made = 0, file = 0; made < half; file += 1) {
    const handle = openSync(join(tree, 'packs', `pack-${file}.pack`), 'w');
    for (let piece = 0; piece < 64 && made < half; piece += 1, made += 1)
      writeSync(handle, random.update(zeros));
    closeSync(handle);
  }
  // More than a compressor looks back at, so that each is new to it.
  const texts = Array.from({ length: 32 }, () => textOf(random.update(zeros.subarray(0, mib / 8))));
  for (let file = 0; file < megabytes - half; file += 1) {
    writeFileSync(join(tree, 'texts', `log-${file}.txt`), texts[file % texts.length] ?? '');
  }
}

const words = ['commit', 'push', 'merge', 'issue', 'branch', 'refs/heads/main', 'user', 'repository'];

/** A mebibyte of lines made from random bytes. */
function textOf(bytes: Buffer): string {
  let text = '';
  for (let at = 0; text.length < mib; at = (at + 3) % bytes.length) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    text += `2026-11-23T${one}:${two} ${words[one % 8]} ${words[two % 8]} id=${three * 7919} ${words[three % 8]}\n`;
  }
  return text.slice(0, mib);
}

async function startSink(top: string): Promise<{ readonly port: number; readonly end: () => void }> {
  const sink = spawn(process.execPath, [join(top, 'bench', 'peers', 's3-sink.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const said of sink.stdout.setEncoding('utf8')) {
    return { port: Number(said), end: () => void sink.kill() };
  }
  throw new Error('the sink for S3 did not start');
}

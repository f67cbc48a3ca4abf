import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileJournal } from '../../engine/adapters/file-journal/file-journal.ts';
import { parseJournal } from '../../engine/journal/parse-journal.ts';
import { recordedRun } from '../support/recorded-run.ts';
import { journalStoreContract, records, started } from './journal-store.contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runbook-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

journalStoreContract('files', () => ({
  store: openFileJournal(join(folder, 'state')),
  dispose: () => {},
}));

const isRoot = process.geteuid?.() === 0;

/** A store with one run whose journal is this text. */
function storeWith(journal: string | Uint8Array): ReturnType<typeof openFileJournal> {
  const run = join(folder, 'state', 'runs', 'r1');
  mkdirSync(run, { recursive: true, mode: 0o700 });
  writeFileSync(join(run, 'plan.json'), 'the plan', { mode: 0o600 });
  writeFileSync(join(run, 'journal.jsonl'), journal, { mode: 0o600 });
  return openFileJournal(join(folder, 'state'));
}

function journalPath(): string {
  return join(folder, 'state', 'runs', 'r1', 'journal.jsonl');
}

describe('a journal that was cut', () => {
  const { journal } = recordedRun('one-of-each');
  const whole = parseJournal(journal);
  if (!whole.ok) throw new Error(whole.reason);
  const ends = [...journal.entries()].flatMap(([at, byte]) => (byte === 0x0a ? [at + 1] : []));

  test('at any byte: every whole record is kept, the torn one is dropped', () => {
    for (let length = 0; length <= journal.length; length += 1) {
      const parsed = parseJournal(journal.subarray(0, length));
      const kept = ends.filter((end) => end <= length);
      expect({ cut: length, ...parsed }).toMatchObject({ cut: length, ok: true, length: kept.at(-1) ?? 0 });
      expect(parsed.events).toHaveLength(kept.length);
    }
    expect(whole.events).toHaveLength(ends.length);
  });

  test('is written on behind its last whole record', async () => {
    const cut = (ends[10] ?? 0) + 25;
    const store = storeWith(journal.subarray(0, cut));
    const { journal: open, read } = await store.open('r1');
    expect(read.events).toEqual(whole.events.slice(0, 11));
    await open.append(whole.events.slice(11, 13));
    await open.close();
    expect(readFileSync(journalPath())).toEqual(journal.subarray(0, ends[12] ?? 0));
  });

  test('in the middle of a letter', async () => {
    const line = Buffer.from(`${JSON.stringify(records(1, started('ä'))[0])}\n`);
    const store = storeWith(Buffer.concat([line, line.subarray(0, line.indexOf(0xc3) + 1)]));
    expect((await store.read('r1')).events).toHaveLength(1);
  });

  test('before its first record: the run never began', async () => {
    const store = storeWith('{"event":"run-st');
    expect((await store.read('r1')).events).toEqual([]);
    expect(await store.list()).toEqual([{ run: 'r1', first: undefined, last: undefined }]);
  });
});

describe('a damaged journal', () => {
  const { journal } = recordedRun('one-of-each');
  const lines = journal.toString('utf8').split('\n');

  function withLine(index: number, line: string | Uint8Array): Buffer {
    const parts = lines.map((each, at) => (at === index ? Buffer.from(line) : Buffer.from(each)));
    return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from('\n'), part])));
  }

  test.each([
    ['no JSON', withLine(3, '{"seq":4,'), 4, 'it is not a record'],
    ['an empty line', withLine(3, ''), 4, 'it is not a record'],
    ['zeros', withLine(3, Buffer.alloc(60)), 4, 'zeros stand before a record'],
    ['not UTF-8', withLine(0, Buffer.from((lines[0] ?? '').replace('main', '\xff'), 'latin1')), 1, 'record'],
    ['a list', withLine(3, '[]'), 4, 'it is not a record'],
    ['a record that is missing', withLine(3, lines[4] ?? ''), 4, 'its number is 5'],
    ['a record that is there twice', withLine(3, lines[2] ?? ''), 4, 'its number is 3'],
  ])('%s: names the line, and changes nothing', async (_, bytes, line, reason) => {
    const damaged = reason === 'record' ? withLine(0, Buffer.from([0x22, 0xff, 0x22])) : bytes;
    const store = storeWith(damaged);
    const expected = {
      kind: 'corrupt',
      message: expect.stringMatching(
        new RegExp(`journal\\.jsonl:${line}: the journal is damaged: .*${reason}`),
      ),
      help: expect.stringContaining('runbook resolve r1'),
    };
    await expect(store.read('r1')).rejects.toMatchObject(expected);
    await expect(store.open('r1')).rejects.toMatchObject(expected);
    expect(readFileSync(journalPath())).toEqual(damaged);
    expect(await store.engineOf('r1')).toBeUndefined();
    expect(await store.list()).toHaveLength(1);
  });

  test('is mended on request: the damaged file stays beside it', async () => {
    const damaged = withLine(3, 'x');
    const store = storeWith(damaged);
    const { journal: open, read } = await store.open('r1', { mend: true });
    expect(read.events).toHaveLength(3);
    await open.append(records(4, { event: 'run-resolved', by: 'me', reason: 'repaired' }));
    await open.close();
    expect((await store.read('r1')).events).toHaveLength(4);
    expect(readFileSync(`${journalPath()}.damaged`)).toEqual(damaged);
  });

  test('a sound one is not touched by mending', async () => {
    const store = storeWith(journal);
    await (await store.open('r1', { mend: true })).journal.close();
    expect(readFileSync(journalPath())).toEqual(journal);
    expect(
      readdirSync(join(folder, 'state', 'runs', 'r1')).filter((name) => name.includes('damaged')),
    ).toEqual([]);
  });
});

describe('files', () => {
  test('are for their owner alone, whatever the umask says', async () => {
    const before = process.umask(0);
    try {
      const store = openFileJournal(join(folder, 'a', 'state'));
      const journal = await store.create('r1', '', '');
      await journal.append(records(1, started('r1')));
      journal.log('a', 1, 'text');
      await journal.close();
      await store.usePlan('d1', 'r1');
    } finally {
      process.umask(before);
    }
    const paths = readdirSync(join(folder, 'a'), { recursive: true, encoding: 'utf8' });
    const modes = ['', ...paths].map((path) => {
      const facts = statSync(join(folder, 'a', path));
      return `${path} ${facts.isDirectory() ? 'directory' : 'file'} ${(facts.mode & 0o777).toString(8)}`;
    });
    expect(modes.filter((each) => !/ directory 700$| file 600$/.test(each))).toEqual([]);
    expect(modes.length).toBeGreaterThan(8);
  });

  test.for([
    'state',
    'state/runs',
    'state/runs/r1',
    'state/runs/r1/journal.jsonl',
    'state/runs/r1/plan.json',
  ])('%s that others can write to is refused', async (path) => {
    const store = storeWith('');
    chmodSync(join(folder, path), 0o722);
    const refused = {
      kind: 'refused',
      message: `${join(folder, path)} can be written by others`,
      help: `chmod go-w ${join(folder, path)}`,
    };
    await expect(store.open('r1')).rejects.toMatchObject(refused);
    await expect(store.read('r1')).rejects.toMatchObject(refused);
    if (path === 'state' || path === 'state/runs')
      await expect(store.create('r2', '')).rejects.toMatchObject(refused);
    expect(existsSync(join(folder, 'state', 'runs', 'r2'))).toBe(false);
  });

  test.runIf(isRoot)('of another owner are refused (as root only)', async () => {
    const store = storeWith('');
    chownSync(join(folder, 'state'), 12_345, 12_345);
    const refused = { kind: 'refused', message: `${join(folder, 'state')} belongs to another user` };
    await expect(store.create('r2', '')).rejects.toMatchObject(refused);
    await expect(store.read('r1')).rejects.toMatchObject(refused);
    await expect(store.open('r1')).rejects.toMatchObject(refused);
  });

  test('a state directory that cannot be: a file, a place below a file, below /proc', async () => {
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'gone'), join(folder, 'link'));
    for (const path of ['file', 'file/state', 'link/state']) {
      await expect(openFileJournal(join(folder, path)).create('r1', '')).rejects.toMatchObject({
        name: 'PortError',
        message: expect.stringContaining(join(folder, path)),
      });
    }
    await expect(openFileJournal('/proc/nothing/state').create('r1', '')).rejects.toMatchObject({
      name: 'PortError',
    });
  });
});

describe('engines', () => {
  test('a killed one holds nothing', async () => {
    const store = storeWith('');
    const source = `
      import { openFileJournal } from ${JSON.stringify(new URL('../../engine/adapters/file-journal/file-journal.ts', import.meta.url).href)};
      await openFileJournal(${JSON.stringify(join(folder, 'state'))}).open('r1');
      console.log('open');
      setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    expect(await store.engineOf('r1')).toBe(other.pid);
    await expect(store.open('r1')).rejects.toMatchObject({ kind: 'refused' });
    other.kill('SIGKILL');
    await once(other, 'close');
    // The kernel frees the lock when its holder has read the end of the pipe: a moment later.
    await expect.poll(() => store.engineOf('r1'), { timeout: 10_000 }).toBeUndefined();
    await (await store.open('r1')).journal.close();
  });

  test('what one left of a run that it removed goes with the next removal', async () => {
    const store = storeWith('');
    const runs = join(folder, 'state', 'runs');
    mkdirSync(join(runs, '.20260101-000000-aaaa'), { mode: 0o700 });
    writeFileSync(join(runs, '.20260101-000000-aaaa', 'output.jsonl'), 'half', { mode: 0o600 });
    expect(await store.ids()).toEqual(['r1']);
    await store.forget('r1');
    expect(readdirSync(runs)).toEqual([]);
  });

  test('one that has not signed yet is alive without a name', async () => {
    const store = storeWith('');
    const path = join(folder, 'state', 'runs', 'r1', 'engine.lock');
    const holder = spawn('flock', ['--no-fork', path, 'cat'], { stdio: ['pipe', 'pipe', 'ignore'] });
    holder.stdin.write('x\n');
    await once(holder.stdout, 'data');
    expect(await store.engineOf('r1')).toBeUndefined();
    await expect(store.open('r1')).rejects.toMatchObject({ kind: 'refused' });
    holder.stdin.end();
    await once(holder, 'close');
  });
});

describe.runIf(isRoot)('a full disk (as root only: it mounts one)', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'full'), { mode: 0o700 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=700', 'tmpfs', join(folder, 'full')]);
  });
  afterEach(() => {
    execFileSync('umount', ['-l', join(folder, 'full')]);
  });

  function fill(): void {
    try {
      appendFileSync(join(folder, 'full', 'filler'), Buffer.alloc(128 * 1024));
    } catch {
      // That is what it is for.
    }
  }

  test('a new run leaves nothing', async () => {
    const store = openFileJournal(join(folder, 'full'));
    mkdirSync(join(folder, 'full', 'runs'), { mode: 0o700 });
    fill();
    await expect(store.create('r1', 'plan'.repeat(1000))).rejects.toMatchObject({
      kind: 'no-space',
      message: expect.stringContaining('no space is left'),
    });
    expect(readdirSync(join(folder, 'full', 'runs'))).toEqual([]);
  });

  test('a record is written whole or not at all, and nothing is written behind one that was lost', async () => {
    const store = openFileJournal(join(folder, 'full'));
    const journal = await store.create('r1', 'plan');
    await journal.append(records(1, started('r1')));
    fill();
    const long = 'x'.repeat(60_000);
    const lost = journal.append(records(2, { event: 'cancel-requested', by: long }));
    await expect(lost).rejects.toMatchObject({ kind: 'no-space' });
    rmSync(join(folder, 'full', 'filler'));
    await expect(journal.append(records(2, { event: 'run-timed-out' }))).rejects.toMatchObject({
      kind: 'no-space',
    });
    journal.log('a', 1, 'text');
    await journal.close();
    expect((await store.read('r1')).events).toHaveLength(1);
    const { journal: again } = await store.open('r1');
    await again.append(records(2, { event: 'run-timed-out' }));
    await again.close();
    expect((await store.read('r1')).events).toHaveLength(2);
  });
});

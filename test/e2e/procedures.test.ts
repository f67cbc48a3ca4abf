import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record, table } from './support/cases.ts';
import { fingerprint, fsck, runImage, services } from './support/host.ts';
import { pushAllTheTime } from './support/pushes.ts';
import { type Ended, runbook } from './support/run.ts';

/** Twenty minutes: the longest case makes many backups on a slow machine. */
const LONG = 20 * 60_000;

const backups = new URL('../../.runbook/docker/backups/sets/', import.meta.url).pathname;
let state: string;

beforeAll(() => {
  state = mkdtempSync(join(tmpdir(), 'runbook-e2e-'));
});

afterAll(() => {
  rmSync(state, { recursive: true });
  console.log(`\n${table()}\n`);
});

/** Runs a case: what the data was before and after, and how it ended, goes into the table. */
async function watched(name: string, changes: boolean, ...args: readonly string[]): Promise<Ended> {
  const before = fingerprint();
  const ended = await runbook(state, ...args);
  const equal = fingerprint() === before;
  const last = / (?:in docker|docker): ([^\n]+)/u.exec(ended.output)?.[1] ?? `exit ${ended.code}`;
  record({
    name,
    outcome: last.slice(0, 60),
    interruption: ended.interruption,
    equal: changes ? undefined : equal,
  });
  if (!changes) expect(equal, ended.output).toBe(true);
  return ended;
}

function newestSet(): string {
  const newest = readdirSync(backups).toSorted().at(-1);
  if (newest === undefined) throw new Error('there is no backup set');
  return newest;
}

async function digestOf(ref: string): Promise<string> {
  return (await services().resolve(ref)).digest;
}

describe('update-auto', () => {
  const update = (tag: string, ...more: readonly string[]): readonly string[] => [
    'update-auto',
    '--input',
    `image=nginx:${tag}`,
    ...more,
  ];
  const noBackup = ['--input', 'backup=false'];

  it('takes a good image, after a backup', { timeout: LONG }, async () => {
    await runImage('nginx', 'nginx:1.27.0');
    const { code, output } = await watched('update-auto: good', false, ...update('1.30.6'));
    expect(code, output).toBe(0);
    expect((await services().inspect('nginx')).image.digest).toBe(await digestOf('nginx:1.30.6'));
  });

  it('takes one that starts slowly', { timeout: LONG }, async () => {
    await runImage('nginx', 'nginx:1.27.0');
    const { code, output } = await watched('update-auto: slow', false, ...update('1.30.6-slow'), ...noBackup);
    expect(code, output).toBe(0);
  });

  it('tests the live configuration before it touches the live container', { timeout: LONG }, async () => {
    await runImage('nginx', 'nginx:1.27.0');
    const before = await services().inspect('nginx');
    const { code, output } = await watched(
      'update-auto: rejects the configuration',
      false,
      ...update('1.30.6-badconfig'),
      ...noBackup,
    );
    expect(code, output).toBe(1);
    expect(output).toContain('gone_since_this_version');
    expect(await services().inspect('nginx')).toEqual(before);
  });

  for (const fault of ['crash', 'hang', 'wrongport', 'unhealthy']) {
    it(`puts the old image back: ${fault}`, { timeout: LONG }, async () => {
      await runImage('nginx', 'nginx:1.27.0');
      const { code, output } = await watched(
        `update-auto: ${fault}`,
        false,
        ...update(`1.30.6-${fault}`),
        ...noBackup,
      );
      expect(code, output).toBe(1);
      expect((await services().inspect('nginx')).image.ref).toBe('nginx:1.27.0');
      const again = await runbook(state, ...update(`1.30.6-${fault}`), ...noBackup);
      expect(again.output).toContain('was rolled back before');
    });
  }
});

describe('backup', () => {
  it('makes consistent sets while somebody pushes', { timeout: LONG }, async () => {
    const pushes = await pushAllTheTime(state);
    const codes: number[] = [];
    let interruption = 0;
    for (let turn = 0; turn < sets(); turn += 1) {
      const ended = await runbook(state, 'backup');
      codes.push(ended.code);
      interruption = Math.max(interruption, ended.interruption);
      if (ended.code !== 0) expect(ended.output).toBe('a backup that succeeds');
    }
    const pushed = await pushes.end();
    record({
      name: `backup: ${codes.length} sets under ${pushed} pushes`,
      outcome: `${codes.filter((code) => code === 0).length} succeeded, each drilled`,
      interruption,
      equal: undefined,
    });
    expect(pushed).toBeGreaterThan(codes.length);
    fsck();
  });
});

describe('restore', () => {
  it('takes the place of the live data', { timeout: LONG }, async () => {
    expect((await runbook(state, 'backup')).code).toBe(0);
    const set = newestSet();
    const before = fingerprint();
    await addIssue('written after the backup');
    expect(fingerprint()).not.toBe(before);
    const ended = await watched('restore: over a live one', true, 'restore', '--input', `set=${set}`);
    expect(ended.code, ended.output).toBe(0);
    expect(fingerprint()).toBe(before);
    fsck();
  });

  const damages: readonly (readonly [string, (set: string, other: string) => void])[] = [
    ...[0.01, 0.25, 0.6, 0.99].map(
      (part) =>
        [
          `cut at ${part * 100} %`,
          (set: string): void => {
            const whole = readFileSync(join(set, 'database.dump'));
            writeFileSync(join(set, 'database.dump'), whole.subarray(0, Math.floor(whole.length * part)));
          },
        ] as const,
    ),
    [
      'a flipped byte',
      (set): void => {
        const whole = readFileSync(join(set, 'data.tar.zst'));
        const at = Math.floor(whole.length / 2);
        whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
        writeFileSync(join(set, 'data.tar.zst'), whole);
      },
    ],
    [
      'two sets mixed',
      (set, other): void => cpSync(join(other, 'database.dump'), join(set, 'database.dump')),
    ],
  ];
  for (const [name, damage] of damages) {
    it(`refuses a set: ${name}`, { timeout: LONG }, async () => {
      const good = newestSet();
      const other = readdirSync(backups).toSorted().at(-2) ?? good;
      const bad = '20200101-000000-dead';
      cpSync(join(backups, good), join(backups, bad), { recursive: true });
      try {
        damage(join(backups, bad), join(backups, other));
        const before = await services().inspect('gitea');
        const ended = await watched(`restore: ${name}`, false, 'restore', '--input', `set=${bad}`);
        expect(ended.code, ended.output).toBe(1);
        expect(await services().inspect('gitea')).toEqual(before);
      } finally {
        rmSync(join(backups, bad), { recursive: true });
      }
    });
  }
});

describe('update-manual', () => {
  const update = (version: string): readonly string[] => ['update-manual', '--input', `version=${version}`];

  for (const fault of ['halfmigrated', 'unhealthy', 'crash']) {
    it(`goes back with every row and ref: ${fault}`, { timeout: LONG }, async () => {
      await runImage('gitea', 'gitea/gitea:1.22.6');
      const { code, output } = await watched(`update-manual: ${fault}`, false, ...update(`1.27.3-${fault}`));
      expect(code, output).toBe(1);
      const { image, state: does } = await services().inspect('gitea');
      expect({ ref: image.ref, does }).toEqual({ ref: 'gitea/gitea:1.22.6', does: 'running' });
      fsck();
    });
  }

  it('updates to a good version', { timeout: LONG }, async () => {
    const { code, output } = await watched('update-manual: good', true, ...update('1.27.3'));
    expect(code, output).toBe(0);
    expect((await services().inspect('gitea')).image.ref).toBe('gitea/gitea:1.27.3');
    fsck();
  });
});

/** Twenty are what the table is about; fewer for a quick look. */
function sets(): number {
  return Number(process.env['RUNBOOK_E2E_SETS'] ?? '20');
}

async function addIssue(title: string): Promise<void> {
  const response = await fetch('http://127.0.0.1:13000/api/v1/repos/root/one/issues', {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('root:secret').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ title }),
  });
  expect(response.status).toBe(201);
}

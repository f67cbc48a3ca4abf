import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineVersion } from '../../engine/app/version.ts';

const packer = join(import.meta.dirname, '../../.dev/package.mjs');
const archive = `runbook-${engineVersion}-${process.platform}-${process.arch}`;

let folder = '';
let unpacked = '';

function pack(to: string): void {
  execFileSync(process.execPath, [packer, '--level', '1', '-o', join(folder, to)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Runs a file with nothing in its environment, from a folder that has nothing to do with it. */
function bare(
  program: string,
  args: readonly string[],
): readonly [code: number | null, out: string, err: string] {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: '/', env: {} });
  return [status, stdout, stderr];
}

describe.runIf(process.platform === 'linux')('the packed engine (on Linux only)', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'runbook-package-'));
    pack('first');
    mkdirSync(join(folder, 'host'));
    execFileSync('tar', ['-xzf', join(folder, 'first', `${archive}.tar.gz`), '-C', join(folder, 'host')]);
    unpacked = join(folder, 'host', archive);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('runs without PATH, HOME, npm or a Node of the host', () => {
    expect(readdirSync(join(folder, 'host'))).toEqual([archive]);
    expect(bare(join(unpacked, 'runbook'), ['--version'])).toEqual([0, `${engineVersion}\n`, '']);
  });

  test('runs by a link, which is how it gets into PATH', () => {
    symlinkSync(join(unpacked, 'runbook'), join(folder, 'link'));
    expect(bare(join(folder, 'link'), ['--version'])).toEqual([0, `${engineVersion}\n`, '']);
  });

  test('holds its runbooks with all that they name', () => {
    const [code, out] = bare(join(unpacked, 'runbook'), ['validate', '--dir', unpacked]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^valid: \d+ files\n$/)]);
    const [planned, plan] = bare(join(unpacked, 'runbook'), ['list', '--json', '--dir', unpacked]);
    expect([planned, plan]).toEqual([0, expect.stringContaining('"deploy"')]);
  });

  test('brings its sandbox along', () => {
    const place = ['--dir', unpacked, '--state-dir', join(folder, 'state')];
    const [code, out, err] = bare(join(unpacked, 'runbook'), ['run', 'health-check', '--quiet', ...place]);
    expect([code, out, err]).toEqual([0, '', '']);
  });

  test('comes with sums that hold, outside and inside', () => {
    const check = (cwd: string): number | null =>
      spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd }).status;
    expect([check(join(folder, 'first')), check(unpacked)]).toEqual([0, 0]);
  });

  test('is the same, byte for byte, when it is packed again', () => {
    pack('second');
    const sums = (of: string): string => readFileSync(join(folder, of, 'SHA256SUMS'), 'utf8');
    expect(sums('second')).toBe(sums('first'));
  });

  test('is installed as the README says', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const commands = [...readme.matchAll(/^# (.+)$/gm)].map(([, line]) => line ?? '').slice(1);
    expect(commands.length).toBeGreaterThan(4);
    const place = join(folder, 'machine');
    for (const name of ['opt', 'usr/local/bin', 'etc/systemd/system'])
      mkdirSync(join(place, name), { recursive: true });
    const script = commands.join('\n').replaceAll(/ (?=\/(?:opt|usr|etc)\/?)/g, ` ${place}`);
    const { status, stdout, stderr } = spawnSync('sh', ['-euc', script], {
      cwd: join(folder, 'first'),
      env: { PATH: `${place}/usr/local/bin:/usr/bin:/bin` },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/OK\nvalid: \d+ files\nwritten /);
    expect(readdirSync(join(place, 'etc/systemd/system'))).toContain('runbook-run-backup.timer');
  });
});

import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ContractTarget } from './contract-target.ts';
import { freshIdentity, runProgram } from '../../support/transport/run-program.ts';

const HOSTILE: readonly string[] = [
  '',
  ' ',
  "it's",
  '"quoted"',
  '$(touch /tmp/never) `touch /tmp/never` ${HOME} $$',
  'line one\nline two\n',
  '\n',
  "'\\''",
  'back\\slash \\n \\0',
  '-n',
  '--help',
  '*',
  '; rm -rf / #',
  'tab\tand\rreturn',
  'Ünïcödé āȁ 漢字 🦊',
  '\u0001\u0007\u001b[31m\u007f',
  '!history ^caret^',
  '%s %d %%',
  'end-00000000000000000000000000000000',
];

/** Starting programs: bytes in, bytes out, how they end, why they cannot start. */
export function execContract(target: () => ContractTarget): void {
  describe('exec', () => {
    it('hands on arguments byte for byte', async () => {
      const script = 'for word do printf "%s\\0" "$word"; done';
      const { stdout } = await runProgram(target().transport, ['sh', '-c', script, 'x', ...HOSTILE]);
      expect(stdout.toString('utf8').split('\0').slice(0, -1)).toEqual(HOSTILE);
    });

    it('hands on environment variables byte for byte', async () => {
      const env = Object.fromEntries(HOSTILE.map((value, index) => [`HOSTILE_${index}`, value]));
      const { stdout } = await runProgram(target().transport, ['env', '-0'], { env });
      const seen = stdout.toString('utf8').split('\0');
      for (const [name, value] of Object.entries(env)) expect(seen).toContain(`${name}=${value}`);
    });

    it('hands on a long argument and a long variable', async () => {
      const long = `'${'ä"$x\n'.repeat(15_000)}`;
      const script = 'printf "%s\\0%s" "$1" "$LONG"';
      const { stdout } = await runProgram(target().transport, ['sh', '-c', script, 'x', long], {
        env: { LONG: long },
      });
      expect(stdout.toString('utf8') === `${long}\0${long}`).toBe(true);
    });

    it('hands on stdin byte for byte, whole or in pieces', async () => {
      const bytes = randomBytes(1024 * 1024);
      const whole = await runProgram(target().transport, ['cat'], { stdin: bytes });
      expect(whole.stdout.equals(bytes)).toBe(true);
      const pieces = async function* (): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
      };
      const streamed = await runProgram(target().transport, ['cat'], { stdin: pieces() });
      expect(streamed.stdout.equals(bytes)).toBe(true);
      const text = await runProgram(target().transport, ['cat'], { stdin: HOSTILE.join('\n') });
      expect(text.stdout.toString('utf8')).toBe(HOSTILE.join('\n'));
    });

    it('does not mind a program that leaves its stdin unread', async () => {
      const { exitCode } = await runProgram(target().transport, ['true'], {
        stdin: randomBytes(4 * 1024 * 1024),
      });
      expect(exitCode).toBe(0);
    });

    it('ends the program and rejects when the source of its stdin fails', async () => {
      const failing = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('first');
        throw new Error('the source is dry');
      };
      const running = runProgram(target().transport, ['cat'], { stdin: failing() });
      await expect(running).rejects.toThrow('the source is dry');
    });

    it('gives no stdin unless asked', async () => {
      const { stdout, exitCode } = await runProgram(target().transport, ['cat']);
      expect([stdout.length, exitCode]).toEqual([0, 0]);
    });

    it('starts with a small environment that holds nothing of the engine', async () => {
      process.env['RUNBOOK_TEST_CANARY'] = 'canary';
      const { stdout } = await runProgram(target().transport, ['env'], { env: { MINE: 'yes' } });
      delete process.env['RUNBOOK_TEST_CANARY'];
      const names = stdout
        .toString('utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('=')[0] ?? '');
      const allowed = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TZ', 'TMPDIR', 'PWD', 'OLDPWD', 'MINE'];
      const markers = ['RUNBOOK_RUN', 'RUNBOOK_STEP', 'RUNBOOK_ATTEMPT'];
      expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'LANG', 'MINE', ...markers]));
      expect(names.filter((name) => ![...allowed, ...markers].includes(name))).toEqual([]);
    });

    it('passes on no file that the engine has open', async () => {
      const path = `${target().folder}/open`;
      await using file = await open(path, 'w');
      const { stdout } = await runProgram(target().transport, ['ls', '-l', '/proc/self/fd']);
      expect(file.fd).toBeGreaterThan(2);
      expect(stdout.toString('utf8')).toMatch(/ 2 -> (pipe|socket):/);
      expect(stdout.toString('utf8')).not.toContain(path);
    });

    it('leaves signals as they are by default', async () => {
      const { stdout } = await runProgram(target().transport, [
        'grep',
        '-E',
        '^Sig(Ign|Blk)',
        '/proc/self/status',
      ]);
      expect(
        stdout
          .toString('utf8')
          .replaceAll(/[^0-9a-f]+/g, ' ')
          .trim()
          .split(' ')
          .at(-1),
      ).toBe('0000000000000000');
    });

    it('runs in the directory asked for', async () => {
      const { stdout } = await runProgram(target().transport, ['pwd', '-P'], { cwd: target().folder });
      expect(stdout.toString('utf8').trim()).toBe(target().folder);
    });

    it.each([0, 1, 3, 127, 200, 255])('tells the exit code %i', async (code) => {
      const result = await runProgram(target().transport, ['sh', '-c', `exit ${code}`]);
      expect(result).toMatchObject({ exitCode: code, signal: undefined });
    });

    it.each(['KILL', 'TERM', 'SEGV', 'USR1', 'USR2'])('tells the signal %s', async (signal) => {
      const result = await runProgram(target().transport, ['sh', '-c', `kill -${signal} $$`]);
      expect(result).toMatchObject({ exitCode: undefined, signal: `SIG${signal}` });
    });

    it('streams a huge output in order to a slow receiver', async () => {
      let bytes = 0;
      let inside = 0;
      const onOutput = async (stream: string, chunk: Uint8Array): Promise<void> => {
        expect([stream, inside]).toEqual(['stdout', 0]);
        inside += 1;
        await new Promise(setImmediate);
        bytes += chunk.length;
        inside -= 1;
      };
      const size = 32 * 1024 * 1024;
      await runProgram(target().transport, ['head', '-c', String(size), '/dev/zero'], { onOutput });
      expect(bytes).toBe(size);
    });

    it('keeps both streams apart', async () => {
      const { stdout, stderr } = await runProgram(target().transport, ['sh', '-c', 'echo out; echo err >&2']);
      expect([stdout.toString('utf8'), stderr.toString('utf8')]).toEqual(['out\n', 'err\n']);
    });

    it('ends the program when its output cannot be taken', async () => {
      const onOutput = (): void => {
        throw new Error('the disk of the log is full');
      };
      const running = runProgram(target().transport, ['sh', '-c', 'echo out; exec sleep 1000'], { onOutput });
      await expect(running).rejects.toThrow('the disk of the log is full');
    });

    it('names a program that is missing', async () => {
      const running = runProgram(target().transport, ['no-such-program', 'x']);
      await expect(running).rejects.toMatchObject({
        kind: 'not-found',
        message: expect.stringContaining('"no-such-program"'),
      });
      const absolute = runProgram(target().transport, ['/nowhere/program']);
      await expect(absolute).rejects.toMatchObject({
        kind: 'not-found',
        message: expect.stringContaining('/nowhere/program'),
      });
    });

    it('takes no builtin of a shell for a program', async () => {
      await expect(runProgram(target().transport, ['export', 'X=1'])).rejects.toMatchObject({
        kind: 'not-found',
      });
    });

    it('names a program that may not be executed', async () => {
      const running = runProgram(target().transport, ['/etc/passwd']);
      await expect(running).rejects.toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('/etc/passwd'),
      });
    });

    it('names a cwd that is missing', async () => {
      const running = runProgram(target().transport, ['true'], { cwd: '/nowhere/at all' });
      await expect(running).rejects.toMatchObject({
        kind: 'not-found',
        message: expect.stringMatching(/cwd \/nowhere\/at all/),
      });
    });

    it('refuses what no process can be given', async () => {
      const { transport } = target();
      await expect(runProgram(transport, ['echo', 'a\0b'])).rejects.toMatchObject({ kind: 'unsupported' });
      await expect(runProgram(transport, ['true'], { env: { 'a-b': '' } })).rejects.toMatchObject({
        kind: 'unsupported',
        message: expect.stringContaining('a-b'),
      });
    });

    it('starts nothing when it was cancelled before', async () => {
      const path = `${target().folder}/started`;
      await runProgram(target().transport, ['touch', path], { signal: AbortSignal.abort() });
      expect(await target().transport.files.facts(path)).toBeUndefined();
    });

    it('runs many programs at once', async () => {
      const numbers = Array.from({ length: 24 }, (_, index) => String(index));
      const outputs = await Promise.all(
        numbers.map(async (number) => {
          const { stdout } = await runProgram(target().transport, ['echo', number], {
            identity: freshIdentity(),
          });
          return stdout.toString('utf8').trim();
        }),
      );
      expect(outputs).toEqual(numbers);
    });
  });
}

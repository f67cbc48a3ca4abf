import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { httpThrough } from '../../../../engine/adapters/network/network.ts';
import { openSsh } from '../../../../engine/adapters/ssh/open-ssh.ts';
import type { SshSettings } from '../../../../engine/adapters/ssh/settings.ts';
import type { Transport } from '../../../../engine/ports/transport.ts';
import { selfSigned } from '../../../support/self-signed.ts';
import { type RunningSshd, runningSshd, startSshd } from '../../../support/ssh/start-sshd.ts';
import { isAlive, pidsIn, untilGone } from '../../../support/transport/alive.ts';
import { playEngine } from '../../../support/transport/play-engine.ts';
import { freshIdentity, runProgram } from '../../../support/transport/run-program.ts';

const run = promisify(execFile);
const FOREVER = `trap '' TERM; echo "pid $$"; while :; do sleep 1000; done`;
const HOLDER = { run: 'run', runbook: 'test', by: 'me@here', since: '2026-01-01T00:00:00Z' };
const server = await startSshd();
const leftOut = typeof server === 'string' ? ` (left out: ${server})` : '';

afterAll(async () => {
  if (typeof server !== 'string') await server.stop();
});

describe.skipIf(typeof server === 'string')(`ssh${leftOut}`, () => {
  const sshd = (): RunningSshd => runningSshd(server);
  const open = (settings: Partial<SshSettings> = {}): Promise<Transport> =>
    openSsh({ ...sshd().settings, ...settings });
  const fingerprintOf = async (key: string): Promise<string> => {
    await writeFile(`${sshd().folder}/some.pub`, `${key}\n`);
    return (await run('ssh-keygen', ['-lf', `${sshd().folder}/some.pub`])).stdout.split(' ')[1] ?? '';
  };

  describe('requests from the target', () => {
    const request = { method: 'GET', headers: {}, follow: false, maxBytes: 1000 };
    const never = new AbortController().signal;

    async function listen(respond: RequestListener, tls?: typeof selfSigned): Promise<number> {
      const listener = tls === undefined ? createServer(respond) : createTlsServer(tls, respond);
      await new Promise<void>((resolve) => {
        listener.listen(0, '127.0.0.1', resolve);
      });
      onTestFinished(() => void listener.close());
      return (listener.address() as AddressInfo).port;
    }

    it('begin there, not here', async () => {
      const seen: string[] = [];
      const port = await listen((asked, response) => {
        seen.push(`${asked.method} ${asked.url} ${asked.headers.host}`);
        response.writeHead(207, { 'x-said': 'yes' }).end('from the target');
      });
      const dialled: string[] = [];
      const target = await open({
        httpThrough: (dial) =>
          httpThrough(async (host, to) => {
            dialled.push(`${host}:${to}`);
            return dial('127.0.0.1', port);
          }),
      });
      const answer = await target.http?.({ ...request, url: 'http://only-there.invalid/a?b' }, never);
      expect(answer).toMatchObject({ status: 207, body: 'from the target', headers: { 'x-said': 'yes' } });
      expect(seen).toEqual(['GET /a?b only-there.invalid']);
      expect(dialled).toEqual(['only-there.invalid:80']);
      await target.close();
    });

    it('verify certificates', async () => {
      const port = await listen((_asked, response) => response.end('secret'), selfSigned);
      const target = await open({ httpThrough });
      const asking = target.http?.({ ...request, url: `https://localhost:${port}/` }, never);
      await expect(asking).rejects.toMatchObject({ kind: 'refused' });
      await target.close();
    });

    it('say that nothing listens there', async () => {
      const target = await open({ httpThrough });
      const asking = target.http?.({ ...request, url: 'http://127.0.0.1:9/' }, never);
      await expect(asking).rejects.toMatchObject({
        kind: 'unreachable',
        message: expect.stringMatching(/127\.0\.0\.1:9 cannot be reached from .*: Connection refused/u),
      });
      await target.close();
    });
  });

  describe('connecting', () => {
    it('refuses another host key, naming both fingerprints and the way out', async () => {
      const other = (await readFile(`${sshd().folder}/user.pub`, 'utf8')).trim();
      const refusal = open({ hostKey: other });
      await expect(refusal).rejects.toMatchObject({
        kind: 'refused',
        help: expect.stringContaining('hostKey'),
      });
      await expect(refusal).rejects.toThrow(await fingerprintOf(other));
      await expect(refusal).rejects.toThrow(await fingerprintOf(sshd().settings.hostKey));
    });

    it.each(['', 'ssh-ed25519', 'ssh-ed25519 AAAA', 'ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA=='])(
      'refuses a pinned key that is none: %j',
      async (hostKey) => {
        await expect(open({ hostKey })).rejects.toMatchObject({ kind: 'unsupported', message: /hostKey/ });
      },
    );

    it('says that our key is not accepted', async () => {
      await expect(open({ identityFile: `${sshd().folder}/host` })).rejects.toMatchObject({
        kind: 'refused',
      });
    });

    it('names an identity file that is missing or none', async () => {
      const identityFile = `${sshd().folder}/none`;
      await expect(open({ identityFile })).rejects.toMatchObject({ kind: 'not-found' });
      await expect(open({ identityFile })).rejects.toThrow(identityFile);
      await expect(open({ identityFile: '/etc/passwd' })).rejects.toMatchObject({ kind: 'refused' });
    });

    it('says that nothing listens', async () => {
      await expect(open({ port: 1 })).rejects.toMatchObject({
        kind: 'unreachable',
        message: /127\.0\.0\.1:1/,
      });
    });

    it('says that the state directory cannot be used', async () => {
      await writeFile(`${sshd().folder}/in-the-way`, '');
      const stateDirectory = `${sshd().folder}/in-the-way/state`;
      await expect(open({ stateDirectory })).rejects.toThrow(stateDirectory);
      await expect(open({ stateDirectory: '/tmp/$(x)' })).rejects.toMatchObject({ kind: 'unsupported' });
    });
  });

  it('says that the target serves no files', async () => {
    const other = runningSshd(await startSshd({ sftpServer: '/nowhere/sftp-server' }));
    onTestFinished(() => other.stop());
    const transport = await openSsh(other.settings);
    const reading = transport.files.facts(other.folder);
    await expect(reading).rejects.toMatchObject({
      kind: 'unsupported',
      message: expect.stringMatching(/ serves no files by SFTP \(.*127.*\)$/u),
      help: expect.stringContaining('Subsystem sftp'),
    });
    await transport.close();
  });

  describe('a lost connection', () => {
    it('interrupts a step, ends it on the target and tells of lost locks', async () => {
      const transport = await open();
      const { signal } = new AbortController();
      const answer = await transport.lock('dropped', HOLDER, { wait: true, signal });
      let output = '';
      const step = runProgram(transport, ['sh', '-c', FOREVER], {
        onText: (text) => {
          output = text;
          void sshd().dropConnections();
        },
      });
      await expect(step).rejects.toMatchObject({
        kind: 'unreachable',
        help: expect.stringContaining('resume'),
      });
      if (answer.kind === 'held') await answer.lock.lost;
      for (const pid of pidsIn(output)) await untilGone(pid);
      await expect(runProgram(transport, ['true'])).rejects.toMatchObject({ kind: 'unreachable' });
      await expect(transport.files.facts('/')).rejects.toMatchObject({ kind: 'unreachable' });
      await transport.close();
    });

    it('ends the step of a killed engine without anybody asking', async () => {
      const engine = playEngine({ kind: 'ssh', settings: sshd().settings }, 'exec', freshIdentity().run);
      const [pid = 0] = pidsIn(await engine.line('pid'));
      expect(isAlive(pid)).toBe(true);
      engine.kill();
      await engine.ended;
      await untilGone(pid);
    });
  });

  describe('the shim', () => {
    it('starts an attempt once: a second engine joins it, a later one gets its result', async () => {
      const [first, second] = await Promise.all([open(), open()]);
      const identity = freshIdentity();
      const [fifo, log] = [`${sshd().folder}/fifo`, `${sshd().folder}/log`];
      const script = 'echo started >>"$2"; mkfifo "$1"; echo up; read -r line <"$1"; exit 9';
      const argv: [string, ...string[]] = ['sh', '-c', script, 'x', fifo, log];
      const up = Promise.withResolvers<void>();
      const running = runProgram(first, argv, { identity, onText: () => up.resolve() });
      await up.promise;
      const joined = runProgram(second, argv, { identity });
      await writeFile(fifo, 'go\n');
      expect(await Promise.all([running, joined])).toMatchObject([{ exitCode: 9 }, { exitCode: 9 }]);
      const later = await open();
      expect(await runProgram(later, argv, { identity })).toMatchObject({ exitCode: 9 });
      expect(await readFile(log, 'utf8')).toBe('started\n');
      await Promise.all([first, second, later].map((transport) => transport.close()));
    });

    it('says when an earlier start left no result', async () => {
      const [first, second] = await Promise.all([open(), open()]);
      const identity = freshIdentity();
      let output = '';
      const killed = runProgram(first, ['sh', '-c', 'echo "pid $$"; kill -KILL $PPID; exec sleep 1000'], {
        identity,
        onText: (text) => {
          output = text;
        },
      });
      await expect(killed).rejects.toMatchObject({ kind: 'failed', message: /without a result/ });
      expect([pidsIn(output).length, pidsIn(output).filter(isAlive)]).toEqual([1, []]);
      await expect(runProgram(second, ['true'], { identity })).rejects.toThrow(/left no result/);
      await Promise.all([first.close(), second.close()]);
    });

    it('shows no variable and no stdin in a command line', async () => {
      const transport = await open();
      const secret = 'correct-horse-battery';
      const script =
        'cat >/dev/null; cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " "; printf %s "${#SECRET}"';
      const { stdout } = await runProgram(transport, ['sh', '-c', script], {
        env: { SECRET: secret },
        stdin: `${secret}\n`,
      });
      expect(stdout.toString('utf8')).toMatch(/shim\.sh .* attempt/);
      expect(stdout.toString('utf8').endsWith(String(secret.length))).toBe(true);
      expect(stdout.toString('utf8')).not.toContain(secret);
      const { stdout: files } = await run('grep', ['-rl', secret, `${sshd().folder}/state`]).catch(() => ({
        stdout: '',
      }));
      expect(files).toBe('');
      await transport.close();
    });

    it('leaves nothing of a connection on the target', async () => {
      const transport = await open();
      await runProgram(transport, ['true']);
      const before = await readdir(`${sshd().folder}/state/connections`);
      await transport.close();
      const check = await open();
      while ((await readdir(`${sshd().folder}/state/connections`)).length > before.length)
        await check.facts();
      await check.close();
      expect(before.length).toBeGreaterThan(0);
    });
  });

  it.skipIf(process.getuid?.() !== 0)('says that the disk is full, and leaves the old file', async () => {
    const transport = await open();
    const path = `${sshd().folder}/full/file`;
    await transport.files.write(path, 'old');
    const writing = transport.files.write(path, Buffer.alloc(1024 * 1024));
    await expect(writing).rejects.toMatchObject({ kind: 'no-space', message: expect.stringContaining(path) });
    const { stdout } = await runProgram(transport, ['sh', '-c', 'ls -A; cat file'], {
      cwd: `${sshd().folder}/full`,
    });
    expect(stdout.toString('utf8')).toBe('file\nold');
    await transport.close();
  });

  it('works where /bin/sh is BusyBox', async (context) => {
    const busybox = await findBusybox();
    if (busybox === undefined) context.skip('there is no busybox here');
    if (process.getuid?.() !== 0) context.skip('only root can put it in the place of /bin/sh');
    const other = runningSshd(await startSshd({ shell: busybox ?? '' }));
    try {
      const transport = await openSsh(other.settings);
      const hostile = `it's "two"\nlines $(x) ü \u0001 漢`;
      const echo = await runProgram(transport, ['sh', '-c', 'printf "%s|%s|" "$1" "$X"; cat', 'x', hostile], {
        env: { X: hostile },
        stdin: hostile,
      });
      expect(echo.stdout.toString('utf8')).toBe(`${hostile}|${hostile}|${hostile}`);
      const cancel = new AbortController();
      const { stdout } = await runProgram(
        transport,
        ['sh', '-c', `setsid sh -c '${FOREVER.replaceAll("'", "'\\''")}'`],
        {
          signal: cancel.signal,
          onText: () => cancel.abort(),
        },
      );
      expect(pidsIn(stdout.toString('utf8')).filter(isAlive)).toEqual([]);
      const { signal } = new AbortController();
      const answer = await transport.lock('box', HOLDER, { wait: false, signal });
      expect(await transport.lock('box', HOLDER, { wait: false, signal })).toEqual({
        kind: 'refused',
        holder: HOLDER,
      });
      if (answer.kind === 'held') await answer.lock.release();
      await transport.close();
    } finally {
      await other.stop();
    }
  });
});

async function findBusybox(): Promise<string | undefined> {
  const { stdout } = await run('sh', ['-c', 'command -v busybox']).catch(() => ({ stdout: '' }));
  return stdout.trim() === '' ? undefined : stdout.trim();
}

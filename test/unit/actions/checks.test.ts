import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../../engine/ports/clock.ts';
import type { Transport } from '../../../engine/ports/transport.ts';
import { actionNamed, makeRig, problemsOf } from '../../support/action-rig.ts';

async function serve(status: number, body: string): Promise<number> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'strict-transport-security': 'max-age=63072000' }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return (server.address() as AddressInfo).port;
}

describe('http.check', () => {
  it('returns the answer when all expectations hold', async () => {
    const { run } = await makeRig();
    const url = `http://127.0.0.1:${await serve(200, '{"status":"pass","checks":[{"time":3}]}')}/api/healthz`;
    const { outputs, changed } = await run('http.check', {
      url,
      bodyContains: 'pass',
      json: { status: 'pass', 'checks.0.time': 3, checks: [{ time: 3 }] },
      responseHeaders: { 'Strict-Transport-Security': 'max-age=' },
    });
    expect(outputs).toMatchObject({ status: 200, json: { status: 'pass' } });
    expect(changed).toBe(false);
  });

  it('asks from the target where that is another machine', async () => {
    const { run, context } = await makeRig();
    const url = `http://127.0.0.1:${await serve(200, 'from here')}/`;
    const there: Transport = {
      ...context.target,
      http: async () => ({ status: 200, headers: {}, body: 'from there' }),
    };
    const ask = async (from: string, target: Transport): Promise<unknown> =>
      (await run('http.check', { url, from }, { target })).outputs['body'];
    expect(await ask('target', there)).toBe('from there');
    expect(await ask('engine', there)).toBe('from here');
    expect(await ask('target', context.target)).toBe('from here');
  });

  it('names everything that is wrong at once', async () => {
    const { run } = await makeRig();
    const url = `http://127.0.0.1:${await serve(424, '{"status":"fail"}')}/`;
    const checking = run('http.check', {
      url,
      statuses: [200, 204],
      json: { status: 'pass', other: 1 },
      responseHeaders: { 'x-a': 'b' },
    });
    await expect(checking).rejects.toThrow(
      `${url} answered with status 424 instead of 200 or 204; \`status\` is "fail" instead of "pass"; ` +
        '`other` is missing instead of 1; header `x-a` is missing, not `b`',
    );
    const html = `http://127.0.0.1:${await serve(200, '<html>')}/`;
    await expect(run('http.check', { url: html, json: { a: 1 } })).rejects.toThrow('the body is not JSON');
  });

  it('refuses other kinds of addresses before anything runs', () => {
    const check = problemsOf('http.check');
    expect(check({ url: 'ftp://example.org/' })).toHaveLength(1);
    expect(check({ url: 'https://example.org/' })).toEqual([]);
  });
});

describe('tcp.check', () => {
  it('connects', async () => {
    const { run } = await makeRig();
    const port = await serve(200, '');
    expect((await run('tcp.check', { host: '127.0.0.1', port })).outputs['ms']).toBeTypeOf('number');
  });
});

describe('disk.free', () => {
  it('compares free space with all demands', async () => {
    const { run, folder } = await makeRig();
    const fine = await run('disk.free', {
      path: folder,
      atLeast: '1KiB',
      atLeastPercent: 0,
      bytes: [100, 200],
      factor: 1.2,
    });
    expect(fine.outputs['needed']).toBe(1024);
    expect((await run('disk.free', { path: '/', bytes: [100, 200], factor: 1.2 })).outputs['needed']).toBe(
      360,
    );
    await expect(run('disk.free', { path: folder, atLeast: '4000TiB' })).rejects.toThrow(
      '4000TiB are needed',
    );
    await expect(run('disk.free', { path: folder, atLeastPercent: 100 })).rejects.toThrow('are needed');
  });

  it('looks at the nearest parent of what is missing', async () => {
    const { run, folder } = await makeRig();
    expect(
      (await run('disk.free', { path: `${folder}/not/yet`, atLeast: '1B' })).outputs['free'],
    ).toBeGreaterThan(0);
  });

  it('wants a demand', () => {
    expect(problemsOf('disk.free')({ path: '/' })).toHaveLength(1);
  });
});

describe('assert', () => {
  it('names every condition that does not hold', async () => {
    const { run } = await makeRig();
    expect(await run('assert', { that: true })).toEqual({ outputs: {}, changed: false });
    await expect(run('assert', { that: false, message: 'too old', help: 'update' })).rejects.toMatchObject({
      message: 'too old',
      help: 'update',
    });
    const checks = [
      { that: false, message: 'one' },
      { that: true, message: 'two' },
      { that: false, message: 'three' },
    ];
    await expect(run('assert', { checks })).rejects.toThrow('one; three');
  });

  it('wants a condition, in one of the two forms', () => {
    const check = problemsOf('assert');
    expect(check({ that: true })).toEqual([]);
    expect(check({ message: 'm' })).toHaveLength(1);
    expect(check({ that: true, checks: [] })).toHaveLength(1);
  });
});

describe('wait', () => {
  it('sleeps on the clock, and not in a plan', async () => {
    const slept: number[] = [];
    const clock: Clock = {
      now: () => new Date(0),
      sleep: async (milliseconds) => void slept.push(milliseconds),
    };
    const { run, context } = await makeRig({ clock });
    await actionNamed('wait').probe({ for: '1m30s' }, context);
    expect(slept).toEqual([]);
    await run('wait', { for: '1m30s' });
    expect(slept).toEqual([90_000]);
  });

  it('ends when it is cancelled', async () => {
    const { run } = await makeRig();
    const controller = new AbortController();
    const waiting = run('wait', { for: '1h' }, { signal: controller.signal });
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../engine/adapters/sandbox/open-sandbox.ts';
import { actionNamed, makeRig, textOf, type Rig } from '../../support/action-rig.ts';
import { runningSandbox } from '../../support/sandbox.ts';

let sandbox: Sandbox;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ sandbox, end } = await runningSandbox());
});
afterAll(async () => {
  await end();
});

async function rig(): Promise<Rig> {
  return makeRig({ containers: async () => sandbox.containers });
}

const service = 'nginx';

describe('compose and image actions, one after the other on one sandbox', () => {
  it('inspect a service and ask the registry', async () => {
    const { run } = await rig();
    const { outputs } = await run('compose.inspect', { service });
    expect(outputs).toMatchObject({
      service,
      state: 'running',
      health: 'healthy',
      ref: 'nginx:1.27.0',
      version: '1.27.0',
    });
    expect(outputs['image']).toBe(`nginx:1.27.0@${textOf(outputs['digest'])}`);
    const wanted = await run('image.resolve', { image: 'nginx:1.30.6' });
    expect(wanted.outputs).toMatchObject({ ref: 'nginx:1.30.6', version: '1.30.6', present: false });
    await expect(run('image.resolve', { image: 'nginx:0.0.1' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('run programs in the container, as text, lines and JSON', async () => {
    const { run } = await rig();
    const echo = await run('compose.exec', { service, argv: ['echo', '{"a":1}'], output: 'json' });
    expect(echo.outputs).toEqual({ stdout: { a: 1 }, exitCode: 0 });
    await expect(run('compose.exec', { service, argv: ['false'] })).rejects.toMatchObject({ exitCode: 1 });
  });

  it('stop and start, and undo each only when it did something', async () => {
    const { change, run, context } = await rig();
    const state = async (): Promise<unknown> => (await run('compose.inspect', { service })).outputs['state'];
    const started = await change('compose.start', { service });
    expect(started.result.changed).toBe(false);
    await started.undo();
    expect(await state()).toBe('running');

    const stopped = await change('compose.stop', { service });
    expect(stopped.result.changed).toBe(true);
    expect(await state()).toBe('exited');
    expect(await actionNamed('compose.stop').settle({ service }, { up: true }, context)).toMatchObject({
      verdict: 'done',
      changed: true,
    });
    const again = await change('compose.stop', { service });
    expect(again.result.changed).toBe(false);
    await again.undo();
    expect(await state()).toBe('exited');
    await stopped.undo();
    await stopped.undo();
    expect(await state()).toBe('running');
    expect(await actionNamed('compose.stop').settle({ service }, { up: true }, context)).toEqual({
      verdict: 'not-started',
    });
  });

  it('plan a recreate without doing it', async () => {
    const { context, run } = await rig();
    const probe = await actionNamed('compose.recreate').probe({ service, image: 'nginx:1.30.6' }, context);
    expect(probe).toMatchObject({ wouldChange: true, facts: { state: 'running' } });
    expect(probe.before).toMatch(/^nginx: nginx:1\.27\.0 \(sha256:[0-9a-f]{12}\), running$/u);
    expect((await run('image.resolve', { image: 'nginx:1.30.6' })).outputs['present']).toBe(false);
  });

  it('recreate with another image, and put the old one back', async () => {
    const { change, run, context } = await rig();
    const image = 'nginx:1.30.6';
    const action = actionNamed('compose.recreate');
    const swap = await change('compose.recreate', { service, image });
    expect(swap.result).toMatchObject({ changed: true, outputs: { version: '1.30.6', health: 'healthy' } });
    expect(await action.settle({ service, image }, swap.captured, context)).toMatchObject({
      verdict: 'done',
      changed: true,
    });
    expect((await run('compose.recreate', { service, image })).changed).toBe(false);
    await swap.undo();
    expect((await run('compose.inspect', { service })).outputs).toMatchObject({
      version: '1.27.0',
      state: 'running',
    });
    expect(await action.settle({ service, image }, swap.captured, context)).toEqual({
      verdict: 'not-started',
    });
    const { container } = (await run('compose.inspect', { service })).outputs;
    await swap.undo();
    expect((await run('compose.inspect', { service })).outputs['container']).toBe(container);
  });

  it('take back a recreate that was cut off with the service stopped', async () => {
    const { change, run, context } = await rig();
    const input = { service, image: 'nginx:1.30.6-unhealthy' };
    const swap = await change('compose.recreate', input);
    expect(swap.result.outputs['health']).toBe('unhealthy');
    await run('compose.stop', { service });
    const settled = await actionNamed('compose.recreate').settle(input, swap.captured, context);
    expect(settled).toMatchObject({
      verdict: 'half-done',
      found: expect.stringContaining('nginx is exited'),
    });
    await swap.undo();
    expect((await run('compose.inspect', { service })).outputs).toMatchObject({
      version: '1.27.0',
      health: 'healthy',
    });
  });

  it('leave a service stopped that was stopped before', async () => {
    const { change, run } = await rig();
    await run('compose.stop', { service });
    const swap = await change('compose.recreate', { service, image: 'nginx:1.30.6' });
    expect(swap.result.outputs['state']).toBe('running');
    await swap.undo();
    expect((await run('compose.inspect', { service })).outputs).toMatchObject({
      state: 'exited',
      version: '1.27.0',
    });
    await run('compose.start', { service });
  });

  it('pull once, and try an image beside the live container', async () => {
    const { run, context } = await rig();
    const image = 'gitea/gitea:1.27.3';
    const probe = await actionNamed('compose.pull').probe({ image }, context);
    expect(probe).toMatchObject({ wouldChange: true, observations: { present: false } });
    expect((await run('compose.pull', { image })).changed).toBe(true);
    expect((await run('compose.pull', { image })).changed).toBe(false);
    const beside = await run('compose.run', { service: 'gitea', image, argv: ['echo', 'beside'] });
    expect(beside.outputs['stdout']).toBe('beside');
    expect((await run('compose.inspect', { service: 'gitea' })).outputs['version']).toBe('1.22.6');
  });

  it('refuse an image with a broken digest and an unknown service', async () => {
    const { run } = await rig();
    await expect(run('compose.recreate', { service, image: 'nginx:1@sha256:12' })).rejects.toThrow(
      'is no image with a digest',
    );
    await expect(run('compose.inspect', { service: 'no-such-service' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

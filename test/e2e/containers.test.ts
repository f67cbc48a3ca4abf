import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { openCompose } from '../../engine/adapters/compose/open-compose.ts';
import { openLocal } from '../../engine/adapters/local/open-local.ts';
import { resolveImage } from '../../engine/adapters/registry/registry.ts';
import { spawn } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import type { Transport } from '../../engine/ports/transport.ts';
import { type ContainersFixture, containersContract } from '../contract/containers.contract.ts';
import { buildImage, docker, randomName, removeImages } from './support/docker.ts';

const registry = { fetch: globalThis.fetch, timeout: 10_000 };

/** A deployment of two services whose images do nothing but live, each test with images of its own. */
async function deployTwo(
  more: Readonly<Record<string, unknown>> = {},
): Promise<ContainersFixture & { readonly transport: Transport }> {
  const name = randomName();
  const repository = `contract/${name}`;
  const directory = mkdtempSync(join(tmpdir(), 'runbook-compose-'));
  const tags = { current: '1', good: '2', unhealthy: '2-unhealthy' };
  for (const [kind, tag] of Object.entries(tags)) {
    buildImage(directory, `${repository}:${tag}`, { HEALTH: kind === 'unhealthy' ? 'bad' : 'good' });
  }
  const service = {
    image: `${repository}:${tags.current}`,
    init: true,
    restart: 'unless-stopped',
    labels: { 'runbook.update': 'auto' },
    healthcheck: {
      test: ['CMD-SHELL', '[ "$$HEALTH" = good ]'],
      interval: '300ms',
      timeout: '5s',
      retries: 2,
    },
    volumes: ['data:/data'],
    ...more,
  };
  const networks = { default: { name } };
  writeFileSync(
    join(directory, 'compose.yaml'),
    JSON.stringify({ name, services: { one: service, two: service }, networks, volumes: { data: {} } }),
  );
  const transport = openLocal({ target: 'host', stateDirectory: join(directory, 'state') });
  const resolve = async (ref: string, mirrors: readonly string[]): ReturnType<typeof resolveImage> =>
    resolveImage(registry, ref, mirrors);
  const { containers } = openCompose({ transport, directory, project: undefined, resolve });
  const current = await containers.resolve(service.image);
  const never = new AbortController().signal;
  await containers.pull(current, never);
  await containers.recreate('one', current, never);
  await containers.recreate('two', current, never);
  return {
    transport,
    containers,
    service: 'one',
    other: 'two',
    stateful: { service: 'one', mount: '/data' },
    current: current.ref,
    good: `${repository}:${tags.good}`,
    unhealthy: `${repository}:${tags.unhealthy}`,
    unknown: `${repository}:3`,
    end: async () => {
      docker('compose', '--project-directory', directory, 'down', '--volumes', '--timeout', '1');
      removeImages(repository);
      await transport.close();
      rmSync(directory, { recursive: true });
    },
  };
}

containersContract('docker compose', async () => deployTwo());

it(
  'ends what a killed engine left in a container, and in one that it started',
  { timeout: 120_000 },
  async () => {
    const deployment = await deployTwo();
    const { containers, transport, service, good } = deployment;
    try {
      const never = new AbortController().signal;
      const image = await containers.resolve(good);
      await containers.pull(image, never);
      const before = docker('ps', '--all', '--format', '{{.Names}}');
      const run = randomName();
      const request = {
        // Nobody reads what it prints, nor ends it by closing its input.
        argv: ['sh', '-c', 'echo here; trap "" HUP PIPE; sleep 600 & wait'],
        identity: { run, step: 'left', attempt: 1 },
      } as const;
      const begun = [0, 1].map(() => Promise.withResolvers<void>());
      const [inside, beside] = begun.map(({ resolve }) => ({ ...request, onOutput: () => resolve() }));
      if (inside === undefined || beside === undefined) throw new Error('there are two');
      const ended = [
        containers.exec(service, inside, never),
        containers.runOnce(service, image, beside, never),
      ].map(async (each) => each.catch(() => undefined));
      await Promise.all(begun.map(({ promise }) => promise));
      expect(await transport.endLeftovers(run)).toBeGreaterThanOrEqual(4);
      await Promise.all(ended);
      const { container } = await containers.inspect(service);
      expect(docker('exec', container, 'sh', '-c', 'cat /proc/[0-9]*/cmdline')).not.toContain(
        'sleep\u0000600',
      );
      expect(docker('ps', '--all', '--format', '{{.Names}}')).toBe(before);
    } finally {
      await deployment.end();
    }
  },
);

it('waits for a stop that outlived whoever asked for it', { timeout: 120_000 }, async () => {
  const slow = ['sh', '-c', 'trap "sleep 3; exit" TERM; sleep infinity & wait'];
  const deployment = await deployTwo({ command: slow });
  try {
    const { containers, service } = deployment;
    const never = new AbortController().signal;
    const { container } = await containers.inspect(service);
    const client = spawn('docker', ['stop', container], { stdio: 'ignore' });
    const filters = [
      '--since',
      '1m',
      '--until',
      '0s',
      '--filter',
      'event=kill',
      '--filter',
      `container=${container}`,
    ];
    await vi.waitUntil(() => docker('events', ...filters) !== '', { timeout: 60_000 });
    client.kill('SIGKILL');
    expect((await containers.inspect(service)).state).toBe('running');
    await containers.whenStill(service, never);
    expect((await containers.inspect(service)).state).toBe('exited');
    expect(await containers.start(service, never)).toBe(true);
    await containers.whenStill(service, never);
    expect((await containers.inspect(service)).state).toBe('running');
  } finally {
    await deployment.end();
  }
});

it('removes a container that was made for a step and never started', { timeout: 120_000 }, async () => {
  const deployment = await deployTwo();
  try {
    const { containers, current } = deployment;
    const [mine, other] = [randomName(), randomName()];
    for (const run of [mine, other])
      docker('create', '--name', run, '--label', `runbook.run=${run}`, current);
    await containers.endLeftovers(mine);
    const names = docker('ps', '--all', '--format', '{{.Names}}').split('\n');
    expect(names).not.toContain(mine);
    expect(names).toContain(other);
    docker('rm', other);
  } finally {
    await deployment.end();
  }
});

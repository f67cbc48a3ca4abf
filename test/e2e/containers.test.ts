import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { openCompose } from '../../engine/adapters/compose/open-compose.ts';
import { openLocal } from '../../engine/adapters/local/open-local.ts';
import { resolveImage } from '../../engine/adapters/registry/registry.ts';
import { containersContract } from '../contract/containers.contract.ts';
import { buildImage, docker, randomName, removeImages } from './support/docker.ts';

const registry = { fetch: globalThis.fetch, timeout: 10_000 };

/** A deployment of two services whose images do nothing but live, each test with images of its own. */
containersContract('docker compose', async () => {
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
  };
  writeFileSync(
    join(directory, 'compose.yaml'),
    JSON.stringify({ name, services: { one: service, two: service }, networks: { default: { name } } }),
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
    containers,
    service: 'one',
    other: 'two',
    current: current.ref,
    good: `${repository}:${tags.good}`,
    unhealthy: `${repository}:${tags.unhealthy}`,
    unknown: `${repository}:3`,
    end: async () => {
      docker('compose', '--project-directory', directory, 'down', '--timeout', '1');
      removeImages(repository);
      await transport.close();
      rmSync(directory, { recursive: true });
    },
  };
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

function read(path: string): unknown {
  return parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

it('gives runbooks the versions that the deployment is pinned to', () => {
  const { services } = read('compose/versions.yaml') as { services: Record<string, { image: string }> };
  const { vars } = read('runbooks/project.yaml') as {
    vars: { images: Record<string, { name: string; ref: string }> };
  };
  for (const [service, { name, ref }] of Object.entries(vars.images)) {
    expect(services[service]?.image, service).toBe(ref);
    expect(ref.startsWith(`${name}:`)).toBe(true);
  }
});

it('says for every service who may update it, and why it is pinned', () => {
  const { services } = read('compose/versions.yaml') as {
    services: Record<string, { labels?: Record<string, string>; 'x-reason'?: string }>;
  };
  for (const [service, said] of Object.entries(services)) {
    expect(said.labels?.['runbook.update'], service).toMatch(/^(?:auto|manual)$/u);
    expect(said['x-reason'], service).toBeTruthy();
  }
});

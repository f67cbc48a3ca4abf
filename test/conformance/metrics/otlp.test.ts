import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { openRig, type Rig } from '../../support/rig.ts';

/** The collectors here are played: what Debian has of Prometheus was built without OTLP. */

/** A project whose environment hands its measures to a collector. */
function openWatched(endpoint: string): Rig {
  const rig = openRig();
  const environment = { apiVersion: 'runbook/v1', kind: 'Environment', name: 'watched' };
  const settings = { targets: { host: { transport: 'local' } }, metrics: { kind: 'otlp', endpoint } };
  rig.write('runbooks/environments/watched.yaml', JSON.stringify({ ...environment, ...settings }));
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: watched\n');
  const steps = [{ id: 'look', run: 'true', effect: 'read' }];
  const well = { apiVersion: 'runbook/v1', name: 'well', summary: 'Well', target: 'host', steps };
  rig.write('runbooks/well.yaml', JSON.stringify(well));
  return rig;
}

const answers = [
  { name: 'that takes nothing', status: 503, body: 'busy', told: 'answers 503 to measures: busy' },
  {
    name: 'that takes a part',
    status: 200,
    body: '{"partialSuccess":{"rejectedDataPoints":"3","errorMessage":"too old"}}',
    told: 'did not take all measures: too old',
  },
  { name: 'that takes them', status: 200, body: '{}', told: undefined },
];

test.for(answers)('a collector $name changes nothing about the run', async ({ status, body, told }) => {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (more: string) => (text += more));
    request.on('end', () => {
      taken.push(`${request.method} ${request.url} ${request.headers['content-type']} ${text}`);
      response.writeHead(status).end(body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await using rig = openWatched(`http://127.0.0.1:${port}/v1/metrics`);
  const { code, stdout } = await rig.run(['run', 'well']);
  server.close();
  expect(code).toBe(0);
  expect(taken).toEqual([
    expect.stringMatching(/^POST \/v1\/metrics application\/json \{"resourceMetrics"/u),
  ]);
  if (told === undefined) expect(stdout).not.toContain('measures');
  else expect(stdout).toContain(told);
});

test('a collector that is not there changes nothing about the run, and somebody is told', async () => {
  const port = await freePort();
  await using rig = openWatched(`http://127.0.0.1:${port}/v1/metrics`);
  const { code, stdout } = await rig.run(['run', 'well']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/the measures are not passed on: .*connection refused/u);
});

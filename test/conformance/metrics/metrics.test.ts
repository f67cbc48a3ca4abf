import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAlerts } from '../../../.dev/generators/alert-table.ts';
import { dashboards } from '../../../.dev/monitoring/files.ts';
import { findPrograms } from '../../../.dev/monitoring/programs.ts';
import { freePort } from '../../support/free-port.ts';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';

const environment = (path: string): string => `apiVersion: runbook/v1
kind: Environment
name: watched
targets: { host: { transport: local } }
metrics: { kind: textfile, path: ${path} }
`;

const runbook = (name: string, steps: string, rest = ''): string =>
  `apiVersion: runbook/v1\nname: ${name}\nsummary: Something to measure\ntarget: host\nsteps:\n${steps}${rest}`;

/** A project whose environment asks for measures. */
function openWatched(path = '../../metrics/runbook.prom'): Rig {
  const rig = openRig();
  mkdirSync(rig.path('metrics'));
  rig.write('runbooks/environments/watched.yaml', environment(path));
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: watched\n');
  rig.write('runbooks/well.yaml', runbook('well', '  - { id: look, run: "true", effect: read }\n'));
  rig.write('runbooks/badly.yaml', runbook('badly', '  - { id: look, run: "false", effect: read }\n'));
  rig.write(
    'runbooks/asks.yaml',
    runbook('asks', '  - { id: may-i, uses: approval, with: { message: "?", confirm: x } }\n'),
  );
  const drill = '  - { id: look, run: "true", effect: read }\n';
  // A set of noon, whose age the run measures.
  const outputs = 'outputs: { set: "20261101-120000-aaaa" }\n';
  rig.write('runbooks/restore-drill.yaml', runbook('restore-drill', drill, outputs));
  return rig;
}

test('a run leaves its measures behind, whole and for everybody to read', async () => {
  await using rig = openWatched();
  expect((await rig.run(['run', 'well'])).code).toBe(0);
  expect((await rig.run(['run', 'badly'])).code).toBe(1);
  expect((await rig.run(['run', 'asks'])).code).toBe(3);
  expect((await rig.run(['run', 'restore-drill'])).code).toBe(0);
  const text = rig.read('metrics/runbook.prom');
  for (const sample of [
    'runbook_last_outcome{runbook="well",environment="watched",outcome="unchanged"} 1',
    'runbook_last_outcome{runbook="badly",environment="watched",outcome="failed"} 1',
    'runbook_open_runs{state="waiting",environment="watched"} 1',
  ]) {
    expect(text.split('\n')).toContain(sample);
  }
  expect(text).not.toContain('runbook_last_success_timestamp_seconds{runbook="badly"');
  expect(text).toMatch(/^runbook_recovery_seconds\{environment="watched"\} \d+$/m);
  const [, window] = /^runbook_recovery_window_seconds\{environment="watched"\} (\d+)$/m.exec(text) ?? [];
  const age = (Date.now() - Date.UTC(2026, 10, 1, 12)) / 1000;
  expect(Math.abs(Number(window) - age)).toBeLessThan(600);
  expect(statSync(rig.path('metrics/runbook.prom')).mode & 0o777).toBe(0o644);
  expect(readdirSync(rig.path('metrics'))).toEqual(['runbook.prom']);
});

test('an answer to a run that waited changes the measures', async () => {
  await using rig = openWatched();
  await rig.run(['run', 'asks']);
  expect((await rig.run(['approve', 'last', '--deny'])).code).toBe(130);
  expect(rig.read('metrics/runbook.prom')).toContain(
    'runbook_open_runs{state="waiting",environment="watched"} 0',
  );
});

test('measures that cannot be written do not fail a run, and somebody is told', async () => {
  await using rig = openWatched('../../gone/runbook.prom');
  const { code, stdout } = await rig.run(['run', 'well']);
  expect(code).toBe(0);
  expect(stdout).toContain('the measures are not passed on: cannot write the measures to');
});

test('without a place for them nothing is written', async () => {
  await using rig = openWatched();
  rig.write('runbooks/environments/watched.yaml', environment('x.prom').replace(/metrics:.*\n/, ''));
  await rig.run(['run', 'well']);
  expect(readdirSync(rig.path('metrics'))).toEqual([]);
});

test('a path that no collector would take is refused before anything runs', async () => {
  await using rig = openWatched('../../metrics/runbook.txt');
  const { code, stderr } = await rig.run(['run', 'well']);
  expect(code).toBe(2);
  expect(stderr).toContain('path');
  expect(readdirSync(rig.path('metrics'))).toEqual([]);
});

/** What a node exporter tells Prometheus, asked until it answers. */
async function scrape(port: number): Promise<string> {
  for (let left = 200; left > 0; left -= 1) {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined);
    if (response?.ok === true) return response.text();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the node exporter does not answer');
}

describe('with a real node exporter', () => {
  const programs = findPrograms();
  let rig: Rig;
  let told = '';
  beforeAll(async () => {
    rig = openWatched();
    for (const name of ['well', 'restore-drill', 'badly', 'asks']) await rig.run(['run', name]);
    if ('why' in programs) {
      process.stdout.write(`left out: what the node exporter makes of the measures: ${programs.why}\n`);
      return;
    }
    chmodSync(rig.folder, 0o755);
    const port = await freePort();
    const exporter = spawn(
      join(programs.folder, 'prometheus-node-exporter'),
      [`--web.listen-address=127.0.0.1:${port}`, `--collector.textfile.directory=${rig.path('metrics')}`],
      { stdio: 'ignore' },
    );
    try {
      told = await scrape(port);
    } finally {
      exporter.kill();
      await once(exporter, 'close');
    }
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  test.skipIf('why' in programs)('it collects what the engine wrote without complaint', () => {
    expect(told).toContain('node_textfile_scrape_error 0');
    expect(told).toMatch(/^runbook_recovery_seconds\{environment="watched"\} \d+$/m);
    expect(told).toMatch(/^runbook_last_success_timestamp_seconds\{.*runbook="well"\} [\d.e+]+$/m);
  });

  test.skipIf('why' in programs)(
    'every measure of the host and of runbooks that alerts and dashboards read exists',
    () => {
      const shown = [...dashboards().values()]
        .flatMap(({ panels }) => panels)
        .flatMap(({ targets }) => targets);
      const asked = [...readAlerts(), ...shown].map(({ expr }) => expr);
      const named = asked.flatMap((expr) => expr.match(/\b(?:node|runbook)_\w+/g) ?? []);
      const missing = [...new Set(named)].filter((name) => !new RegExp(`^${name}[{ ]`, 'm').test(told));
      expect(missing).toEqual([]);
      expect(named.length).toBeGreaterThan(15);
    },
  );
});

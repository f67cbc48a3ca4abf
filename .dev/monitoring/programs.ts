import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dashboards, monitoringFiles, rendered, top } from './files.ts';

/** Where Debian's programs for monitoring are, or why they are not to be had. */
export function findPrograms(): { readonly folder: string } | { readonly why: string } {
  const { status, stdout, stderr } = spawnSync(join(top, '.dev/debian-tools'), ['monitoring'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return { folder: stdout.trim() };
  return { why: stderr.trim().split('\n').at(-1) ?? 'they cannot be had' };
}

/** What Prometheus', Alertmanager's and the blackbox exporter's own programs have to say, one text for each problem. */
export function programProblems(folder: string): readonly string[] {
  const place = mkdtempSync(join(tmpdir(), 'runbook-monitoring-'));
  const ask = (program: string, ...args: readonly string[]): readonly string[] => {
    const { status, stdout, stderr } = spawnSync(join(folder, program), args, {
      cwd: place,
      encoding: 'utf8',
      timeout: 120_000,
    });
    return status === 0 ? [] : [`${program} ${args.join(' ')}\n${stdout}${stderr}`.trim()];
  };
  try {
    layOut(place);
    const rules = join(top, 'test/monitoring');
    const tests = ['host', 'services', 'runbooks'].map((name) => join(rules, `${name}.rules.yml`));
    return [
      ...ask('promtool', 'check', 'config', 'prometheus/prometheus.yml'),
      ...ask('promtool', 'test', 'rules', ...tests),
      ...ask('promtool', 'check', 'rules', 'dashboards.yml'),
      ...ask('amtool', 'check-config', 'alertmanager/alertmanager.yml'),
      ...['critical', 'warning', 'none'].flatMap((severity) =>
        ask(
          'amtool',
          'config',
          'routes',
          'test',
          '--config.file=alertmanager/alertmanager.yml',
          '--verify.receivers=mail',
          `severity=${severity}`,
        ),
      ),
      ...ask('prometheus-blackbox-exporter', '--config.check', '--config.file=blackbox/blackbox.yml'),
    ];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The files as they are on a host, and the questions of the dashboards as rules, so that they are parsed as well. */
function layOut(place: string): void {
  for (const path of monitoringFiles()) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), rendered(path));
  }
  const rules = [...dashboards().values()]
    .flatMap(({ panels }) => panels)
    .filter(({ datasource }) => datasource.type === 'prometheus')
    .flatMap(({ targets }) => targets)
    .map(({ expr }, index) => ({ record: `panel:${index}`, expr }));
  writeFileSync(join(place, 'dashboards.yml'), JSON.stringify({ groups: [{ name: 'dashboards', rules }] }));
}

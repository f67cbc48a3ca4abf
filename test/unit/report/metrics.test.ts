import { expect, test } from 'vitest';
import { metricFamilies, metricsText } from '../../../engine/report/metrics.ts';
import { otlpMetrics } from '../../../engine/report/otlp-metrics.ts';
import type { MeasuredRun, MetricsSource } from '../../../engine/report/metrics.ts';

const noon = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

function run(runbook: string, minutesAgo: number, state: MeasuredRun['state']): MeasuredRun {
  const startedAt = noon - minutesAgo * minute;
  const open = state === 'running' || state === 'waiting' || state === 'interrupted';
  return { runbook, startedAt, endedAt: open ? undefined : startedAt + 90_500, state };
}

function samples(runs: readonly MeasuredRun[], drill?: MetricsSource['drill']): readonly string[] {
  const text = metricsText(
    metricFamilies({ environment: 'production', version: '1.2.3', now: noon, runs, drill }),
  );
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

test('says when each runbook last ended, last succeeded, how, and how long it took', () => {
  const lines = samples([run('backup', 10, 'rolled-back'), run('backup', 100, 'succeeded')]);
  const labels = 'runbook="backup",environment="production"';
  expect(lines).toEqual(
    expect.arrayContaining([
      `runbook_last_success_timestamp_seconds{${labels}} ${(noon - 100 * minute + 90_500) / 1000}`,
      `runbook_last_end_timestamp_seconds{${labels}} ${(noon - 10 * minute + 90_500) / 1000}`,
      `runbook_last_duration_seconds{${labels}} 90.5`,
      `runbook_last_outcome{${labels},outcome="rolled-back"} 1`,
      `runbook_last_outcome{${labels},outcome="succeeded"} 0`,
      `runbook_runs{${labels},outcome="succeeded"} 1`,
      `runbook_runs{${labels},outcome="failed"} 0`,
    ]),
  );
});

test('a runbook that had nothing to change was a success', () => {
  expect(samples([run('renew-cert', 5, 'unchanged')])).toContainEqual(
    expect.stringMatching(/^runbook_last_success_timestamp_seconds\{runbook="renew-cert"/),
  );
});

test('counts what has not ended, and takes no outcome from it', () => {
  const lines = samples([run('update', 1, 'waiting'), run('backup', 2, 'interrupted')]);
  expect(lines).toContain('runbook_open_runs{state="waiting",environment="production"} 1');
  expect(lines).toContain('runbook_open_runs{state="interrupted",environment="production"} 1');
  expect(lines).toContain('runbook_open_runs{state="running",environment="production"} 0');
  expect(lines.filter((line) => line.startsWith('runbook_last_'))).toEqual([]);
});

test('takes over what the last drill has measured', () => {
  const lines = samples([run('restore-drill', 20, 'succeeded')], { rtoSeconds: 125, rpoSeconds: 7200 });
  expect(lines).toContain('runbook_recovery_seconds{environment="production"} 125');
  expect(lines).toContain('runbook_recovery_window_seconds{environment="production"} 7200');
});

test('says nothing of what was never measured', () => {
  const text = metricsText(
    metricFamilies({
      environment: 'production',
      version: '1.2.3',
      now: noon,
      runs: [],
      drill: undefined,
    }),
  );
  expect(text).not.toContain('runbook_recovery');
  expect(text).not.toContain('runbook_last');
  expect(text).toContain('runbook_build_info{version="1.2.3"} 1');
});

test('names cannot break out of their quotes', () => {
  const [line] = samples([run('a"b\\c\nd', 1, 'succeeded')]).filter((one) => one.includes('last_end'));
  expect(line).toContain('runbook="a\\"b\\\\c\\nd"');
});

test('each family is declared once, right before its samples', () => {
  const text = metricsText(
    metricFamilies({
      environment: 'e',
      version: 'v',
      now: noon,
      runs: [run('a', 1, 'succeeded'), run('b', 2, 'failed')],
      drill: { rtoSeconds: 1, rpoSeconds: 2 },
    }),
  );
  const types = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, name]) => name);
  expect(new Set(types).size).toBe(types.length);
  for (const [index, line] of text.split('\n').entries()) {
    const name = /^[a-z_]+/.exec(line)?.[0];
    if (name === undefined) continue;
    const before = text
      .split('\n')
      .slice(0, index)
      .findLast((one) => one.startsWith('# TYPE'));
    expect(before).toBe(`# TYPE ${name} gauge`);
  }
});

test('a collector gets the same measures, with the time of the measuring', () => {
  const source = {
    environment: 'e',
    version: '1.2.3',
    now: noon,
    runs: [run('a', 1, 'succeeded')],
    drill: undefined,
  };
  const families = metricFamilies(source);
  const body = JSON.stringify(otlpMetrics(families, source));
  expect(JSON.parse(body)).toMatchObject({
    resourceMetrics: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'runbook' } }, {}] },
        scopeMetrics: [{ metrics: families.map(({ name, help }) => ({ name, description: help })) }],
      },
    ],
  });
  const attributes = [{ key: 'version', value: { stringValue: '1.2.3' } }];
  const point = { attributes, timeUnixNano: `${noon}000000`, asDouble: 1 };
  expect(body).toContain(`"gauge":{"dataPoints":[${JSON.stringify(point)}]}`);
});

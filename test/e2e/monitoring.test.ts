import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAlerts } from '../../.dev/generators/alert-table.ts';
import { dashboards } from '../../.dev/monitoring/files.ts';
import { record } from './support/cases.ts';
import { docker } from './support/docker.ts';
import { deployment } from './support/host.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';
import { certify, openPlace, type Place, redeploy } from './support/place.ts';
import { openPrometheus, type Prometheus } from './support/prometheus.ts';
import { command, type Ended, outcomeOf, succeed } from './support/run.ts';

/** The host as its containers reach it: no name server of the world knows a name of it. */
const bridge = '172.17.0.1';
/** Longer than all intervals of the files together: 30 s to ask, 30 s to judge, 10 s to gather. */
const patience = { timeout: 180_000, interval: 500 };
const exporters = ['alertmanager', 'containers', 'nginx', 'node', 'postgres', 'prometheus', 'site'];
const leftOut = process.env['RUNBOOK_E2E_MONITORING'] === '' ? ' (left out: cAdvisor cannot be fetched)' : '';

function compose(...args: readonly string[]): string {
  return docker('compose', '--project-directory', deployment, '--progress', 'quiet', ...args);
}

/** What the login of the exporter may do, asked as it. */
function asMonitor(sql: string): string {
  const options = ['--username=monitor', '--dbname=gitea', '--no-align', '--tuples-only'];
  return docker('exec', 'gitea-postgres-1', 'psql', ...options, '--command', sql).trim();
}

describe.skipIf(leftOut !== '')(`the profile monitoring${leftOut}`, { timeout: 5 * 60_000 }, () => {
  let place: Place;
  let mail: MailServer;
  let prometheus: Prometheus;
  /** Alertmanager's file, from which the deployment gets its own. */
  let alerts: string;

  const setUp = async (name: string): Promise<Ended> => {
    const inputs = { smarthost: `${bridge}:${mail.port}`, user: mail.user, from: 'alerts@localhost' };
    const words = Object.entries({ ...inputs, to: 'operator@localhost' }).flatMap(([key, value]) => [
      '--input',
      `${key}=${value}`,
    ]);
    const ended = await command(place, 'run', 'setup-monitoring', ...words);
    record({ name: `setup-monitoring: ${name}`, outcome: outcomeOf(ended) });
    return ended;
  };
  const values = async (question: string): Promise<readonly number[]> =>
    (await prometheus.query(question)).map(({ value }) => value);
  const alert = async (name: string): Promise<string> => {
    const mails = await mail.received();
    return mails.find(({ subject }) => subject.startsWith('[FIRING') && subject.includes(name))?.text ?? '';
  };

  beforeAll(async () => {
    redeploy();
    // It ends so soon that it is an alert of its own.
    certify(2);
    docker('exec', 'gitea-nginx-1', 'nginx', '-s', 'reload');
    mail = await startMailServer({ address: bridge });
    mkdirSync(join(deployment, 'metrics'));
    writeFileSync(join(deployment, 'secrets/smtp/password'), mail.password, { mode: 0o644 });
    place = openPlace((environment) => {
      environment['metrics'] = { kind: 'textfile', path: join(deployment, 'metrics/runbook.prom') };
      environment.vars['url'] = `https://${bridge}:18443`;
    });
    // The only interval that is shortened.
    alerts = join(place.folder, 'compose/monitoring/alertmanager/alertmanager.yml');
    writeFileSync(alerts, readFileSync(alerts, 'utf8').replace('group_wait: 1m', 'group_wait: 10s'));
    await succeed(place, 'health-check');
    const { code, output } = await command(place, 'run', 'update-auto', '--input', 'image=nginx:gone');
    if (code !== 1) throw new Error(output);
    const first = await setUp('first');
    if (first.code !== 0) throw new Error(first.output);
    prometheus = openPrometheus();
  }, 300_000);
  afterAll(async () => {
    const services = compose('--profile', 'monitoring', 'config', '--services').trim().split('\n');
    const own = new Set(compose('config', '--services').trim().split('\n'));
    compose('rm', '--stop', '--force', ...services.filter((service) => !own.has(service)));
    place.end();
    await mail.end();
  });

  it('runs whole once its runbook has succeeded', async () => {
    const up = await prometheus.query('up == 1');
    expect(up.map(({ metric }) => metric['job'])).toEqual(expect.arrayContaining(exporters));
    await expect.poll(() => values('up{job="gitea"}'), patience).toEqual([1]);
    // As docs/monitoring-concept.md has it looked at.
    const shown = compose(
      'exec',
      '-T',
      'prometheus',
      'promtool',
      'query',
      'instant',
      'http://localhost:9090',
      'up',
    );
    expect(shown.match(/ => 1 /gu)).toHaveLength(exporters.length + 1);
  });

  it('changes nothing when it is set up again', async () => {
    const { code, output } = await setUp('again');
    expect(code, output).toBe(0);
    expect(output).toContain('nothing had to change');
  });

  it('reads statistics of the database by a login that may read no rows', async () => {
    await expect.poll(() => values('pg_up'), patience).toEqual([1]);
    expect(asMonitor(`select pg_has_role('monitor', 'pg_monitor', 'member')`)).toBe('t');
    expect(() => asMonitor('select * from issue')).toThrow(/permission denied/u);
    expect(compose('logs', 'postgres-exporter')).not.toMatch(/password authentication failed|level=ERROR/u);
  });

  it('knows the site, its containers and the runs of the engine', async () => {
    const [id = ''] = compose('ps', '--quiet', 'gitea').trim().split('\n');
    const working = `container_memory_working_set_bytes{container="${id.slice(0, 12)}"}`;
    await expect.poll(() => values(`${working} > 0`), patience).toHaveLength(1);
    await expect.poll(() => values('nginx_connections_accepted > 0'), patience).toHaveLength(1);
    expect(await values('probe_success{job="site"}')).toEqual([1]);
    const written = readFileSync(join(deployment, 'metrics/runbook.prom'), 'utf8');
    const succeeded = /^runbook_last_success_timestamp_seconds\{runbook="health-check".*\} (\S+)$/mu.exec(
      written,
    )?.[1];
    const known = await values('runbook_last_success_timestamp_seconds{runbook="health-check"}');
    expect(known).toEqual([Number(succeeded)]);
  });

  it('has an answer to every question of a dashboard, and every measure that a rule reads', async () => {
    const asked = [...dashboards().values()]
      .flatMap(({ panels }) => panels)
      .filter(({ datasource }) => datasource.type === 'prometheus')
      .flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const judged = readAlerts().flatMap(
      ({ expr }) => expr.match(/\b(?:node|pg|nginx|probe|container)_\w+/gu) ?? [],
    );
    expect(judged.length).toBeGreaterThan(20);
    // Nothing was backed up or drilled here.
    const all = [...asked, ...judged].filter((question) => !/runbook_recovery_|"backup"/u.test(question));
    const unanswered = async (): Promise<readonly string[]> => {
      const answers = await Promise.all(
        all.map(async (question) => (await prometheus.query(question)).length),
      );
      return all.filter((_, index) => answers[index] === 0);
    };
    await expect.poll(unanswered, patience).toEqual([]);
  });

  it('evaluates every rule', async () => {
    const health = async (): Promise<readonly string[]> => {
      const { data } = (await prometheus.read('rules')) as {
        data: { groups: { rules: { name: string; health: string }[] }[] };
      };
      return data.groups
        .flatMap(({ rules }) => rules.map((rule) => `${rule.name} ${rule.health}`))
        .toSorted();
    };
    const rules = readAlerts().filter(({ expr }) => !expr.includes('{service='));
    await expect.poll(health, patience).toEqual(rules.map((rule) => `${rule.alert} ok`).toSorted());
  });

  it('mails that it lives, and what is wrong', async () => {
    compose('stop', 'nginx-exporter');
    await expect.poll(() => alert('CertificateExpired'), patience).toContain('runbook run renew-cert');
    expect(await alert('CertificateExpired')).toMatch(/severity = critical/u);
    await expect.poll(() => alert('RunFailed'), patience).toContain('runbook = update-auto');
    await expect.poll(() => alert('Heartbeat'), patience).toContain('Alerts arrive.');
    const [heartbeat] = (await mail.received()).filter(({ subject }) => subject.includes('Heartbeat'));
    expect(heartbeat).toMatchObject({ from: 'alerts@localhost', to: ['operator@localhost'] });
  });

  it('sees that a part is gone', async () => {
    await expect.poll(() => values('up{job="nginx"}'), patience).toEqual([0]);
    await expect.poll(() => values('ALERTS{alertname="NginxDown"}'), patience).toEqual([1]);
  });

  it('is not called set up when a part does not stay up', async () => {
    compose('rm', '--stop', '--force', 'alertmanager');
    appendFileSync(alerts, 'nonsense: true\n');
    const { code, output } = await setUp('Alertmanager refuses its configuration');
    expect(code, output).toBe(1);
    expect(output).toMatch(/does not stay up: gitea-alertmanager-1/u);
    expect(readFileSync(join(deployment, 'monitoring/alertmanager/alertmanager.yml'), 'utf8')).not.toContain(
      'nonsense',
    );
  });
});

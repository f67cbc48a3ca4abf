import { readAlerts } from '../generators/alert-table.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { dashboards, monitoringFiles, readData, rendered, top } from './files.ts';

interface ComposeFile {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly profiles?: readonly string[];
        readonly ports?: readonly string[];
        readonly volumes?: readonly string[];
        readonly networks?: readonly string[];
        readonly extra_hosts?: readonly string[];
      }
    >
  >;
}

/** What can be told of the files for monitoring and logging without any program, one line for each problem. */
export function structureProblems(): readonly string[] {
  return [
    ...unfilledPlaces(),
    ...untestedAlerts(),
    ...addressProblems(),
    ...dashboardProblems(),
    ...alloyProblems(),
    ...exposureProblems(),
    ...runbookProblems(),
  ];
}

/** `template.render` fills `{{ … }}`: there must be none left that belongs to another program. */
function unfilledPlaces(): readonly string[] {
  return monitoringFiles()
    .filter((path) => rendered(path).includes('{{'))
    .map((path) => `compose/monitoring/${path}: holds \`{{\` that nothing fills`);
}

/** Alerts of Prometheus have a unit test each; those of Loki cannot be run here. */
function untestedAlerts(): readonly string[] {
  const folder = join(top, 'test/monitoring');
  const tested = new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.rules.yml'))
      .flatMap(
        (file) => (parse(readFileSync(join(folder, file), 'utf8')) as { tests: { name: string }[] }).tests,
      )
      .map(({ name }) => name),
  );
  return readAlerts()
    .filter(({ expr, alert }) => !expr.includes('{service=') && !tested.has(alert))
    .map(({ alert }) => `alert ${alert}: has no test in test/monitoring`);
}

/** Names of hosts in a service's configuration have to be services that it can reach by their name. */
function addressProblems(): readonly string[] {
  const { services } = readData('compose.yaml') as ComposeFile;
  const config = monitoringFiles().filter(
    (path) => /\.(?:ya?ml|alloy)$/.test(path) && !path.includes('alertmanager/'),
  );
  return config.flatMap((path) => {
    const reached = reachedBy(services, readerOf(path));
    return [...rendered(path).matchAll(/(?<![\w.])(?:http:\/\/|["'])([a-z][a-z.-]*):(\d{2,5})\b/g)]
      .filter(([, host = '']) => !reached.has(host))
      .map(([, host]) => `compose/monitoring/${path}: ${readerOf(path)} cannot reach ${host} by that name`);
  });
}

/** The service that reads a file: its folder's. */
function readerOf(path: string): string {
  const [folder = ''] = path.split('/');
  return folder === 'blackbox' ? 'blackbox-exporter' : folder;
}

/** Names that mean something to a service: those of a network that both are in. In the host's own network nobody has one. */
function reachedBy(services: ComposeFile['services'], reader: string): ReadonlySet<string> {
  const { networks: own = [], extra_hosts: extra = [] } = services[reader] ?? {};
  const others = Object.entries(services).flatMap(([name, { networks = [] }]) =>
    networks.some((network) => own.includes(network)) ? [name] : [],
  );
  return new Set(['localhost', ...extra.map((entry) => entry.split(':')[0] ?? ''), ...others]);
}

function dashboardProblems(): readonly string[] {
  const { datasources } = readData('monitoring/grafana/provisioning/datasources/datasources.yaml') as {
    datasources: { uid: string; type: string }[];
  };
  const known = new Map(datasources.map(({ uid, type }) => [uid, type]));
  const uids = new Set<string>();
  return [...dashboards()].flatMap(([path, { uid, panels }]) => {
    const again = uids.has(uid) ? [`${path}: the uid ${uid} is used twice`] : [];
    uids.add(uid);
    const strange = panels
      .filter(({ datasource }) => known.get(datasource.uid) !== datasource.type)
      .map(({ title, datasource }) => `${path}: “${title}” asks ${datasource.uid}, which is not provisioned`);
    return [...again, ...strange];
  });
}

/** Blocks close, and components that are named exist. Alloy itself is not to be had here. */
function alloyProblems(): readonly string[] {
  const text = rendered('alloy/config.alloy').replaceAll(/\/\/.*$/gm, '');
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  const opened = bare.split('{').length - bare.split('}').length;
  const declared = new Set(
    [...text.matchAll(/^([a-z_]+(?:\.[a-z_]+)+) "(\w+)" \{/gm)].map(([, kind, label]) => `${kind}.${label}`),
  );
  const named = [...bare.matchAll(/\b((?:loki|local)\.[a-z_.]+)\.(?:receiver|targets|rules)\b/g)];
  const missing = named
    .map(([, name = '']) => name)
    .filter((name) => !declared.has(name))
    .map((name) => `config.alloy: there is no ${name}`);
  return [...(opened === 0 ? [] : ['config.alloy: a block does not end']), ...missing];
}

/** Nothing that watches is published to the world or can reach Docker's socket. */
function exposureProblems(): readonly string[] {
  const { services } = readData('compose.yaml') as ComposeFile;
  return Object.entries(services).flatMap(([name, { profiles, ports = [], volumes = [] }]) => {
    const socket = volumes.some((volume) => /docker\.sock|containerd\.sock/.test(volume));
    const open = profiles !== undefined && ports.some((port) => !port.startsWith('127.0.0.1:'));
    return [
      ...(socket ? [`compose.yaml: ${name} has a way to Docker's socket, which is root`] : []),
      ...(open ? [`compose.yaml: ${name} is published to the world`] : []),
    ];
  });
}

interface SetUp {
  readonly steps: readonly {
    readonly id: string;
    readonly foreach?: readonly string[] | { readonly items: readonly string[] };
    readonly with?: { readonly mode?: string };
  }[];
}

/** The runbook brings every file, into folders that the programs may read, which are not root in their containers. */
function runbookProblems(): readonly string[] {
  const path = 'runbooks/setup-monitoring.yaml';
  const { steps } = parse(readFileSync(join(top, path), 'utf8')) as SetUp;
  const step = (id: string): SetUp['steps'][number] | undefined => steps.find((one) => one.id === id);
  const itemsOf = (id: string): ReadonlySet<string> => {
    const items = step(id)?.foreach ?? [];
    return new Set('items' in items ? items.items : items);
  };
  const [files, folders] = [itemsOf('files'), itemsOf('folders')];
  return [
    ...monitoringFiles()
      .filter((file) => !files.has(file) || !folders.has(`/monitoring/${dirname(file)}`))
      .map((file) => `${path}: does not bring ${file}, or not its folder`),
    ...(step('folders')?.with?.mode === '0755' ? [] : [`${path}: its folders are for root alone`]),
  ];
}

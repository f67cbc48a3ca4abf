import { type Diagnostic, failure, hasErrors, type Result, success } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { MapNode, SyntaxNode, SyntaxTree } from '../parse/syntax-tree.ts';
import type {
  ContainersSettings,
  DatabaseSettings,
  Environment,
  InfrastructureSettings,
  MailSettings,
  MetricsSettings,
  SecretsSettings,
  StoreSettings,
  TargetSettings,
} from '../runbook/environment.ts';
import { folderOf, pathFrom } from '../source/path.ts';
import { checkInfrastructure } from './check-infrastructure.ts';
import { checkVars } from './check-vars.ts';
import { entriesOf, field, numberOf, secretOf, textOf, textsOf, valuesOf } from './fields.ts';
import { validateDocument } from './validate-document.ts';

type Place = (path: string) => string;

function pathOf(node: SyntaxNode | undefined, key: string, place: Place): string {
  return place(textOf(node, key) ?? '');
}

function readTarget(node: MapNode, place: Place): TargetSettings {
  const stateDirectory = textOf(node, 'stateDirectory');
  if (textOf(node, 'transport') === 'local') {
    return { transport: 'local', stateDirectory: stateDirectory && place(stateDirectory) };
  }
  const identityFile = textOf(node, 'identityFile');
  return {
    transport: 'ssh',
    address: textOf(node, 'address') ?? '',
    port: numberOf(node, 'port') ?? 22,
    user: textOf(node, 'user') ?? '',
    identityFile: identityFile && place(identityFile),
    hostKey: textOf(node, 'hostKey') ?? '',
    stateDirectory,
  };
}

function readContainers(root: SyntaxNode, place: Place): ContainersSettings | undefined {
  const node = field(root, 'containers');
  if (node === undefined) return undefined;
  if (textOf(node, 'kind') === 'sandbox')
    return { kind: 'sandbox', directory: pathOf(node, 'directory', place) };
  const target = textOf(node, 'target') ?? '';
  const local = textOf(field(field(root, 'targets'), target), 'transport') === 'local';
  const directory = textOf(node, 'directory') ?? '';
  return {
    kind: 'compose',
    target,
    directory: local ? place(directory) : directory,
    project: textOf(node, 'project'),
  };
}

function readStore(node: MapNode, place: Place): StoreSettings {
  const identity = secretOf(node, 'identity');
  const seal = { recipients: textsOf(node, 'recipients'), ...(identity && { identity }) };
  if (textOf(node, 'kind') === 'directory') {
    return { kind: 'directory', path: pathOf(node, 'path', place), ...seal };
  }
  return {
    ...seal,
    kind: 's3',
    bucket: textOf(node, 'bucket') ?? '',
    region: textOf(node, 'region') ?? '',
    prefix: textOf(node, 'prefix') ?? '',
    endpoint: textOf(node, 'endpoint'),
    profile: textOf(node, 'profile'),
    role: textOf(node, 'role'),
  };
}

function readSecrets(node: SyntaxNode | undefined, place: Place): SecretsSettings | undefined {
  const prefix = textOf(node, 'prefix') ?? '';
  switch (textOf(node, 'kind')) {
    case 'file':
      return { kind: 'file', path: pathOf(node, 'path', place) };
    case 'env':
      return { kind: 'env', prefix };
    case 'aws-secrets-manager':
      return { kind: 'aws-secrets-manager', prefix, region: textOf(node, 'region') };
    case undefined:
    default:
      return undefined;
  }
}

function readSmtp(node: SyntaxNode | undefined): MailSettings {
  const tls = textOf(node, 'tls');
  return {
    kind: 'smtp',
    host: textOf(node, 'host') ?? '',
    port: numberOf(node, 'port') ?? 587,
    from: textOf(node, 'from') ?? '',
    to: textsOf(node, 'to'),
    user: textOf(node, 'user'),
    password: secretOf(node, 'password'),
    tls: tls === 'implicit' || tls === 'none' ? tls : 'starttls',
  };
}

function readMail(node: SyntaxNode | undefined, place: Place): MailSettings | undefined {
  const from = textOf(node, 'from');
  const to = textsOf(node, 'to');
  switch (textOf(node, 'kind')) {
    case 'outbox':
      return {
        kind: 'outbox',
        path: pathOf(node, 'path', place),
        from: from ?? 'runbook@localhost',
        to: to.length === 0 ? ['operator@localhost'] : to,
      };
    case 'smtp':
      return readSmtp(node);
    case 'ses':
      return { kind: 'ses', from: from ?? '', to, region: textOf(node, 'region') };
    case undefined:
    default:
      return undefined;
  }
}

function readDatabase(node: SyntaxNode | undefined): DatabaseSettings | undefined {
  if (node === undefined) return undefined;
  return {
    service: textOf(node, 'service') ?? '',
    database: textOf(node, 'database') ?? '',
    user: textOf(node, 'user') ?? '',
  };
}

function readInfrastructure(node: SyntaxNode | undefined, place: Place): InfrastructureSettings | undefined {
  if (node === undefined) return undefined;
  const plugins = textOf(node, 'plugins');
  const backend = field(node, 'backend');
  return {
    kind: 'terraform',
    directory: pathOf(node, 'directory', place),
    backend:
      backend?.kind === 'map'
        ? Object.fromEntries(backend.entries.map(({ key }) => [key, textOf(backend, key) ?? '']))
        : undefined,
    variables: valuesOf(node, 'variables'),
    plugins: plugins && place(plugins),
    protect: textsOf(node, 'protect'),
  };
}

function readMetrics(node: SyntaxNode | undefined, place: Place): MetricsSettings | undefined {
  if (node === undefined) return undefined;
  if (textOf(node, 'kind') === 'otlp') return { kind: 'otlp', endpoint: textOf(node, 'endpoint') ?? '' };
  return { kind: 'textfile', path: pathOf(node, 'path', place) };
}

/** The target of compose has to be one of the environment, and a folder on another machine has to be absolute. */
function checkCompose(root: SyntaxNode): readonly Diagnostic[] {
  const node = field(root, 'containers');
  const target = field(node, 'target');
  const directory = field(node, 'directory');
  if (target === undefined || directory === undefined) return [];
  const targets = field(root, 'targets');
  const name = textOf(node, 'target') ?? '';
  const known = targets?.kind === 'map' ? targets.entries.map((entry) => entry.key) : [];
  if (!known.includes(name)) {
    const help = didYouMean(name, known) ?? 'add it under `targets`';
    return [
      {
        code: 'RB502',
        severity: 'error',
        message: `there is no target \`${name}\``,
        primary: { span: target.span },
        help,
      },
    ];
  }
  const remote = textOf(field(targets, name), 'transport') === 'ssh';
  if (!remote || (textOf(node, 'directory') ?? '').startsWith('/')) return [];
  return [
    {
      code: 'RB503',
      severity: 'error',
      message: `\`directory\` lies on the target \`${name}\`, so its path must start with /`,
      primary: { span: directory.span },
      help: 'write the path from the root of that machine, for example /opt/gitea',
    },
  ];
}

/** Checks an environment document and reads it; relative paths are joined to the folder of the file. */
export function readEnvironment(tree: SyntaxTree): Result<Environment> {
  const { root, source } = tree;
  const structure = validateDocument(tree, 'environment');
  if (hasErrors(structure)) return failure(...structure);
  const problems = [...checkCompose(root), ...checkInfrastructure(root), ...checkVars(field(root, 'vars'))];
  if (problems.length > 0) return failure(...problems);
  const folder = folderOf(source.path);
  const place: Place = (path) => pathFrom(folder, path);
  return success({
    name: textOf(root, 'name') ?? '',
    summary: textOf(root, 'summary') ?? '',
    file: source.path,
    targets: entriesOf(root, 'targets', (node) => readTarget(node, place)),
    containers: readContainers(root, place),
    stores: entriesOf(root, 'stores', (node) => readStore(node, place)),
    secrets: readSecrets(field(root, 'secrets'), place),
    mail: readMail(field(root, 'mail'), place),
    database: readDatabase(field(root, 'database')),
    infrastructure: readInfrastructure(field(root, 'infrastructure'), place),
    metrics: readMetrics(field(root, 'metrics'), place),
    vars: valuesOf(root, 'vars'),
  });
}

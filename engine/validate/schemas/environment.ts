import type { JsonSchema } from '../json-schema.ts';
import { duration, header, idPattern, named, namePattern, text } from './common.ts';
import { lintSchema } from './lint.ts';
import { secretSchema } from './secret.ts';

type Properties = { readonly [name: string]: JsonSchema };

/** One of several forms, told apart by the word under `key`. */
function variants(key: string, description: string, forms: readonly JsonSchema[]): JsonSchema {
  return { type: 'object', description, discriminator: { propertyName: key }, required: [key], oneOf: forms };
}

function form(key: string, word: string, properties: Properties, required: readonly string[]): JsonSchema {
  return {
    properties: { [key]: { const: word, description: 'Which kind this is' }, ...properties },
    required: [key, ...required],
    additionalProperties: false,
  };
}

const port: JsonSchema = { type: 'integer', minimum: 1, maximum: 65_535, description: 'TCP port' };

const stateDirectory = text('Folder for locks and left-over processes on the target', '/var/lib/runbook');

const target = variants('transport', 'A place where steps run', [
  form('transport', 'local', { stateDirectory }, []),
  form(
    'transport',
    'ssh',
    {
      address: text('Name or address of the host', 'git.example.org'),
      port: { ...port, default: 22 },
      user: text('User to log in as', 'ubuntu'),
      identityFile: text('Private key; without it the agent is asked', '~/.ssh/id_ed25519'),
      hostKey: text("The host's public key; any other one is refused", 'ssh-ed25519 AAAA…'),
      stateDirectory,
    },
    ['address', 'user', 'hostKey'],
  ),
]);

const containers = variants('kind', 'Where the services run', [
  form('kind', 'sandbox', { directory: text("The folder that plays the host", './sandbox') }, ['directory']),
  form(
    'kind',
    'compose',
    {
      target: text('The target that runs Docker', 'host'),
      directory: text('Folder of compose.yaml on that target', '/opt/gitea'),
      project: text("Compose's project name; without it what the file says"),
    },
    ['target', 'directory'],
  ),
]);

/** Of every kind of store. */
const seal: Properties = {
  recipients: {
    type: 'array',
    items: { type: 'string', pattern: '^age1[0-9a-z]{20,}$' },
    minItems: 1,
    description: 'Public keys of age: each of their identities can decrypt what is backed up. Without any nothing is encrypted',
    examples: [['age1sqgad72n9w9jgkgep9x77kzm09dnwvpnagknmcc866n0hgfx258q3cfghn']],
  },
  identity: {
    ...secretSchema,
    description: 'Where the identity is found that decrypts; only where backups are restored or drilled',
    examples: [{ from: 'backup/identity' }],
  },
};

const store = variants('kind', 'A place for objects such as backups', [
  form('kind', 'directory', { path: text('Folder on this machine', './backups'), ...seal }, ['path']),
  form(
    'kind',
    's3',
    {
      bucket: text('Name of the bucket'),
      region: text('Region of the bucket', 'eu-central-1'),
      prefix: text('Put before every key', 'gitea/'),
      endpoint: { type: 'string', format: 'uri', description: 'Address of a store that speaks S3' },
      profile: text('Profile of the AWS configuration'),
      role: text('ARN of a role to take'),
      ...seal,
    },
    ['bucket', 'region'],
  ),
]);

const secrets = variants('kind', 'Where secret values come from', [
  form('kind', 'file', { path: text('A YAML or JSON file, mode 0600', './secrets.yaml') }, ['path']),
  form('kind', 'env', { prefix: text('Put before every name of a variable', 'RUNBOOK_SECRET_') }, []),
  form(
    'kind',
    'aws-secrets-manager',
    { prefix: text('Put before every name', 'gitea/'), region: text('Region', 'eu-central-1') },
    [],
  ),
]);

const people: Properties = {
  from: text('Who sends', 'runbook@example.org'),
  to: {
    type: ['string', 'array'],
    items: { type: 'string', minLength: 1 },
    minLength: 1,
    minItems: 1,
    description: 'Who is told',
    examples: [['ops@example.org']],
  },
};

const mail = variants('kind', 'How people are told', [
  form('kind', 'outbox', { path: text('Folder that messages are written to', './outbox'), ...people }, ['path']),
  form(
    'kind',
    'smtp',
    {
      host: text('Mail server', 'smtp.example.org'),
      port: { ...port, default: 587 },
      ...people,
      user: text('User to log in as'),
      password: secretSchema,
      tls: {
        type: 'string',
        enum: ['starttls', 'implicit', 'none'],
        description: 'How the connection is protected',
        default: 'starttls',
      },
    },
    ['host', 'from', 'to'],
  ),
  form('kind', 'ses', { ...people, region: text('Region', 'eu-central-1') }, ['from', 'to']),
]);

const infrastructure = variants('kind', 'What makes the places, and tells about them', [
  form(
    'kind',
    'terraform',
    {
      directory: text('Folder of the configuration on this machine', '../../terraform'),
      backend: {
        type: 'object',
        description: 'What the configuration leaves open of where its state is kept; credentials come from the AWS configuration',
        propertyNames: { pattern: idPattern },
        additionalProperties: { type: 'string', minLength: 1 },
        examples: [{ bucket: 'gitea-state-111122223333', key: 'gitea/terraform.tfstate', region: 'eu-central-1' }],
      },
      variables: {
        type: 'object',
        description: "Values of the configuration's variables; none of them is a secret",
        propertyNames: { pattern: idPattern },
        additionalProperties: {},
        examples: [{ domain: 'git.example.org' }],
      },
      plugins: text('Folder that providers are taken from; without it they are fetched', '/opt/terraform/plugins'),
      protect: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        description: 'Types or addresses of resources that hold data, besides those that are known to',
        examples: [['aws_efs_file_system']],
      },
    },
    ['directory'],
  ),
]);

const metrics = variants('kind', 'Where measures of the runs go for monitoring; nowhere by default', [
  form(
    'kind',
    'textfile',
    {
      path: {
        type: 'string',
        minLength: 1,
        pattern: String.raw`\.prom$`,
        description: "A file on this machine, in a folder that is there, which Prometheus' node exporter collects",
        examples: ['/opt/gitea/metrics/runbook.prom'],
      },
    },
    ['path'],
  ),
  form(
    'kind',
    'otlp',
    {
      endpoint: {
        type: 'string',
        pattern: '^https?://[^\\s]+$',
        description: 'Where a collector takes measures by OTLP over HTTP, as JSON',
        examples: ['http://127.0.0.1:4318/v1/metrics'],
      },
    },
    ['endpoint'],
  ),
]);

/** Names that lead somewhere, by a name of the project's own. */
function places(description: string, values: JsonSchema): JsonSchema {
  return { type: 'object', description, propertyNames: { pattern: namePattern }, additionalProperties: values };
}

/** What expressions read as `vars`. */
export const varsSchema: JsonSchema = {
  type: 'object',
  description: 'What expressions read as `vars`; texts may read `{{ containers.<name> }}`',
  propertyNames: { pattern: idPattern },
  examples: [{ url: 'https://git.example.org' }],
};

/** `runbooks/environments/<name>.yaml`. */
export const environmentSchema: JsonSchema = {
  title: 'Environment',
  description: "Where a runbook's names lead",
  type: 'object',
  properties: {
    ...header('Environment', false),
    name: {
      type: 'string',
      pattern: namePattern,
      description: 'Name, which is that of the file without its ending',
      examples: ['production'],
    },
    summary: text('One line: what it is'),
    targets: places('Places where steps run', target),
    containers,
    stores: places('Places for objects, by the name that runbooks use', store),
    secrets,
    mail,
    database: {
      type: 'object',
      description: 'The PostgreSQL server among the services',
      properties: {
        service: text('Service that runs it', 'postgres'),
        database: text('Name of the database', 'gitea'),
        user: text('User to connect as', 'gitea'),
      },
      required: ['service', 'database', 'user'],
      additionalProperties: false,
    },
    infrastructure,
    metrics,
    vars: varsSchema,
  },
  required: ['apiVersion', 'kind', 'name'],
  additionalProperties: false,
};

/** `runbooks/project.yaml`. */
export const projectSchema: JsonSchema = {
  title: 'Project',
  description: 'What holds for all runbooks of a folder',
  type: 'object',
  properties: {
    ...header('Project', false),
    environment: {
      type: 'string',
      pattern: namePattern,
      description: 'The environment that is used when none is named',
      default: 'sandbox',
    },
    vars: varsSchema,
    retention: {
      type: 'object',
      description: 'How long the journals of ended runs are kept; both have to be exceeded',
      properties: {
        runs: { type: 'integer', minimum: 1, description: 'At least so many runs of each runbook', default: 50 },
        age: duration('At least so long', { default: '90d', examples: ['90d'] }),
      },
      additionalProperties: false,
    },
    simulate: named('How `runbook simulate` explores a runbook, by its name', {
      type: 'object',
      description: 'What a simulation of this runbook needs',
      properties: {
        exempt: { type: 'string', description: 'Why it is not simulated' },
        prepare: {
          type: 'string',
          description:
            'Path below `runbooks/` of a runbook that is run once in the fresh sandbox; its outputs become inputs of the same name',
        },
        cases: named('Inputs to simulate with, by a name for them; without it the defaults', {
          type: 'object',
          description: 'Values by the names of inputs',
          additionalProperties: {},
        }),
        kept: {
          type: 'array',
          description: 'What a run may leave behind although it was undone: paths below the sandbox host',
          items: { type: 'string', description: 'A path, `RUN` standing for the id of the run' },
        },
      },
      additionalProperties: false,
    }),
    lint: lintSchema,
  },
  required: ['apiVersion', 'kind'],
  additionalProperties: false,
};

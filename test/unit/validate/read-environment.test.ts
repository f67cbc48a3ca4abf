import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../engine/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import type { SyntaxTree } from '../../../engine/parse/syntax-tree.ts';
import type { Environment } from '../../../engine/runbook/environment.ts';
import { readEnvironment } from '../../../engine/validate/read-environment.ts';
import { defaultProject, readProject } from '../../../engine/validate/read-project.ts';

const header = 'apiVersion: runbook/v1\nkind: Environment\nname: here\n';

function treeOf(text: string): SyntaxTree {
  const parsed = parseYaml({ path: 'project/environments/here.yaml', text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}

const read = (text: string): Result<Environment> => readEnvironment(treeOf(text));

describe('readEnvironment', () => {
  it('joins paths to the folder of the file, and leaves those of other machines and of ~ alone', () => {
    const text = readFileSync(join(import.meta.dirname, '../../fixtures/valid/environment.yaml'), 'utf8');
    expect(read(text)).toMatchObject({
      ok: true,
      value: {
        name: 'environment',
        targets: {
          host: { transport: 'ssh', port: 2222, identityFile: '~/.ssh/id', hostKey: 'ssh-ed25519 AAAA' },
          here: { transport: 'local', stateDirectory: 'project/environments/state' },
        },
        containers: { kind: 'compose', directory: 'project/environments/stack' },
        stores: {
          backups: { kind: 's3', prefix: 'gitea/', profile: undefined },
          local: { kind: 'directory', path: 'project/backups' },
        },
        secrets: { kind: 'aws-secrets-manager', region: undefined },
        mail: { kind: 'smtp', port: 587, to: ['b@example.org'], password: { from: 'smtp' }, tls: 'implicit' },
        metrics: { kind: 'textfile', path: 'project/metrics/runbook.prom' },
        vars: { images: { nginx: { digest: 'sha256:00' } }, list: [1, true, null] },
      },
    });
  });

  it('fills in what an outbox leaves out', () => {
    expect(read(`${header}mail: { kind: outbox, path: /tmp/out, to: ops@example.org }\n`)).toMatchObject({
      value: { mail: { path: '/tmp/out', from: 'runbook@localhost', to: ['ops@example.org'] } },
    });
  });

  it('has neither containers nor secrets nor mail when none are named', () => {
    expect(read(header)).toMatchObject({
      value: {
        containers: undefined,
        secrets: undefined,
        mail: undefined,
        metrics: undefined,
        stores: {},
        targets: {},
      },
    });
  });
});

describe('readProject', () => {
  it('fills in defaults', () => {
    const tree = treeOf(
      'apiVersion: runbook/v1\nkind: Project\nretention: { age: 1d }\nlint: { unpinned-image: off }\n',
    );
    expect(readProject(tree)).toMatchObject({
      value: {
        ...defaultProject,
        retention: { runs: 50, age: 86_400_000 },
        lint: { 'unpinned-image': 'off' },
      },
    });
  });
});

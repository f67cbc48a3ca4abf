import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.gitea/workflows');

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly 'runs-on': string; readonly 'timeout-minutes': number; readonly steps: readonly Step[] }
    >
  >;
}

const files = readdirSync(folder);

function read(file: string): Workflow {
  const value: unknown = parse(readFileSync(join(folder, file), 'utf8'));
  return value as Workflow;
}

const stepsOf = (file: string): readonly Step[] =>
  Object.values(read(file).jobs).flatMap(({ steps }) => steps);

describe('the workflows', () => {
  test('are for pull requests and for tags', () => {
    expect(files.toSorted()).toEqual(['release.yml', 'test.yml']);
    expect(Object.keys(read('test.yml').on)).toEqual(['pull_request', 'push']);
    expect(Object.keys(read('test.yml').jobs)).toEqual(['check', 'test', 'simulate', 'e2e']);
  });

  test.each(files)('%s calls scripts that there are, in the shell’s grammar', (file) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const runs = stepsOf(file).flatMap(({ run }) => run ?? []);
    const called = runs.flatMap((run) =>
      [...run.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    for (const run of runs) expect(spawnSync('bash', ['-n'], { input: run }).status).toBe(0);
  });

  test.each(files)('%s ends in time, pins what it uses, and gives no expression to a shell', (file) => {
    for (const job of Object.values(read(file).jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    for (const { uses, run } of stepsOf(file)) {
      expect(uses ?? '@v1').toMatch(/@v\d+$/);
      expect(run ?? '').not.toContain('${{');
    }
    expect(readFileSync(join(folder, file), 'utf8')).not.toContain('docker.sock');
  });

  test('keep their output when they fail', () => {
    const kept = readFileSync(join(folder, 'test.yml'), 'utf8').match(
      /if: failure\(\)\n\s+with: \{ name: \S+-output/g,
    );
    expect(kept).toHaveLength(3);
  });
});

describe('the templates', () => {
  test.each(['bug.yaml', 'procedure.yaml'])('%s is a form', (name) => {
    const form = parse(readFileSync(join(root, '.gitea/issue_template', name), 'utf8')) as {
      name: string;
      about: string;
      body: readonly { type: string; id: string; attributes: { label: string } }[];
    };
    expect([form.name, form.about].every((text) => text.length > 0)).toBe(true);
    expect(new Set(form.body.map(({ id }) => id)).size).toBe(form.body.length);
    expect(
      form.body.every(
        ({ type, attributes }) => ['textarea', 'input'].includes(type) && attributes.label !== '',
      ),
    ).toBe(true);
  });

  test('there is one for pull requests', () => {
    expect(existsSync(join(root, '.gitea/pull_request_template.md'))).toBe(true);
  });
});

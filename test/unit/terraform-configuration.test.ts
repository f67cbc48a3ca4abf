import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findTerraform } from '../../.dev/terraform/find.ts';
import { offlineCopy } from '../../.dev/terraform/offline-copy.ts';

const folder = join(import.meta.dirname, '../../terraform');
const run = promisify(execFile);

/** Every run of `terraform test` starts the provider anew, which takes a second or two. */
const minutes = 10 * 60_000;

function filesOf(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tf'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

function namesOf(kind: 'variable' | 'output'): readonly string[] {
  const block = new RegExp(`^${kind} "(\\w+)" \\{$`, 'gm');
  return filesOf().flatMap((text) => [...text.matchAll(block)].map(([, name = '']) => name));
}

describe('the infrastructure', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const rows = (part: string): readonly string[] => {
    const section = readme.split(`\n## ${part}\n`)[1]?.split('\n## ')[0] ?? '';
    return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
  };

  it('describes every input and every output, and no other', () => {
    expect(rows('Inputs').toSorted()).toEqual(namesOf('variable').toSorted());
    expect(rows('Outputs').toSorted()).toEqual(namesOf('output').toSorted());
  });

  it('keeps what holds data from being destroyed by a plan', () => {
    for (const kept of ['aws_ebs_volume" "data', 'aws_s3_bucket" "backups']) {
      const block = filesOf().join('\n').split(`resource "${kept}" {`)[1]?.split('\n}\n')[0];
      expect(block, kept).toMatch(/prevent_destroy = true/);
    }
  });

  it('chooses no image by its age', () => {
    expect(filesOf().join('\n')).not.toMatch(/^\s*most_recent\s*=/m);
  });
});

const terraform = findTerraform();
const leftOut = typeof terraform === 'string' ? ` (left out: ${terraform})` : '';

describe.skipIf(typeof terraform === 'string')(`terraform test${leftOut}`, () => {
  it(
    'passes, with the real provider for what it knows and mocked ones for what it would do',
    { timeout: minutes },
    async () => {
      if (typeof terraform === 'string') throw new Error(terraform);
      const copy = offlineCopy(folder);
      try {
        const options = { cwd: copy.folder, env: { ...terraform.env, TF_DATA_DIR: copy.data } };
        const init = ['init', '-backend=false', '-input=false', `-plugin-dir=${terraform.plugins}`];
        await run('terraform', init, options);
        const { stdout } = await run('terraform', ['test', '-no-color'], options);
        const [, passed = '0', failed] = /(\d+) passed, (\d+) failed/.exec(stdout) ?? [];
        expect(failed, stdout).toBe('0');
        expect(Number(passed), stdout).toBeGreaterThanOrEqual(26);
      } finally {
        copy.remove();
      }
    },
  );
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { program } from '../../support/rig.ts';

const probe = `
const vm = require('node:vm');
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    console.error(options.filename.replace(/.*\\/|-.*/g, ''), this.cachedDataRejected);
  }
};`;

it('loads what the build compiled, and V8 takes it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'code-cache-'));
  try {
    const file = join(folder, 'probe.cjs');
    writeFileSync(file, probe);
    const top = fileURLToPath(new URL('../../..', import.meta.url));
    const argv = ['--require', file, program, 'validate', 'backup', '--dir', top];
    const { status, stderr } = spawnSync('node', argv, { encoding: 'utf8' });
    expect(status).toBe(0);
    const loaded = stderr.trim().split('\n');
    expect(loaded).toEqual(expect.arrayContaining(['cli false', 'engine false']));
    expect(loaded.filter((line) => !line.endsWith(' false'))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

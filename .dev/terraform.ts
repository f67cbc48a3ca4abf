// Checks terraform/ without reaching anything: its format, and whether the real AWS provider takes every
// argument of it. Says so where this machine lacks the tools.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment, findTerraform, terraformVersion } from './terraform/find.ts';
import { offlineCopy } from './terraform/offline-copy.ts';

const folder = join(import.meta.dirname, '../terraform');

function terraform(args: readonly string[], cwd: string, data?: string): string {
  const options = { cwd, env: cleanEnvironment(data), encoding: 'utf8', stdio: 'pipe' } as const;
  try {
    return execFileSync('terraform', args, options);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    console.log(`terraform ${args[0]}: ${stdout}${stderr}`);
    process.exitCode = 1;
    return '';
  }
}

function validate(configuration: string, plugins: string): void {
  const copy = offlineCopy(configuration);
  try {
    const init = ['init', '-backend=false', '-input=false', '-no-color', `-plugin-dir=${plugins}`];
    if (terraform(init, copy.folder, copy.data) === '') return;
    terraform(['validate', '-no-color'], copy.folder, copy.data);
  } finally {
    copy.remove();
  }
}

const found = terraformVersion();
if ('missing' in found) console.log(`left out: ${found.missing}`);
else {
  terraform(['fmt', '-check', '-recursive', '-diff', '-no-color'], folder);
  const whole = findTerraform();
  if (typeof whole === 'string') console.log(`left out: validate, since ${whole}`);
  else for (const part of ['.', 'bootstrap']) validate(join(folder, part), whole.plugins);
}

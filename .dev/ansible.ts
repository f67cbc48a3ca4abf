// Checks the playbooks: ansible-lint with its production profile, and yamllint.
//
// Both are Python programs that npm cannot bring. Where they are not installed it says so and checks nothing.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cwd = join(import.meta.dirname, '../ansible');

const linters = [
  { program: 'ansible-lint', args: ['-c', '.ansible-lint.yml', '--nocolor', '-q'] },
  { program: 'yamllint', args: ['--strict', '-c', '.yamllint.yml', '.'] },
];

for (const { program, args } of linters) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) console.log(`left out: ${program} of the playbooks: it is not installed`);
  else if (status !== 0) {
    console.log(`${stdout}${stderr}`.trim());
    process.exitCode = 1;
  }
}

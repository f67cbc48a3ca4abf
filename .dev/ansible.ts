// Checks the playbooks: ansible-lint with its production profile, and yamllint.
//
// Both are Python programs that npm cannot bring. Where they are not installed it says so and checks nothing;
// test/e2e/playbooks.test.ts brings them from Debian.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { linters } from './ansible/linters.ts';

const cwd = join(import.meta.dirname, '../ansible');

for (const { program, args } of linters) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (error !== undefined)
    console.log(
      `left out: ${program} of the playbooks: it is not installed; \`npm run test:e2e -- playbooks\` brings it`,
    );
  else if (status !== 0) {
    console.log(`${stdout}${stderr}`.trim());
    process.exitCode = 1;
  }
}

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linters } from '../../.dev/ansible/linters.ts';
import { ended } from './support/bare-host.ts';
import { root } from './support/place.ts';

describe('the playbooks', () => {
  for (const { program, args } of linters) {
    it(`are clean for ${program}`, { timeout: 5 * 60_000 }, () => {
      // They write beside what they read.
      const script = 'cp -r /ansible /tmp/ansible && cd /tmp/ansible && exec "$@"';
      const mount = ['--volume', `${join(root, 'ansible')}:/ansible:ro`, '--env', 'HOME=/tmp'];
      const options = ['--rm', '--init', '--network', 'none', ...mount, 'runbook-e2e/ansible:1'];
      const linted = ended('docker', ['run', ...options, 'sh', '-c', script, 'sh', program, ...args]);
      expect(linted).toEqual({ code: 0, text: '' });
    });
  }
});

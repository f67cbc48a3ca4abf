import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { OutboxMail } from '../../engine/adapters/outbox/outbox-mail.ts';
import { parseMail } from '../support/parse-mail.ts';
import { describeMail } from './mail.contract.ts';

describeMail('outbox', async () => {
  const root = await mkdtemp(join(tmpdir(), 'outbox-'));
  const directory = join(root, 'mail');
  const mail = new OutboxMail({
    directory,
    from: 'runbook@example.org',
    to: ['ops@example.org', 'night@example.org'],
    now: () => new Date('2026-11-23T04:00:00Z'),
  });
  return {
    mail,
    async received() {
      const names = await readdir(directory).catch(() => []);
      return await Promise.all(
        names.map(async (name) => {
          expect(name).toMatch(/\.eml$/u);
          expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
          return await parseMail(await readFile(join(directory, name)));
        }),
      );
    },
    dispose: async () => rm(root, { recursive: true }),
  };
});

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
      return Promise.all(
        names.map(async (name) => {
          return parseMail(await readFile(join(directory, name)));
        }),
      );
    },
    dispose: async () => rm(root, { recursive: true }),
  };
});

describe('OutboxMail', () => {
  it('writes one private file for each message and nothing else', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'outbox-'));
    const now = (): Date => new Date('2026-11-23T04:00:00Z');
    const mail = new OutboxMail({ directory, from: 'a@example.org', to: ['b@example.org'], now });
    const path = await mail.send({ subject: 's', text: 't' }, new AbortController().signal);
    expect((await readdir(directory)).map((name) => join(directory, name))).toEqual([path]);
    expect(path).toMatch(/2026-11-23T04-00-00\.000Z-[0-9a-f]{8}\.eml$/u);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await rm(directory, { recursive: true });
  });
});

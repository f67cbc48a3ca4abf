import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runImage } from './support/host.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { watched } from './support/run.ts';
import { startWebServer } from './support/web-server.ts';

describe('who is told', { timeout: 5 * 60_000 }, () => {
  beforeAll(() => redeploy(), 120_000);

  const update = (tag: string): readonly string[] => [
    'update-auto',
    '--input',
    `image=nginx:${tag}`,
    '--input',
    'backup=false',
  ];

  it('a mail arrives when an update was rolled back', async () => {
    const server = await startMailServer();
    onTestFinished(() => server.end());
    const place = withMail(server);
    onTestFinished(() => place.end());
    await runImage('nginx', 'nginx:1.27.0');
    const { code, output } = await watched(place, { name: 'mail: of a failure' }, ...update('1.30.6-crash'));
    expect(code, output).toBe(1);
    const [mail, ...others] = await server.received();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      from: 'runbook@localhost',
      to: ['root@localhost'],
      subject: 'update-auto nginx: rolled-back',
    });
    expect(mail?.text).toMatch(/nginx/u);
    expect(JSON.stringify(mail)).not.toContain(server.password);
  });

  it('a mail server that refuses changes nothing about the undo, and is reported', async () => {
    const server = await startMailServer({ refuse: 'no mail today' });
    onTestFinished(() => server.end());
    const place = withMail(server);
    onTestFinished(() => place.end());
    await runImage('nginx', 'nginx:1.27.0');
    const name = 'mail: refused by its server';
    const { output } = await watched(place, { name }, ...update('1.30.6-wrongport'));
    expect(output).toContain('no mail today');
    expect(output).not.toContain(server.password);
    expect(await server.received()).toEqual([]);
  });

  it('an address is called when a backup succeeded, and only then', async () => {
    const listener = await startWebServer(200);
    onTestFinished(() => listener.end());
    const place = openPlace(({ vars }) => {
      vars['heartbeats'] = { backup: `http://${listener.host}/beat` };
    });
    onTestFinished(() => place.end());
    const good = await watched(place, { name: 'backup: with a heartbeat' }, 'backup');
    expect(good.code, good.output).toBe(0);
    expect(listener.asked).toEqual(['GET /beat']);
  });
});

function withMail({ port, user, password }: MailServer): Place {
  return openPlace(
    (environment) => {
      environment['secrets'] = { kind: 'env', prefix: 'E2E_' };
      environment['mail'] = {
        kind: 'smtp',
        host: 'localhost',
        port,
        tls: 'starttls',
        user,
        password: { from: 'mail', key: 'password' },
        from: 'runbook@localhost',
        to: ['root@localhost'],
      };
    },
    { E2E_MAIL_PASSWORD: password },
  );
}

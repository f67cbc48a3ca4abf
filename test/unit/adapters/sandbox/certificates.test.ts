import { X509Certificate } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TLSSocket, connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issue, lifetime, newAuthority } from '../../../../engine/adapters/sandbox/authority/authority.ts';
import type { Sandbox } from '../../../../engine/adapters/sandbox/open-sandbox.ts';
import { runningSandbox } from '../../../support/sandbox.ts';

const never = new AbortController().signal;
const identity = { run: 'test', step: 'step', attempt: 1 };
const name = 'git.sandbox.test';

describe('the authority of a sandbox', () => {
  const now = new Date('2026-11-23T05:00:00Z');
  const authority = newAuthority(now);

  it('signs itself, and may sign others', () => {
    const ca = new X509Certificate(authority.certificate);
    expect(ca.ca).toBe(true);
    expect(ca.verify(ca.publicKey)).toBe(true);
    expect(ca.checkIssued(ca)).toBe(true);
  });

  it('issues certificates for one name, each with a key and a serial number of its own', () => {
    const [first, second] = [issue(authority, name, now), issue(authority, name, now)];
    const read = new X509Certificate(first.certificate);
    expect(read.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect(read.checkIssued(new X509Certificate(authority.certificate))).toBe(true);
    expect(read.subjectAltName).toBe(`DNS:${name}`);
    expect(read.checkHost(name)).toBe(name);
    expect(read.checkHost('other.sandbox.test')).toBeUndefined();
    expect(read.ca).toBe(false);
    expect(read.validToDate.getTime() - now.getTime()).toBe(lifetime * 24 * 60 * 60 * 1000);
    expect(new X509Certificate(second.certificate).serialNumber).not.toBe(read.serialNumber);
    expect(second.key).not.toBe(first.key);
  });

  it('writes years from 2050 on as X.509 wants them', () => {
    const later = issue(authority, name, new Date('2049-12-01T00:00:00Z'));
    const read = new X509Certificate(later.certificate);
    expect(read.validFromDate.toISOString()).toBe('2049-11-30T23:00:00.000Z');
    expect(read.validToDate.toISOString()).toBe('2050-03-01T00:00:00.000Z');
  });
});

describe('TLS and certbot in a sandbox', () => {
  let sandbox: Sandbox;
  let end: () => Promise<void>;
  let letsencrypt: string;
  beforeAll(async () => {
    ({ sandbox, end } = await runningSandbox());
    letsencrypt = (await sandbox.containers.attributes())['letsencrypt'] ?? '';
  });
  afterAll(async () => end());

  const certbot = async (...options: readonly string[]): Promise<{ code: number; output: string }> => {
    let output = '';
    const onOutput = (_stream: string, chunk: Uint8Array): void => void (output += String(chunk));
    const argv = ['renew', '--webroot', '-w', '/var/www/acme', '--non-interactive', ...options] as const;
    const request = { argv: [...argv] as [string, ...string[]], identity, onOutput };
    const { exitCode } = await sandbox.containers.runOnce('certbot', undefined, request, never);
    return { code: exitCode ?? -1, output };
  };
  const nginx = async (...args: readonly string[]): Promise<number | undefined> => {
    const argv: [string, ...string[]] = ['nginx', ...args];
    return (await sandbox.containers.exec('nginx', { argv, identity }, never)).exitCode;
  };
  const live = (): string => readlinkSync(join(letsencrypt, 'live', name, 'fullchain.pem'));
  const onDisk = (): string => {
    return new X509Certificate(readFileSync(join(letsencrypt, 'live', name, 'fullchain.pem'))).serialNumber;
  };
  const handshake = async (): Promise<TLSSocket> => {
    const { tlsAddress = '' } = await sandbox.containers.attributes();
    const [host = '', port] = tlsAddress.split(':');
    const ca = readFileSync(join(letsencrypt, '..', 'authority', 'ca.pem'));
    const socket = connect({ host, port: Number(port), servername: name, ca });
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    return socket;
  };
  const served = async (): Promise<string> => {
    const socket = await handshake();
    try {
      return socket.getPeerX509Certificate()?.serialNumber ?? '';
    } finally {
      socket.destroy();
    }
  };
  const settings = (): string => join(letsencrypt, 'renewal', `${name}.conf`);

  it('serves the certificate on disk, with a chain that leads to its authority', async () => {
    expect(await served()).toBe(onDisk());
    expect((await sandbox.containers.inspect('certbot')).state).toBe('missing');
    await expect(sandbox.containers.start('certbot', never)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('renews nothing that is not due', async () => {
    const before = onDisk();
    const { code, output } = await certbot();
    expect(code).toBe(0);
    expect(output).toContain('not due');
    expect(onDisk()).toBe(before);
  });

  it('renews what is due by its settings; nginx serves it from the reload on, without dropping a connection', async () => {
    const before = onDisk();
    writeFileSync(
      settings(),
      readFileSync(settings(), 'utf8').replace('# renew_before', 'renew_before').replace('30', '100'),
    );
    expect(await certbot()).toMatchObject({ code: 0 });
    expect(live()).toContain('fullchain2.pem');
    expect(onDisk()).not.toBe(before);
    expect(await served()).toBe(before);
    const open = await handshake();
    expect(await nginx('-s', 'reload')).toBe(0);
    expect(await served()).toBe(onDisk());
    const answer = new Promise((resolve) => open.once('data', (data) => resolve(String(data))));
    open.write(`GET /api/healthz HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
    expect(await answer).toContain('200 OK');
    open.destroy();
    writeFileSync(settings(), readFileSync(settings(), 'utf8').replace('renew_before', '# renew_before'));
  });

  it('takes up a version that nothing leads to, instead of asking for another', async () => {
    const archive = join(letsencrypt, 'archive', name);
    const kinds = ['cert', 'chain', 'fullchain', 'privkey'];
    for (const kind of kinds) {
      writeFileSync(join(archive, `${kind}3.pem`), readFileSync(join(archive, `${kind}1.pem`)));
    }
    const { code, output } = await certbot('--force-renewal');
    expect(code).toBe(0);
    expect(output).toContain('was not linked to');
    expect(live()).toContain('fullchain3.pem');
    expect(readdirSync(archive).filter((file) => file.startsWith('fullchain'))).toHaveLength(3);
  });

  it('fails when the challenge is not answered, and leaves nothing behind', async () => {
    const before = onDisk();
    await sandbox.containers.stop('nginx', never);
    const { code, output } = await certbot('--force-renewal');
    expect(code).toBe(1);
    expect(output).toContain('the challenge could not be fetched');
    expect(onDisk()).toBe(before);
    const { acme = '' } = await sandbox.containers.attributes();
    expect(readdirSync(join(acme, '.well-known', 'acme-challenge'))).toEqual(['runbook']);
    await sandbox.containers.start('nginx', never);
  });

  it('refuses what it does not know, in the words of certbot', async () => {
    const { code, output } = await certbot('--dry-run');
    expect(code).toBe(2);
    expect(output).toContain('unrecognized arguments: --dry-run');
  });

  it('does not take a key that belongs to another certificate', async () => {
    const key = join(letsencrypt, 'archive', name, 'privkey3.pem');
    const kept = readFileSync(key);
    const before = await served();
    writeFileSync(key, issue(newAuthority(new Date()), name, new Date()).key);
    expect(await nginx('-t')).toBe(1);
    expect(await nginx('-s', 'reload')).toBe(1);
    expect(await served()).toBe(before);
    writeFileSync(key, kept);
    expect(await nginx('-t')).toBe(0);
  });
});

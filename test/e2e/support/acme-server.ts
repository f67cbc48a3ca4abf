import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker, randomName } from './docker.ts';

/** Pebble, a certificate authority for tests that speaks ACME. */
export interface AcmeServer {
  readonly container: string;
  /** Where clients in its network find it. */
  readonly directory: string;
  /** The certificate that all of its chains end with. */
  readonly root: string;
  end(): void;
}

/** Where it is and whom it certifies. */
export interface AcmeSettings {
  /** A network of Docker. */
  readonly network: string;
  /** The name that certificates are for. */
  readonly domain: string;
  /** The address that answers challenges for it. */
  readonly address: string;
}

/** A container's address in a network of Docker. */
export function addressIn(network: string, container: string): string {
  const format = `{{(index .NetworkSettings.Networks ${JSON.stringify(network)}).IPAddress}}`;
  return docker('inspect', '--format', format, container).trim();
}

/** Starts one that asks `address` by HTTP on port 80, as a real one would ask the name. */
export function startAcmeServer({ network, domain, address }: AcmeSettings): AcmeServer {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-acme-'));
  const container = `runbook-e2e-acme-${randomName()}`;
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  const names = ['-subj', '/CN=acme', '-addext', 'subjectAltName=DNS:acme'];
  execFileSync('openssl', ['req', '-x509', ...key, ...files, ...names, '-days', '2'], { stdio: 'ignore' });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ pebble: settings }));
  // One of twenty nonces would be refused for nothing, and answers would be late: not what is tried here.
  const environment = ['--env', 'PEBBLE_VA_NOSLEEP=1', '--env', 'PEBBLE_WFE_NONCEREJECT=0'];
  // The default network knows no names.
  const named = network !== 'bridge';
  const alias = named ? ['--network-alias', 'acme'] : [];
  const place = ['--network', network, ...alias, '--add-host', `${domain}:${address}`];
  const options = [
    '--detach',
    '--name',
    container,
    ...environment,
    ...place,
    '--volume',
    `${folder}:/settings:ro`,
  ];
  docker('run', ...options, 'runbook-e2e/base:1', 'pebble', '-config', '/settings/config.json');
  const directory = `https://${named ? 'acme' : addressIn(network, container)}:14000/dir`;
  const ask = [
    'curl',
    '--silent',
    '--fail',
    '--insecure',
    '--retry',
    '20',
    '--retry-connrefused',
    '--retry-delay',
    '1',
  ];
  docker('exec', container, ...ask, '--output', '/dev/null', 'https://127.0.0.1:14000/dir');
  return {
    container,
    directory,
    root: docker('exec', container, ...ask, 'https://127.0.0.1:15000/roots/0'),
    end() {
      docker('rm', '--force', container);
      rmSync(folder, { recursive: true });
    },
  };
}

const settings = {
  listenAddress: '0.0.0.0:14000',
  managementListenAddress: '0.0.0.0:15000',
  certificate: '/settings/cert.pem',
  privateKey: '/settings/key.pem',
  httpPort: 80,
  tlsPort: 443,
  ocspResponderURL: '',
  externalAccountBindingRequired: false,
  // Seconds: ninety days.
  profiles: { default: { description: 'as usual', validityPeriod: 7_776_000 } },
  retryAfter: { authz: 1, order: 1 },
} as const;

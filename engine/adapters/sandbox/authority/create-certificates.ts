import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostLayout } from '../layout.ts';
import { issue, newAuthority } from './authority.ts';
import { lineage } from './lineage.ts';

/** The name that a sandbox has a certificate for. */
export const domain = 'git.sandbox.test';

/** The authority's files below its folder. */
export const authorityFiles = { certificate: 'ca.pem', key: 'ca-key.pem' } as const;

/** Makes an authority, a first certificate of it, and the settings by which certbot renews that. */
export async function createCertificates(host: HostLayout, now: Date): Promise<void> {
  const authority = newAuthority(now);
  await mkdir(host.authority, { mode: 0o700 });
  await writeFile(join(host.authority, authorityFiles.certificate), authority.certificate);
  await writeFile(join(host.authority, authorityFiles.key), authority.key, { mode: 0o600 });
  const challenges = join(host.acme, '.well-known', 'acme-challenge');
  await mkdir(challenges, { recursive: true, mode: 0o755 });
  // As `deploy` leaves it: it tells whether the authority's way leads here.
  await writeFile(join(challenges, 'runbook'), `${domain}\n`, { mode: 0o644 });
  await mkdir(join(host.letsencrypt, 'renewal'), { recursive: true, mode: 0o755 });
  await writeFile(join(host.letsencrypt, 'renewal', `${domain}.conf`), renewalSettings);
  const first = lineage(host.letsencrypt, domain);
  await first.link(await first.add(issue(authority, domain, now), authority.certificate));
}

/** As certbot writes them; it uses the moment of the certificate's last third where no `renew_before_expiry` is set. */
const renewalSettings = `# renew_before_expiry = 30 days
version = 5.5.0
archive_dir = /etc/letsencrypt/archive/${domain}
cert = /etc/letsencrypt/live/${domain}/cert.pem
privkey = /etc/letsencrypt/live/${domain}/privkey.pem
chain = /etc/letsencrypt/live/${domain}/chain.pem
fullchain = /etc/letsencrypt/live/${domain}/fullchain.pem

[renewalparams]
authenticator = webroot
webroot_path = /var/www/acme,
server = the sandbox's own authority
`;

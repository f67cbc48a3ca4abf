import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issued } from './authority.ts';

/** The folder of certificates as certbot keeps it: `archive/` with every version, `live/` with links to one. */
export interface Lineage {
  readonly name: string;
  /** The version that the links lead to, and the newest one; 0 for none. */
  live(): Promise<number>;
  newest(): Promise<number>;
  /** PEM of the certificate that the links lead to. */
  certificate(): Promise<string>;
  /** Adds the next version without linking to it; returns its number. */
  add(issued: Issued, chain: string): Promise<number>;
  /** Points the links to a version, each in one step. */
  link(version: number): Promise<void>;
}

const kinds = ['cert', 'chain', 'fullchain', 'privkey'] as const;

/** The lineage of a name below `/etc/letsencrypt`, which need not exist yet. */
export function lineage(letsencrypt: string, name: string): Lineage {
  const live = join(letsencrypt, 'live', name);
  const archive = join(letsencrypt, 'archive', name);
  const newest = async (): Promise<number> => {
    if (!existsSync(archive)) return 0;
    const versions = (await readdir(archive)).map((file) => Number(/^fullchain(\d+)\.pem$/u.exec(file)?.[1]));
    return Math.max(0, ...versions.filter((version) => version > 0));
  };
  return {
    name,
    newest,
    async live() {
      const to = await readlink(join(live, 'fullchain.pem')).catch(() => '');
      return Number(/fullchain(\d+)\.pem$/u.exec(to)?.[1] ?? 0);
    },
    certificate: async () => readFile(join(live, 'fullchain.pem'), 'utf8'),
    async add({ certificate, key }, chain) {
      await mkdir(archive, { recursive: true, mode: 0o700 });
      const version = (await newest()) + 1;
      const contents = { cert: certificate, chain, fullchain: certificate + chain, privkey: key };
      for (const kind of kinds) {
        const mode = kind === 'privkey' ? 0o600 : 0o644;
        await writeFile(join(archive, `${kind}${version}.pem`), contents[kind], { mode });
      }
      return version;
    },
    async link(version) {
      await mkdir(live, { recursive: true, mode: 0o700 });
      for (const kind of kinds) {
        const made = join(live, `.${kind}.new`);
        await rm(made, { force: true });
        await symlink(`../../archive/${name}/${kind}${version}.pem`, made);
        await rename(made, join(live, `${kind}.pem`));
      }
    },
  };
}

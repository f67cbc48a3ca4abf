import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The checkout. */
export const root: string = fileURLToPath(new URL('../../../', import.meta.url));

/** Where runs are started from, and where they are remembered. */
export interface Place {
  /** Removed by `end`. */
  readonly folder: string;
  /** What every command of the program is given: which project, which environment. */
  readonly words: readonly string[];
  /** Added to the program's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Backup sets, by name. */
  readonly sets: string;
  end(): void;
}

/** An environment file's content, loosely. */
export type EnvironmentFile = Record<string, unknown> & { readonly vars: Record<string, unknown> };

/**
 * The project with an environment of its own: that of the stack, changed. What the engine keeps on this machine is
 * below a temporary folder.
 */
export function openPlace(
  change: (environment: EnvironmentFile, folder: string) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): Place {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-e2e-'));
  for (const name of ['runbooks', 'compose'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const environments = join(folder, 'runbooks/environments');
  const environment = parse(readFileSync(join(environments, 'docker.yaml'), 'utf8')) as EnvironmentFile;
  const sets = join(folder, '.runbook/docker/backups/sets');
  change(environment, folder);
  writeFileSync(join(environments, 'docker.yaml'), JSON.stringify(environment));
  return {
    folder,
    words: ['--dir', folder, '--env', 'docker'],
    env,
    sets,
    end: () => rmSync(folder, { recursive: true }),
  };
}

/**
 * Brings the deployment to the state that every file of cases starts from: old versions, the same users and repositories.
 * `postgres` is the tag of the database's image, where it is another one.
 */
export function redeploy({ postgres }: { readonly postgres?: string } = {}): void {
  stack(['redeploy'], postgres === undefined ? {} : { RUNBOOK_E2E_POSTGRES: postgres });
}

/** Real versions of PostgreSQL that the registry has, by which their images are named: of one major, and of the next. */
export function postgresVersions(): { readonly old: string; readonly next: string } {
  const [old = '', next = ''] = (process.env['RUNBOOK_E2E_POSTGRES_VERSIONS'] ?? '').split(' ');
  return { old, next };
}

/** Brings the host to the state before its first deployment; a certificate is there. */
export function emptyHost(): void {
  stack(['empty']);
}

/** Gives the site a certificate that is valid for so many days, also by the host's address on Docker's bridge. */
export function certify(days: number): void {
  stack(['certify', String(days)]);
}

function stack(words: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  execFileSync(join(root, 'test/e2e/stack'), words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
}

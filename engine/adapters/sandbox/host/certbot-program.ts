import { X509Certificate, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecResult } from '../../../ports/transport.ts';
import { type Authority, issue } from '../authority/authority.ts';
import { authorityFiles } from '../authority/create-certificates.ts';
import { type Lineage, lineage } from '../authority/lineage.ts';
import type { HostLayout } from '../layout.ts';
import type { Machine } from './machine.ts';
import { type ProgramRun, exit, option, succeeded, unknownProgram } from './program-run.ts';

/** What one certificate's renewal came to. */
type Renewal =
  | { readonly kind: 'renewed' | 'linked' | 'not-due'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string };

const day = 24 * 60 * 60 * 1000;
const flags: ReadonlySet<string> = new Set([
  '--webroot',
  '--non-interactive',
  '-n',
  '-q',
  '--quiet',
  '--no-random-sleep-on-renew',
  '--force-renewal',
]);
const withValue: ReadonlySet<string> = new Set(['-w', '--webroot-path', '--cert-name']);

/** `certbot renew` by webroot, against the authority of the sandbox, and `certbot --version`. */
export async function runCertbot(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const { image, write, machine } = run;
  if (args[0] === '--version') {
    await write('stdout', `certbot ${image.release.replace('v', '')} (sandbox)\n`);
    return succeeded;
  }
  const [command, ...options] = args;
  if (command !== 'renew') return unknownProgram(run);
  const unknown = unknownOption(options);
  if (unknown !== undefined) {
    await write('stderr', `certbot: error: unrecognized arguments: ${unknown}\n`);
    return exit(2);
  }
  const renewals: Renewal[] = [];
  for (const name of await certificateNames(machine.layout, option(options, '--cert-name'))) {
    run.signal.throwIfAborted();
    renewals.push(await renew(name, options.includes('--force-renewal'), machine));
  }
  return tell(renewals, run);
}

function unknownOption(options: readonly string[]): string | undefined {
  return options.find((word, index) => {
    const isValue = withValue.has(options[index - 1] ?? '');
    return !isValue && !flags.has(word) && !withValue.has(word.split('=')[0] ?? word);
  });
}

async function certificateNames(
  { letsencrypt }: HostLayout,
  only: string | undefined,
): Promise<readonly string[]> {
  const files = await readdir(join(letsencrypt, 'renewal'));
  const names = files.filter((file) => file.endsWith('.conf')).map((file) => file.slice(0, -'.conf'.length));
  return names.filter((name) => only === undefined || name === only);
}

async function renew(name: string, isForced: boolean, machine: Machine): Promise<Renewal> {
  const { layout } = machine;
  const files = lineage(layout.letsencrypt, name);
  // A version that nothing leads to is taken before another one is asked for.
  const [live, newest] = [await files.live(), await files.newest()];
  if (newest > live) {
    await files.link(newest);
    return { kind: 'linked', name };
  }
  if (!isForced && !(await isDue(files, layout))) return { kind: 'not-due', name };
  const reason = await challenge(machine);
  if (reason !== undefined) return { kind: 'failed', name, reason };
  const authority = await readAuthority(layout);
  const version = await files.add(issue(authority, name, new Date()), authority.certificate);
  await files.link(version);
  return { kind: 'renewed', name };
}

/** In the last third of its life, or as many days before its end as its settings say. */
async function isDue(files: Lineage, { letsencrypt }: HostLayout): Promise<boolean> {
  const { validFromDate, validToDate } = new X509Certificate(await files.certificate());
  const settings = await readFile(join(letsencrypt, 'renewal', `${files.name}.conf`), 'utf8');
  const days = /^renew_before_expiry\s*=\s*(\d+) days?$/mu.exec(settings)?.[1];
  const third = (validToDate.getTime() - validFromDate.getTime()) / 3;
  const before = days === undefined ? third : Number(days) * day;
  return validToDate.getTime() - Date.now() < before;
}

/** Puts a token where the proxy serves it, and fetches it as the authority would; what went wrong, if anything. */
async function challenge({ layout, ports }: Machine): Promise<string | undefined> {
  const token = randomBytes(16).toString('hex');
  const folder = join(layout.acme, '.well-known', 'acme-challenge');
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const path = join(folder, token);
  const url = `http://127.0.0.1:${ports.proxy}/.well-known/acme-challenge/${token}`;
  try {
    await writeFile(path, `${token}.sandbox`);
    const answer = await fetch(url, { redirect: 'manual' });
    const body = await answer.text();
    if (answer.status !== 200) return `the challenge was answered with status ${answer.status}`;
    return body === `${token}.sandbox` ? undefined : 'the challenge was answered with another text';
  } catch (error) {
    return `the challenge could not be fetched: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await rm(path, { force: true });
  }
}

async function readAuthority({ authority }: HostLayout): Promise<Authority> {
  const read = async (file: string): Promise<string> => readFile(join(authority, file), 'utf8');
  return {
    certificate: await read(authorityFiles.certificate),
    key: await read(authorityFiles.key),
  };
}

async function tell(renewals: readonly Renewal[], { write }: ProgramRun): Promise<ExecResult> {
  const fullchain = (name: string): string => `/etc/letsencrypt/live/${name}/fullchain.pem`;
  for (const { kind, name } of renewals) {
    if (kind === 'renewed') await write('stdout', `  ${fullchain(name)} (success)\n`);
    if (kind === 'not-due') await write('stdout', `  ${fullchain(name)} is not due for renewal yet\n`);
    if (kind === 'linked') {
      await write(
        'stderr',
        `Found a new certificate /archive/ that was not linked to in /live/; fixing ${name}\n`,
      );
    }
  }
  const failed = renewals.filter((renewal) => renewal.kind === 'failed');
  for (const { name, reason } of failed) {
    await write('stderr', `Failed to renew certificate ${name} with error: ${reason}\n`);
  }
  if (renewals.every(({ kind }) => kind === 'not-due'))
    await write('stdout', 'No renewals were attempted.\n');
  return failed.length === 0 ? succeeded : exit(1);
}

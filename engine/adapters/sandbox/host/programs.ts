import { setTimeout } from 'node:timers/promises';
import type { ExecResult } from '../../../ports/transport.ts';
import { records } from '../forge/records.ts';
import type { SandboxImage } from '../images.ts';
import { readProxyConfig } from './boot.ts';
import type { Machine } from './machine.ts';

/** A program run in a container. The sandbox never starts a program of the real machine here. */
export interface ProgramRun {
  readonly machine: Machine;
  readonly image: SandboxImage;
  /** The service whose live container it runs in; undefined for a fresh container beside. */
  readonly service: string | undefined;
  readonly argv: readonly [string, ...string[]];
  readonly stdin: Buffer;
  readonly signal: AbortSignal;
  write(stream: 'stdout' | 'stderr', text: string): Promise<void>;
}

const succeeded: ExecResult = { exitCode: 0, signal: undefined };

/** Runs one of the few programs that the sandbox has; anything else ends with exit code 127. */
export async function runProgram(run: ProgramRun): Promise<ExecResult> {
  const [program, ...args] = run.argv;
  const name = program.split('/').at(-1) ?? program;
  const common = await runCommon(run, name, args);
  if (common !== undefined) return common;
  switch (run.image.program) {
    case 'gitea':
      return name === 'gitea' ? await runGitea(run, args) : await unknownProgram(run);
    case 'nginx':
      return name === 'nginx' ? await runNginx(run, args) : await unknownProgram(run);
    case 'postgres':
      return await runPostgres(run, name, args);
  }
}

/** What every real image has too. */
async function runCommon(
  { write, stdin, signal }: ProgramRun,
  name: string,
  args: readonly string[],
): Promise<ExecResult | undefined> {
  switch (name) {
    case 'true':
      return succeeded;
    case 'false':
      return exit(1);
    case 'echo':
      await write('stdout', `${args.join(' ')}\n`);
      return succeeded;
    case 'cat':
      await write('stdout', stdin.toString());
      return succeeded;
    case 'sleep':
      return await sleep(Number(args[0]), signal);
    default:
      return undefined;
  }
}

async function sleep(seconds: number, signal: AbortSignal): Promise<ExecResult> {
  try {
    await setTimeout(seconds * 1000, undefined, { signal });
    return succeeded;
  } catch {
    return { exitCode: undefined, signal: 'SIGTERM' };
  }
}

async function runGitea(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const { image, write } = run;
  if (args[0] === '--version' || args[0] === '-v') {
    await write('stdout', `Gitea version ${image.release} (sandbox)\n`);
    return succeeded;
  }
  if (args[0] === 'admin' && args[1] === 'user' && args[2] === 'create') return await createUser(run, args);
  if (args[0] === 'admin' && args[1] === 'user' && args[2] === 'list') return await listUsers(run);
  return await unknownProgram(run);
}

async function createUser(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const name = option(args, '--username');
  const password = option(args, '--password');
  const email = option(args, '--email');
  if (name === undefined || password === undefined || email === undefined) {
    await run.write('stderr', 'Command error: --username, --password and --email are required\n');
    return exit(1);
  }
  const created = Math.floor(Date.now() / 1000);
  const isAdmin = args.includes('--admin');
  const isNew = await run.machine.storage('gitea')(async (database) => {
    const tables = records(database, run.image.release);
    if ((await tables.account(name)) !== undefined) return false;
    await tables.addAccount({ name, email, password, isAdmin, created });
    return true;
  });
  if (isNew) {
    await run.write('stdout', `New user '${name}' has been successfully created!\n`);
    return succeeded;
  }
  await run.write('stderr', `Command error: CreateUser: user already exists [name: ${name}]\n`);
  return exit(1);
}

async function listUsers({ machine, image, write }: ProgramRun): Promise<ExecResult> {
  const accounts = await machine.storage('gitea')(
    async (database) => await records(database, image.release).accounts(),
  );
  await write('stdout', 'Username\tIsAdmin\n');
  for (const { name, isAdmin } of accounts) await write('stdout', `${name}\t${isAdmin}\n`);
  return succeeded;
}

async function runNginx(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const { image, write } = run;
  const command = args.join(' ');
  if (command === '-v') {
    await write('stderr', `nginx version: nginx/${image.release} (sandbox)\n`);
    return succeeded;
  }
  if (command !== '-t' && command !== '-s reload') return await unknownProgram(run);
  const file = '/etc/nginx/nginx.conf';
  try {
    await readProxyConfig(image, run.machine.layout);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await write('stderr', `nginx: [emerg] ${reason}\n`);
    if (command === '-t') await write('stderr', `nginx: configuration file ${file} test failed\n`);
    return exit(1);
  }
  if (command === '-t') {
    await write('stderr', `nginx: the configuration file ${file} syntax is ok\n`);
    await write('stderr', `nginx: configuration file ${file} test is successful\n`);
  } else if (run.service !== undefined) {
    await run.machine.running(run.service).reload?.();
  }
  return succeeded;
}

async function runPostgres(
  run: ProgramRun,
  name: string,
  args: readonly string[],
): Promise<ExecResult> {
  switch (name) {
    case 'pg_isready':
      await run.write('stdout', '127.0.0.1:5432 - accepting connections\n');
      return succeeded;
    case 'postgres':
    case 'psql':
      if (args[0] === '--version' || args[0] === '-V') {
        await run.write('stdout', `${name} (PostgreSQL) ${run.image.release} (sandbox)\n`);
        return succeeded;
      }
      return name === 'psql' ? await runPsql(run, args) : await unknownProgram(run);
    default:
      return await unknownProgram(run);
  }
}

/** `psql -d DATABASE -c SQL`, printing rows as `-At` does. */
async function runPsql(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const database = option(args, '-d') ?? option(args, '--dbname') ?? 'gitea';
  const sql = option(args, '-c') ?? option(args, '--command') ?? run.stdin.toString();
  try {
    const rows = await run.machine.storage(database)(async (opened) => {
      const results = await opened.exec(sql, { rowMode: 'array' });
      return results.flatMap((result) => result.rows.map((row) => Object.values(row)));
    });
    for (const row of rows) {
      const cells = row.map((cell) => (cell === null ? '' : String(cell)));
      await run.write('stdout', `${cells.join('|')}\n`);
    }
    return succeeded;
  } catch (error) {
    await run.write('stderr', `ERROR:  ${error instanceof Error ? error.message : String(error)}\n`);
    return exit(1);
  }
}

async function unknownProgram({ argv, image, write }: ProgramRun): Promise<ExecResult> {
  const offered = {
    gitea: 'gitea --version, gitea admin user create, gitea admin user list',
    nginx: 'nginx -t, nginx -s reload, nginx -v',
    postgres: 'pg_isready, psql -c, postgres --version',
  }[image.program];
  const words = `the sandbox has no "${argv.join(' ')}" in ${image.ref}; it has ${offered}`;
  await write('stderr', `${words}, true, false, echo, cat, sleep\n`);
  return exit(127);
}

function exit(exitCode: number): ExecResult {
  return { exitCode, signal: undefined };
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const arg = args[at];
  if (arg === undefined) return undefined;
  return arg === name ? args[at + 1] : arg.slice(name.length + 1);
}

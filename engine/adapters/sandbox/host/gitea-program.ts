import type { ExecResult } from '../../../ports/transport.ts';
import { readAppIni } from '../forge/app-ini.ts';
import { migrateAs } from '../forge/migrations.ts';
import { records } from '../forge/records.ts';
import { type ProgramRun, exit, option, succeeded, unknownProgram } from './program-run.ts';

/** `gitea --version`, `gitea migrate`, `gitea admin user create` and `gitea admin user list`. */
export async function runGitea(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const { image, write } = run;
  if (args[0] === '--version' || args[0] === '-v') {
    await write('stdout', `Gitea version ${image.release} (sandbox)\n`);
    return succeeded;
  }
  if (args[0] === 'migrate') return runMigrate(run);
  if (args[0] === 'admin' && args[1] === 'user' && args[2] === 'create') return createUser(run, args);
  if (args[0] === 'admin' && args[1] === 'user' && args[2] === 'list') return listUsers(run);
  return unknownProgram(run);
}

/**
 * Migrates the database of `app.ini`, or that of `GITEA__database__NAME`, as the real image takes
 * settings from its environment: a new version can be rehearsed on a restored copy.
 */
async function runMigrate({ machine, image, env, write }: ProgramRun): Promise<ExecResult> {
  try {
    const settings = await readAppIni(machine.layout.appIni);
    const database = env['GITEA__database__NAME'] ?? settings.database;
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    await machine.storage(database)((opened) => migrateAs(image, opened, log));
    for (const line of lines) await write('stdout', `${line}\n`);
    return succeeded;
  } catch (error) {
    await write('stderr', `Command error: ${error instanceof Error ? error.message : String(error)}\n`);
    return exit(1);
  }
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
  const accounts = await machine.storage('gitea')(async (database) =>
    records(database, image.release).accounts(),
  );
  await write('stdout', 'Username\tIsAdmin\n');
  for (const { name, isAdmin } of accounts) await write('stdout', `${name}\t${isAdmin}\n`);
  return succeeded;
}

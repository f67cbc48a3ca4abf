import { readFile } from 'node:fs/promises';
import { StartFailure } from './storage.ts';

/** What the forge needs of its `app.ini`. */
export interface ForgeSettings {
  readonly database: string;
  readonly secretKey: string;
}

/** The `app.ini` of a new sandbox. */
export function newAppIni(secretKey: string): string {
  return [
    'APP_NAME = Gitea (sandbox)',
    'RUN_MODE = prod',
    '',
    '[database]',
    'DB_TYPE = postgres',
    'HOST = postgres:5432',
    'NAME = gitea',
    'USER = gitea',
    '',
    '[repository]',
    'ROOT = /data/git/repositories',
    '',
    '[server]',
    'HTTP_PORT = 3000',
    '',
    '[security]',
    'INSTALL_LOCK = true',
    `SECRET_KEY = ${secretKey}`,
    '',
  ].join('\n');
}

/** Reads `app.ini`; without it or without its SECRET_KEY the forge does not start. */
export async function readAppIni(path: string): Promise<ForgeSettings> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch {
    throw new StartFailure('Unable to load config file /data/gitea/conf/app.ini');
  }
  const database = valueOf(content, 'database', 'NAME');
  const secretKey = valueOf(content, 'security', 'SECRET_KEY');
  if (database === undefined) throw new StartFailure('app.ini: [database] NAME is missing');
  if (secretKey === undefined) throw new StartFailure('app.ini: [security] SECRET_KEY is missing');
  return { database, secretKey };
}

function valueOf(content: string, section: string, key: string): string | undefined {
  let current = '';
  for (const line of content.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(line);
    if (header?.[1] !== undefined) current = header[1];
    const [name = '', ...value] = line.split('=');
    if (current === section && name.trim() === key) return value.join('=').trim() || undefined;
  }
  return undefined;
}

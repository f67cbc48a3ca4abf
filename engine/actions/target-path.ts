import { ActionError, type ActionContext } from './define-action.ts';

/** The part of an absolute path before its last name: `/a/b` → `/a`. */
export function directoryOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}

/** The last name of a path: `/a/b` → `b`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path below a directory. */
export function joined(directory: string, name: string): string {
  return directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`;
}

/**
 * The path without doubled or trailing slashes. Throws an ActionError that names `input` when it is
 * not absolute, has a `..` in it, or is the root directory.
 */
export function absolutePath(path: string, input = 'path'): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (!path.startsWith('/') || path.includes('\0') || segments.includes('..') || segments.length === 0) {
    throw new ActionError(`\`${input}\` is not a usable path on the target: ${JSON.stringify(path)}`, {
      help: 'give an absolute path without `..`, such as `/srv/data/file`',
    });
  }
  return `/${segments.join('/')}`;
}

/** A name beside `path` that belongs to this run and step alone, and is the same for every attempt. */
export function besidePath(path: string, purpose: string, context: ActionContext): string {
  const owner = `${context.identity.run}-${context.owner}`.replaceAll(/[^A-Za-z0-9_-]/gu, '_');
  return joined(directoryOf(path), `.${nameOf(path)}.${purpose}-${owner}`);
}

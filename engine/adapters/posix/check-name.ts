import { PortError } from '../../ports/port-error.ts';

const NAME: Readonly<Record<'lock' | 'run', RegExp>> = {
  lock: /^[a-z0-9_-][a-z0-9._-]{0,99}$/,
  run: /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/,
};

/** Returns the name when it can be part of a file's name on the target; else throws a PortError. */
export function checkName(kind: 'lock' | 'run', name: string): string {
  if (NAME[kind].test(name)) return name;
  const letters = kind === 'lock' ? 'small letters' : 'letters';
  throw new PortError('unsupported', `${JSON.stringify(name)} cannot be the name of a ${kind}`, {
    help: `use at most 100 ${letters}, digits, dots, dashes and underscores, not starting with a dot`,
  });
}

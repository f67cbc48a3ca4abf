import { hostname, userInfo } from 'node:os';

/** Who runs the engine, and where: `user@machine`. */
export function whoAmI(): string {
  return `${userName()}@${hostname()}`;
}

/** A process in a container may run as a number without a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.geteuid?.() ?? 'unknown');
  }
}

import { fstatSync } from 'node:fs';

/** What the kernel numbers /dev/null: major 1, minor 3. */
const nullDevice = 0x103;

/**
 * Whether a descriptor is a terminal. What is no character device never is one, and neither is /dev/null;
 * so `node:tty`, which brings all of Node's network code with it, is loaded only where somebody may look.
 */
export function isTerminal(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    if (!found.isCharacterDevice() || found.rdev === nullDevice) return false;
  } catch {
    return false; // It was closed before we started.
  }
  return process.getBuiltinModule('node:tty').isatty(descriptor);
}

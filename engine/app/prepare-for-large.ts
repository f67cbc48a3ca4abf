import { setFlagsFromString } from 'node:v8';

/** Bytes of a file from which on it pays: some thousand steps. */
const large = 1024 * 1024;

/**
 * Prepares V8 for reading a large file. Nearly all that is made of a file stays, and each small step by which the
 * young generation grows copies it once more; and what reads it is worth optimising sooner than a short command
 * (engine/cli/main.ts), for functions that have not run before.
 */
export function prepareForLarge(bytes: number): void {
  if (bytes < large) return;
  setFlagsFromString('--semi-space-growth-factor=8');
  setFlagsFromString('--invocation-count-for-maglev=3000');
  setFlagsFromString('--invocation-count-for-maglev-osr=500');
  setFlagsFromString('--invocation-count-for-turbofan=20000');
  setFlagsFromString('--invocation-count-for-osr=3000');
}

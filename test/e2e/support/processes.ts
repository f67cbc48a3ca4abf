import { readdirSync, readFileSync } from 'node:fs';

/** The processes of this machine, those in its containers too, whose arguments or environment hold a text. */
export function processesWith(text: string, file: 'cmdline' | 'environ'): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name) && name !== String(process.pid))
    .filter((pid) => readOf(pid, file).includes(text))
    .map(Number);
}

/** What a process has started itself and is still alive. */
export function childrenOf(pid: number): readonly number[] {
  return readOf(String(pid), `task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
}

/** A process's arguments, as one would type them. */
export function commandOf(pid: number): string {
  return readOf(String(pid), 'cmdline').replaceAll('\0', ' ');
}

function readOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile, or is a thread of the kernel.
    return '';
  }
}

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TransportSource } from './open-transport.ts';

/** An engine in a process of its own. */
export interface PlayedEngine {
  /** Resolves with the first line that begins so; rejects when the program ends before. */
  line(start: string): Promise<string>;
  /** Resolves when it has ended, with its exit code. */
  readonly ended: Promise<number | undefined>;
  /** Ends it as `kill -9` does. */
  kill(): void;
  /** Lets it go on. */
  goOn(): void;
}

const PROGRAM = fileURLToPath(new URL('engine-program.ts', import.meta.url));

/** Starts the fixture program `engine-program.ts`. */
export function playEngine(
  source: TransportSource,
  task: 'exec' | 'lock' | 'pass',
  name: string,
  folder = '',
): PlayedEngine {
  const argv = [PROGRAM, JSON.stringify(source), task, name, folder];
  const child = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => {});
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    tell();
  });
  let over = false;
  const ended = new Promise<number | undefined>((resolve) =>
    child.once('close', (code) => {
      over = true;
      tell();
      resolve(code ?? undefined);
    }),
  );
  const line = (start: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((candidate) => candidate.startsWith(start));
        if (found === undefined && !over) return;
        listeners.delete(look);
        if (found === undefined) reject(new Error(`it ended without saying ${start}`));
        else resolve(found);
      };
      listeners.add(look);
      look();
    });
  return { line, ended, kill: () => void child.kill('SIGKILL'), goOn: () => void child.stdin.write('\n') };
}

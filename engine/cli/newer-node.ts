import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { engineVersion } from '../app/version.ts';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Runs the same command line with the Node that came with the packages, and ends as it ends.
 * Kept to what Node 20 knows. Without such a Node it says what to do and exits with 2.
 */
export function runWithNewerNode(node: string, oldest: number): void {
  if (!existsSync(node)) {
    process.stderr.write(
      `error: runbook ${engineVersion} needs Node ${oldest} or newer; this is ${process.versions.node}.\n` +
        `help: install a newer Node and put it first in PATH, or run \`npm ci\` in the checkout, which brings one along.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of forwarded) {
    process.on(signal, () => {
      // A terminal has sent these two to the child already; twice would look like an impatient user.
      if (process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT')) return;
      child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`error: cannot start ${node}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
  });
}

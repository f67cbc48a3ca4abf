import { createInterface } from 'node:readline';

/** Asks questions on the terminal: on stderr, so that stdout stays what was asked for. */
export interface Prompt {
  say(line: string): void;
  /** The line that was typed; undefined when the input is at its end (Ctrl-D) or `signal` was aborted. */
  ask(question: string, signal?: AbortSignal): Promise<string | undefined>;
  close(): void;
}

/** Opens the terminal for questions. Ctrl-C goes to `interrupt`, else it ends the input. */
export function openPrompt(interrupt?: () => void): Prompt {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  let ended = false;
  let finish: ((answer: string | undefined) => void) | undefined;
  const settle = (answer: string | undefined): void => {
    finish?.(answer);
    finish = undefined;
  };
  reader.on('line', (line) => settle(line.trim()));
  reader.on('close', () => {
    ended = true;
    settle(undefined);
  });
  reader.on('SIGINT', () => {
    process.stderr.write('\n');
    if (interrupt === undefined) reader.close();
    else interrupt();
  });
  return {
    say: (line) => process.stderr.write(`${line}\n`),
    ask: (question, signal) =>
      new Promise((resolve) => {
        if (ended || signal?.aborted === true) {
          resolve(undefined);
          return;
        }
        const stop = (): void => settle(undefined);
        signal?.addEventListener('abort', stop, { once: true });
        finish = (answer) => {
          signal?.removeEventListener('abort', stop);
          resolve(answer);
        };
        reader.setPrompt(question);
        reader.prompt();
      }),
    close() {
      finish = undefined;
      reader.close();
    },
  };
}

import { homedir } from 'node:os';
import { isatty } from 'node:tty';
import { ansiPaint, noPaint } from '../report/style.ts';
import type { Paint } from '../report/style.ts';

/** A stream that a command prints to. */
export interface Output {
  /** Adds a line break. */
  line(text?: string): void;
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Columns to fit into: the terminal's, 80 elsewhere. */
  width(): number;
  /** Rows of the terminal, 24 elsewhere. */
  height(): number;
  readonly paint: Paint;
  /** Resolves when everything is with the operating system, or the reader is gone. */
  flush(): Promise<void>;
}

/** What a command meets of the process it runs in. */
export interface Io {
  readonly out: Output;
  readonly err: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly home: string;
  /** Whether somebody can be asked. */
  readonly canAsk: boolean;
}

const defaultWidth = 80;
const defaultHeight = 24;
const narrowestWidth = 20;

/** NO_COLOR and FORCE_COLOR decide where they are set (no-color.org), else whether a terminal reads. */
export function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean, refused: boolean): boolean {
  if (refused || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** The process's own streams. `noColor` is the flag of that name. */
export function processIo(argv: readonly string[]): Io {
  const refused = argv.includes('--no-color');
  return {
    out: output(process.stdout, 1, refused),
    err: output(process.stderr, 2, refused),
    env: process.env,
    cwd: process.cwd(),
    home: homedir(),
    canAsk: isatty(0) && isatty(2),
  };
}

function output(stream: NodeJS.WriteStream, descriptor: number, refused: boolean): Output {
  let gone = false;
  let failure: Error | undefined;
  const isTerminal = isatty(descriptor);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    // A reader that has seen enough (`| head`), or a terminal that was closed, is no failure; a full disk is.
    if (error.code !== 'EPIPE' && error.code !== 'EIO') failure = error;
  });
  const write = (text: string): void => {
    if (!gone) stream.write(text);
  };
  return {
    line: (text = '') => write(`${text}\n`),
    write,
    isTerminal,
    width: () => Math.max(narrowestWidth, sizeOf(stream.columns) ?? columnsOf(process.env)),
    height: () => sizeOf(stream.rows) ?? defaultHeight,
    paint: wantsColor(process.env, isTerminal, refused) ? ansiPaint : noPaint,
    async flush() {
      if (!gone) await new Promise<void>((resolve) => stream.write('', () => resolve()));
      if (failure !== undefined && descriptor === 1) throw failure;
    },
  };
}

/** A terminal that does not know its size says 0; what is none says nothing. */
function sizeOf(size: number | undefined): number | undefined {
  return size === undefined || size === 0 ? undefined : size;
}

function columnsOf(env: NodeJS.ProcessEnv): number {
  const columns = Number(env['COLUMNS']);
  return Number.isInteger(columns) && columns > 0 ? columns : defaultWidth;
}

import { homedir } from 'node:os';
import { ansiPaint, noPaint } from '../report/style.ts';
import type { Paint } from '../report/style.ts';
import { isTerminal } from './is-terminal.ts';
import { descriptorSink, streamSink } from './sink.ts';
import type { Sink } from './sink.ts';

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
export function wantsColor(env: NodeJS.ProcessEnv, terminal: boolean, refused: boolean): boolean {
  if (refused || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return terminal && env['TERM'] !== 'dumb';
}

/** The process's own streams. `noColor` is the flag of that name. */
export function processIo(argv: readonly string[]): Io {
  const refused = argv.includes('--no-color');
  return {
    out: output(1, refused),
    err: output(2, refused),
    env: process.env,
    cwd: process.cwd(),
    home: homedir(),
    canAsk: isTerminal(0) && isTerminal(2),
  };
}

function output(descriptor: 1 | 2, refused: boolean): Output {
  const terminal = isTerminal(descriptor);
  const stream = (): NodeJS.WriteStream => (descriptor === 1 ? process.stdout : process.stderr);
  const sink: Sink = terminal ? streamSink(stream()) : descriptorSink(descriptor, stream);
  return {
    line: (text = '') => sink.write(`${text}\n`),
    write: (text) => sink.write(text),
    isTerminal: terminal,
    width: () =>
      Math.max(narrowestWidth, (terminal ? sizeOf(stream().columns) : undefined) ?? columnsOf(process.env)),
    height: () => (terminal ? sizeOf(stream().rows) : undefined) ?? defaultHeight,
    paint: wantsColor(process.env, terminal, refused) ? ansiPaint : noPaint,
    async flush() {
      const failure = await sink.flush();
      if (failure !== undefined && descriptor === 1) throw failure;
    },
  };
}

/** A terminal that does not know its size says 0. */
function sizeOf(size: number): number | undefined {
  return size === 0 ? undefined : size;
}

function columnsOf(env: NodeJS.ProcessEnv): number {
  const columns = Number(env['COLUMNS']);
  return Number.isInteger(columns) && columns > 0 ? columns : defaultWidth;
}

import type { Masker } from '../journal/mask.ts';

const longestLine = 32_768;

/** Cuts what a program prints into whole, masked lines. */
export interface OutputLines {
  write(chunk: string | Uint8Array): void;
  /** Hands over an unfinished last line. */
  flush(): void;
}

/**
 * A line is masked as a whole, so a secret that arrives in pieces is found; of a line without an end
 * as much is held back as the longest secret could need. Secrets of several lines are masked line by
 * line as well as whole.
 */
export function outputLines(masker: Masker, emit: (lines: readonly string[]) => void): OutputLines {
  const decoder = new TextDecoder();
  let rest = '';
  const take = (text: string): void => {
    const whole = masker.mask(text).split(/\r?\n/);
    if (whole.at(-1) === '') whole.pop();
    if (whole.length > 0) emit(whole);
  };
  const write = (chunk: string | Uint8Array): void => {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const end = rest.lastIndexOf('\n') + 1;
    if (end > 0) {
      take(rest.slice(0, end));
      rest = rest.slice(end);
    }
    if (rest.length > longestLine + masker.longest) {
      const masked = masker.mask(rest);
      const kept = masked.slice(-masker.longest || masked.length);
      emit([masked.slice(0, masked.length - kept.length)]);
      rest = kept;
    }
  };
  return {
    write,
    flush() {
      rest += decoder.decode();
      if (rest !== '') take(rest);
      rest = '';
    },
  };
}

import type { Masker } from '../journal/mask.ts';

const longestLine = 32_768;

/** Cuts what a program prints into whole, masked lines. */
export interface OutputLines {
  write(chunk: string | Uint8Array): void;
  /** Hands over what is left: an unfinished last line, and lines that looked like the start of a secret. */
  flush(): void;
}

/**
 * Lines are handed over as soon as they are whole, unless they may be the beginning of a secret of
 * several lines, or of an encoding of one that is broken into lines; so a secret that arrives in
 * pieces is found. Of a line without an end as much is held back as may belong to a secret.
 */
export function outputLines(masker: Masker, emit: (lines: readonly string[]) => void): OutputLines {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  const take = (length: number): void => {
    const whole = masker.mask(rest.slice(0, length)).split(/\r?\n/);
    rest = rest.slice(length);
    if (whole.at(-1) === '') whole.pop();
    if (whole.length > 0) emit(whole);
  };
  const write = (chunk: string | Uint8Array): void => {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.lastIndexOf('\n') + 1;
    if (lines > 0) {
      const settled = masker.settled(rest.slice(0, lines));
      if (settled > 0) take(settled);
    }
    if (rest.length - rest.lastIndexOf('\n') > longestLine) {
      const settled = masker.settled(rest);
      if (settled > 0) take(settled);
    }
  };
  return {
    write,
    flush() {
      rest += decoder.decode();
      if (rest !== '') take(rest.length);
    },
  };
}

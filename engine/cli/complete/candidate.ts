/** A word that could stand there. One that ends in `=` wants more behind it. */
export interface Candidate {
  readonly value: string;
  readonly text?: string;
}

/** What could stand there: words, or any file. */
export interface Candidates {
  readonly words: readonly Candidate[];
  readonly files: boolean;
}

/** Nothing is known. */
export const nothing: Candidates = { words: [], files: false };

/** A file has to be named. */
export const anyFile: Candidates = { words: [], files: true };

/** Some words. */
export function words(all: readonly (string | Candidate)[]): Candidates {
  return { words: all.map((each) => (typeof each === 'string' ? { value: each } : each)), files: false };
}

/** How much a file may cost before it is refused. */
export interface ParseLimits {
  /** Bytes of the file; its characters are held to the same number. */
  readonly size: number;
  /** Maps and lists within each other. */
  readonly depth: number;
  /** Values that aliases and merge keys repeat, all together. */
  readonly repeated: number;
}

/** Generous for people, small enough for a machine to stay well. */
export const defaultLimits: ParseLimits = { size: 5_000_000, depth: 100, repeated: 200_000 };

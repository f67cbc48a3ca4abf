/** How much a file may cost before it is refused. */
export interface ParseLimits {
  /** Bytes of the file; its characters are held to the same number. */
  readonly size: number;
  readonly lines: number;
  /** Words and signs: keys, values, comments, and each `-`, `:`, `,` and bracket; one that opens counts four times. */
  readonly marks: number;
  /** Maps and lists within each other. */
  readonly depth: number;
  /** Values that aliases and merge keys repeat, all together. */
  readonly repeated: number;
}

/**
 * Generous for people, small enough for a machine to stay well: a runbook of 10,000 steps is of 3 MB,
 * 100,000 lines and 560,000 marks. What reading costs follows the marks more than the size.
 */
export const defaultLimits: ParseLimits = {
  size: 4_000_000,
  lines: 150_000,
  marks: 600_000,
  depth: 100,
  repeated: 200_000,
};

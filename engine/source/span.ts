/** A half-open range of UTF-16 offsets in one source file. */
export interface Span {
  /** Path of the file as the user named it. */
  readonly file: string;
  /** Offset of the first character. */
  readonly start: number;
  /** Offset just behind the last character; equal to `start` for an empty span. */
  readonly end: number;
}

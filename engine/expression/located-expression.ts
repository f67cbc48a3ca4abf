/** A half-open range of UTF-16 offsets in the text that was parsed. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** An expression as it was written: nothing is looked up yet, and every part knows its place. */
export type LocatedExpression =
  | {
      readonly kind: 'literal';
      readonly value: string | number | boolean | null;
      readonly at: TextRange;
    }
  | {
      readonly kind: 'path';
      /** The first segment is the root; there is always at least one. */
      readonly segments: readonly [string, ...string[]];
      readonly at: TextRange;
    }
  | {
      readonly kind: 'call';
      readonly helper: string;
      readonly helperAt: TextRange;
      readonly arguments: readonly LocatedExpression[];
      readonly at: TextRange;
    };

/** A scalar of a runbook, taken apart. */
export type ParsedTemplate =
  | { readonly kind: 'constant'; readonly text: string }
  /** Exactly one `{{ … }}`; it keeps its type. */
  | { readonly kind: 'expression'; readonly expression: LocatedExpression }
  | { readonly kind: 'text'; readonly parts: readonly (string | LocatedExpression)[] };

/** A path as it is written in an expression, for messages. */
export function pathText(segments: readonly string[]): string {
  return segments
    .map((segment) => (/[\s!"#%&'()*+,./;<=>@[\\\]^`{|}~]/.test(segment) ? `[${segment}]` : segment))
    .join('.');
}

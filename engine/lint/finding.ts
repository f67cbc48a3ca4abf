import type { Label } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';

/** What a rule found in one place. */
export interface Finding {
  /** One sentence that stands alone, in lower case. */
  readonly message: string;
  readonly at: Span;
  readonly secondary?: readonly Label[];
  readonly help?: string;
  /** A trifle: it stays advice, however much the rule weighs. */
  readonly minor?: boolean;
}

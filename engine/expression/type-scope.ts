import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { StaticType } from './static-type.ts';

/** What a path of an expression means at one place of a runbook. */
export type PathMeaning =
  | { readonly ok: true; readonly type: StaticType }
  | {
      readonly ok: false;
      readonly code: DiagnosticCode;
      readonly message: string;
      readonly help?: string;
      /** Which segment is at fault; left out for the path as a whole. */
      readonly segment?: number;
    };

/** What can be read at one place of a runbook. */
export interface TypeScope {
  /** The first segment is the root, which may be any word. */
  lookup(segments: readonly [string, ...string[]]): PathMeaning;
}

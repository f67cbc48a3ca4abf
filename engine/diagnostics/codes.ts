import type { CatalogueEntry } from './catalogue/entry.ts';
import { environmentCodes } from './catalogue/environment.ts';
import { expressionCodes } from './catalogue/expression.ts';
import { graphCodes } from './catalogue/graph.ts';
import { lintCodes } from './catalogue/lint.ts';
import { referenceCodes } from './catalogue/reference.ts';
import { runCodes } from './catalogue/run.ts';
import { sourceCodes } from './catalogue/source.ts';
import { stateCodes } from './catalogue/state.ts';
import { structureCodes } from './catalogue/structure.ts';
import { undoCodes } from './catalogue/undo.ts';
import { usageCodes } from './catalogue/usage.ts';

/** A stable name for one kind of mistake. */
export type DiagnosticCode =
  | keyof typeof sourceCodes
  | keyof typeof structureCodes
  | keyof typeof referenceCodes
  | keyof typeof expressionCodes
  | keyof typeof graphCodes
  | keyof typeof undoCodes
  | keyof typeof environmentCodes
  | keyof typeof usageCodes
  | keyof typeof runCodes
  | keyof typeof stateCodes
  | keyof typeof lintCodes;

/** Every code with its explanation, in order. */
export const catalogue: Readonly<Record<DiagnosticCode, CatalogueEntry>> = {
  ...sourceCodes,
  ...structureCodes,
  ...referenceCodes,
  ...expressionCodes,
  ...graphCodes,
  ...undoCodes,
  ...environmentCodes,
  ...usageCodes,
  ...runCodes,
  ...stateCodes,
  ...lintCodes,
};

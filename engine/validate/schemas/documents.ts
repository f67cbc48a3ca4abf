import type { JsonSchema } from '../json-schema.ts';
import { environmentSchema, projectSchema } from './environment.ts';
import { compositeSchema, runbookSchema } from './runbook.ts';

/** What a file can be. */
export type DocumentKind = 'runbook' | 'composite' | 'environment' | 'project';

/** The schema of each kind of document. */
export const documentSchemas: Readonly<Record<DocumentKind, JsonSchema>> = {
  runbook: runbookSchema,
  composite: compositeSchema,
  environment: environmentSchema,
  project: projectSchema,
};

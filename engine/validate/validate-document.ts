import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entryOf, type SyntaxTree } from '../parse/syntax-tree.ts';
import { schemaOf, validators } from './generated/documents.js';
import type { JsonSchema } from './json-schema.ts';
import type { Location } from './locate.ts';
import { reportErrors } from './report-errors.ts';
import type { SchemaError } from './schema-error.ts';
import type { DocumentKind } from './schemas/documents.ts';
import { toValue } from './to-value.ts';

const kinds: Readonly<Record<string, DocumentKind>> = {
  Runbook: 'runbook',
  Action: 'composite',
  Environment: 'environment',
  Project: 'project',
};

/** What a document says it is; a runbook when it says nothing or something unknown. */
export function documentKind({ root }: SyntaxTree): DocumentKind {
  const value = root.kind === 'map' ? entryOf(root, 'kind')?.value : undefined;
  const word = value?.kind === 'scalar' ? String(value.value) : '';
  return (Object.hasOwn(kinds, word) ? kinds[word] : undefined) ?? 'runbook';
}

/** Errors of the first lines: with them the rest is not worth reading. */
function headerErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  return errors.filter(
    (error) => error.keyword === 'const' && /^\/(?:apiVersion|kind)$/.test(error.instancePath),
  );
}

function rootOf({ root, source }: SyntaxTree, schema: JsonSchema): Location {
  const first = root.kind === 'map' ? root.entries[0]?.keySpan : undefined;
  const keySpan = first ?? { file: source.path, start: 0, end: 0 };
  return { node: root, keySpan, subject: 'the document', schema };
}

/** Checks a document against the schema of its kind: keys, types and forms of values, not yet what names mean. */
export function validateDocument(tree: SyntaxTree, kind: DocumentKind): readonly Diagnostic[] {
  const validate = validators[kind];
  if (validate === undefined || validate(toValue(tree.root))) return [];
  const errors = validate.errors ?? [];
  const header = headerErrors(errors);
  return reportErrors(header.length > 0 ? header : errors, rootOf(tree, schemaOf(kind) ?? {}), {
    text: tree.source.text,
    templates: false,
  });
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { explainError } from './explain-error.ts';
import { locate, type Location } from './locate.ts';
import type { SchemaError } from './schema-error.ts';

/** Errors about a value that an expression may still make right. */
const aboutValues = /^(?:type|enum|const|format|pattern|min|max)/;

function holdsTemplate({ node }: Location): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('{{');
}

/** The keys whose absence explains an error. */
function absentKeys(error: SchemaError): readonly string[] {
  if (error.keyword === 'required') return [String(error.params['missingProperty'])];
  return error.keyword === 'anyOf' ? ['uses', 'run'] : [];
}

/** A missing key that stands there misspelt is reported once, as an unknown one. */
function isEcho(error: SchemaError, errors: readonly SchemaError[]): boolean {
  if (/\/anyOf\/\d+\/required$/.test(error.schemaPath)) return true;
  const absent = absentKeys(error);
  if (absent.length === 0) return false;
  return errors.some(
    (other) =>
      other.keyword === 'additionalProperties' &&
      other.instancePath === error.instancePath &&
      nearest(String(other.params['additionalProperty']), absent) !== undefined,
  );
}

/** More errors than this help nobody, and a file can be made to have a million. */
const mostErrors = 200;

/** What the errors of a validator mean to a person; `templates` says that expressions may stand for values. */
export function reportErrors(
  errors: readonly SchemaError[],
  root: Location,
  options: { readonly text: string; readonly templates: boolean },
): readonly Diagnostic[] {
  const first = errors.slice(0, mostErrors);
  return first.flatMap((error) => {
    if (isEcho(error, first)) return [];
    const location = locate(root, error.instancePath);
    if (options.templates && aboutValues.test(error.keyword) && holdsTemplate(location)) return [];
    return explainError(error, location, options.text) ?? [];
  });
}

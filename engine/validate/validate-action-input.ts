import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SyntaxNode } from '../parse/syntax-tree.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { schemaOf, validators } from './generated/actions.js';
import { reportErrors } from './report-errors.ts';
import { toValue } from './to-value.ts';

/**
 * Checks the `with` of a step against the input of its action (`run` for the short form of `command`).
 * `node` is undefined when there is no `with`; `parentKeySpan` is where a missing input is reported: the key
 * `with`, or `uses`. Values with expressions in them are left to the check of types. Unknown actions, and a
 * `with` that is no map, are reported elsewhere. With `source` a help can quote a number as it is written.
 */
export function validateActionInput(
  action: string,
  node: SyntaxNode | undefined,
  parentKeySpan: Span,
  source?: SourceFile,
): readonly Diagnostic[] {
  const validate = validators[action];
  if (validate === undefined || (node !== undefined && node.kind !== 'map')) return [];
  const map = node ?? { kind: 'map', span: parentKeySpan, entries: [] };
  if (validate(toValue(map))) return [];
  const subject = `\`${node === undefined ? action : 'with'}\``;
  const root = { node: map, keySpan: parentKeySpan, subject, schema: schemaOf(action) ?? {} };
  return reportErrors(validate.errors ?? [], root, {
    text: source?.text ?? '',
    templates: true,
  });
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SyntaxNode } from '../parse/syntax-tree.ts';

const braces = /\{\{\s*([^}]*?)\s*\}\}/g;

/** In variables only `{{ containers.<name> }}` can be read: reports every other expression. */
export function checkVars(node: SyntaxNode | undefined): readonly Diagnostic[] {
  if (node === undefined) return [];
  if (node.kind === 'list') return node.items.flatMap(checkVars);
  if (node.kind === 'map') return node.entries.flatMap((entry) => checkVars(entry.value));
  if (typeof node.value !== 'string') return [];
  const wrong = [...node.value.matchAll(braces)].find(
    ([, expression]) => !/^containers\.[A-Za-z0-9_-]+$/.test(expression ?? ''),
  );
  if (wrong === undefined) return [];
  return [
    {
      code: 'RB504',
      severity: 'error',
      message: `a variable cannot read \`${wrong[1] ?? ''}\``,
      primary: { span: node.span },
      help: 'only `{{ containers.<name> }}` can stand here, such as the `url` of the sandbox',
    },
  ];
}

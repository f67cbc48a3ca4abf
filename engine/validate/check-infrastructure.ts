import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SyntaxNode } from '../parse/syntax-tree.ts';
import { field } from './fields.ts';

const braces = /\{\{\s*([^}]*?)\s*\}\}/g;
const output = /^infrastructure\.[A-Za-z0-9_-]+$/;
const credentials: ReadonlySet<string> = new Set(['access_key', 'secret_key', 'token', 'sse_customer_key']);

/** What targets and stores read of the infrastructure has to be outputs of one that is there; its settings hold no credential. */
export function checkInfrastructure(root: SyntaxNode): readonly Diagnostic[] {
  const isThere = field(root, 'infrastructure') !== undefined;
  const places = [field(root, 'targets'), field(root, 'stores')];
  return [...places.flatMap((node) => checkPlace(node, isThere)), ...checkBackend(root)];
}

function checkPlace(node: SyntaxNode | undefined, isThere: boolean): readonly Diagnostic[] {
  if (node === undefined) return [];
  if (node.kind === 'list') return node.items.flatMap((item) => checkPlace(item, isThere));
  if (node.kind === 'map') return node.entries.flatMap(({ value }) => checkPlace(value, isThere));
  if (typeof node.value !== 'string') return [];
  const read = [...node.value.matchAll(braces)].map(([, expression = '']) => expression);
  const wrong = read.find((expression) => !isThere || !output.test(expression));
  if (wrong === undefined) return [];
  const isOutput = output.test(wrong);
  return [
    {
      code: 'RB505',
      severity: 'error',
      message: isOutput
        ? `\`${wrong}\` is read, and the environment has no infrastructure`
        : `where a place is cannot read \`${wrong}\``,
      primary: { span: node.span },
      help: isOutput
        ? 'add `infrastructure:` with the folder of the Terraform configuration'
        : 'only `{{ infrastructure.<output> }}` can stand here',
    },
  ];
}

function checkBackend(root: SyntaxNode): readonly Diagnostic[] {
  const backend = field(field(root, 'infrastructure'), 'backend');
  if (backend?.kind !== 'map') return [];
  return backend.entries
    .filter(({ key }) => credentials.has(key))
    .map((entry) => ({
      code: 'RB506',
      severity: 'error',
      message: `\`${entry.key}\` is a credential, and an environment holds none`,
      primary: { span: entry.keySpan },
      help: 'remove it; Terraform takes the profile that `AWS_PROFILE` names',
    }));
}

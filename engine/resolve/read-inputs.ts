import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { MapNode } from '../parse/syntax-tree.ts';
import type { InputDeclaration } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import { child, entriesAt, numberAt, scalarAt, textAt, asMap, valueOf } from './read-node.ts';
import { report } from './resolution.ts';
import { valueProblem } from './value-problem.ts';

/** Reads `inputs:` of a document. A default that does not hold what its input asks for is reported. */
export function readInputs(
  root: MapNode,
  problems: Diagnostic[],
): { readonly [name: string]: InputDeclaration } {
  const declarations: Record<string, InputDeclaration> = {};
  for (const { key, keySpan, value } of entriesAt(root, 'inputs')) {
    const node = asMap(value);
    const schema = inputSchema(node, problems);
    const standard = child(node, 'default');
    const wrong = standard === undefined ? undefined : valueProblem(valueOf(standard), schema);
    if (standard !== undefined && wrong !== undefined) {
      report(problems, 'RB341', `the default of \`${key}\` ${wrong}`, standard.span, {
        secondary: [{ span: keySpan, text: 'declared here' }],
      });
    }
    declarations[key] = {
      schema,
      required: standard === undefined && scalarAt(node, 'required')?.value !== false,
      ...(standard === undefined ? {} : { default: valueOf(standard) }),
      description: textAt(node, 'description') ?? '',
    };
  }
  return declarations;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}

const limitsOfType: { readonly [limit: string]: readonly string[] } = {
  enum: ['string'],
  pattern: ['string'],
  minimum: ['integer', 'number'],
  maximum: ['integer', 'number'],
  items: ['list'],
};

/** A limit that the type knows nothing of would let everything through. */
function checkLimits(node: MapNode, type: string, problems: Diagnostic[]): void {
  for (const { key, keySpan } of node.entries) {
    const types = limitsOfType[key];
    if (types === undefined || types.includes(type)) continue;
    report(problems, 'RB343', `\`${key}\` says nothing about an input of type \`${type}\``, keySpan, {
      help: `it is for \`type: ${types.join('` or `')}\``,
    });
  }
}

/** The pattern has to match the whole text, and is left out when it cannot be read. */
function wholePattern(node: MapNode, problems: Diagnostic[]): string | undefined {
  const pattern = scalarAt(node, 'pattern');
  if (pattern === undefined) return undefined;
  const text = String(pattern.value);
  if (isPattern(text)) return `^(?:${text})$`;
  report(problems, 'RB342', `\`${text}\` is not a regular expression`, pattern.span);
  return undefined;
}

function inputSchema(node: MapNode, problems: Diagnostic[]): Schema {
  const type = textAt(node, 'type') ?? 'string';
  const description = textAt(node, 'description');
  const base = description === undefined ? {} : { description };
  checkLimits(node, type, problems);
  switch (type) {
    case 'boolean':
      return { type, ...base };
    case 'integer':
    case 'number': {
      const [minimum, maximum] = [numberAt(node, 'minimum'), numberAt(node, 'maximum')];
      return {
        type,
        ...base,
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      };
    }
    case 'list': {
      const items = child(node, 'items');
      return {
        type: 'array',
        items: items === undefined ? {} : inputSchema(asMap(items), problems),
        ...base,
      };
    }
    case 'map':
      return { type: 'object', ...base };
    default: {
      const words = child(node, 'enum');
      const pattern = wholePattern(node, problems);
      return {
        type: 'string',
        ...base,
        ...(words?.kind === 'list'
          ? { enum: words.items.map((item) => (item.kind === 'scalar' ? String(item.value) : '')) }
          : {}),
        ...(pattern === undefined ? {} : { pattern }),
      };
    }
  }
}

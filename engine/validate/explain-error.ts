import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { entryOf } from '../parse/syntax-tree.ts';
import type { Span } from '../source/span.ts';
import { formatWords } from './formats.ts';
import type { Location } from './locate.ts';
import type { SchemaError } from './schema-error.ts';
import { typeProblem } from './type-problem.ts';
import { eitherOf, exampleOf, foundWords, textExample } from './words.ts';

interface Parts {
  readonly message: string;
  readonly span: Span;
  readonly label?: string;
  readonly notes?: readonly string[];
  readonly help?: string | undefined;
}

function problem(code: DiagnosticCode, { message, span, label, notes, help }: Parts): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    primary: { span, ...(label !== undefined && { text: label }) },
    ...(notes !== undefined && { notes }),
    ...(help !== undefined && { help }),
  };
}

function keySpanIn({ node, keySpan }: Location, key: string): Span {
  return (node.kind === 'map' ? entryOf(node, key)?.keySpan : undefined) ?? keySpan;
}

function unknownKey(location: Location, key: string): Diagnostic {
  const span = keySpanIn(location, key);
  if (key === 'on') {
    return problem('RB208', {
      message: '`on` is not a key here, and never one of a runbook',
      span,
      notes: ['older YAML readers take it for `true`'],
      help: 'write `if` for a condition, `schedule` for a time, `target` for a place',
    });
  }
  const known = Object.keys(location.schema.properties ?? {});
  return problem('RB201', {
    message: `unknown key \`${key}\``,
    span,
    help: known.length === 0 ? 'remove it; nothing is set here' : didYouMean(key, known),
  });
}

function missingKey(location: Location, key: string): Diagnostic {
  const { properties, oneOf = [] } = location.schema;
  const property = properties?.[key] ?? {
    enum: oneOf.flatMap((form) => form.properties?.[key]?.const ?? []),
  };
  const example = exampleOf(property);
  const words = property.description === undefined ? '' : ` (${property.description})`;
  return problem('RB202', {
    message: `${location.subject} lacks the key \`${key}\``,
    span: location.keySpan,
    label: `\`${key}\` is missing`,
    help: `add \`${key}: ${example ?? '…'}\`${words}`,
  });
}

function notAmong(location: Location, allowed: readonly unknown[]): Diagnostic {
  const words = allowed.map(String);
  const { node, subject } = location;
  const given = node.kind === 'scalar' ? String(node.value) : '';
  const few = words.length <= 6;
  return problem('RB204', {
    message: few
      ? `${subject} must be ${eitherOf(words.map((word) => `\`${word}\``))}, and this is ${foundWords(node)}`
      : `${subject} cannot be ${foundWords(node)}`,
    span: node.span,
    label: 'not among the allowed values',
    help:
      few && didYouMean(given, words)?.startsWith('known') === true ? undefined : didYouMean(given, words),
  });
}

function wrongForm(location: Location): Diagnostic {
  const { node, subject, schema } = location;
  const format = schema.format === undefined ? undefined : formatWords[schema.format];
  const example = textExample(schema);
  const template = node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('{{');
  const like = format?.example ?? (example === undefined ? undefined : `\`${example}\``);
  return problem('RB205', {
    message:
      format === undefined ? `${subject} is not written as it must be` : `${subject} is not ${format.wanted}`,
    span: node.span,
    label: format === undefined ? `must match /${schema.pattern ?? ''}/` : `not ${format.wanted}`,
    ...(template && { notes: ['an expression cannot stand here: the value is needed before anything runs'] }),
    help: like === undefined ? undefined : `write it like ${like}`,
  });
}

function wrongName(location: Location, key: string): Diagnostic {
  const pattern = location.schema.propertyNames?.pattern ?? '';
  return problem('RB205', {
    message: `\`${key}\` cannot be a name in ${location.subject}`,
    span: keySpanIn(location, key),
    label: `must match /${pattern}/`,
    help: pattern.includes('-]')
      ? 'use letters, digits, and single `-` or `_` between them, beginning with a letter'
      : 'use letters, digits and `_`, beginning with a letter',
  });
}

const comparisons: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
};

function outOfRange({ node, subject }: Location, params: SchemaError['params']): Diagnostic {
  const wanted = `${comparisons[String(params['comparison'])] ?? ''} ${String(params['limit'])}`;
  return problem('RB206', {
    message: `${subject} must be ${wanted}, and this is ${foundWords(node)}`,
    span: node.span,
    label: `wanted: ${wanted}`,
  });
}

function wrongLength({ node, keySpan, subject }: Location, error: SchemaError): Diagnostic {
  const limit = Number(error.params['limit']);
  const things = error.keyword.endsWith('Items') ? 'items' : 'characters';
  const few = error.keyword.startsWith('min');
  const message =
    few && limit === 1
      ? `${subject} must not be empty`
      : `${subject} must have ${few ? 'at least' : 'at most'} ${limit} ${things}`;
  return problem('RB207', { message, span: node.span.end > node.span.start ? node.span : keySpan });
}

function otherDocument({ node, subject }: Location, wanted: unknown): Diagnostic {
  const place = subject === '`kind`' ? ', or put the file where its kind belongs' : '';
  return problem('RB210', {
    message: `${subject} must be \`${String(wanted)}\` here, and this is ${foundWords(node)}`,
    span: node.span,
    help: `write \`${String(wanted)}\`${place}`,
  });
}

function variant(location: Location, params: SchemaError['params']): Diagnostic | undefined {
  const tag = String(params['tag']);
  const entry = location.node.kind === 'map' ? entryOf(location.node, tag) : undefined;
  if (entry === undefined) return undefined;
  const at = { node: entry.value, keySpan: entry.keySpan, subject: `\`${tag}\``, schema: {} };
  return notAmong(
    at,
    (location.schema.oneOf ?? []).flatMap((form) => form.properties?.[tag]?.const ?? []),
  );
}

function usesOrRun(location: Location, both: boolean): Diagnostic {
  return problem('RB209', {
    message: both ? `${location.subject} has both \`uses\` and \`run\`` : `${location.subject} does nothing`,
    span: both ? keySpanIn(location, 'run') : location.keySpan,
    label: both ? 'one of the two is too much' : '`uses` or `run` is missing',
    help: both ? 'make two steps of it' : 'add `uses: <action>`, or `run: <script>`',
  });
}

/** The diagnostic for one error of a validator, or undefined when another one says the same. */
export function explainError(error: SchemaError, location: Location, text: string): Diagnostic | undefined {
  const { keyword, params } = error;
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(location, String(params['additionalProperty']));
    case 'required':
      return missingKey(location, String(params['missingProperty']));
    case 'type':
      return typeProblem(location, text);
    case 'enum':
      return notAmong(location, location.schema.enum ?? []);
    case 'const':
      return otherDocument(location, location.schema.const);
    case 'format':
    case 'pattern':
      return error.propertyName === undefined ? wrongForm(location) : undefined;
    case 'propertyNames':
      return wrongName(location, String(params['propertyName']));
    case 'discriminator':
      return variant(location, params);
    case 'anyOf':
    case 'not':
      return usesOrRun(location, keyword === 'not');
    default:
      return keyword.startsWith('min') || keyword.startsWith('max') ? limits(location, error) : undefined;
  }
}

function limits(location: Location, error: SchemaError): Diagnostic {
  return error.params['comparison'] === undefined
    ? wrongLength(location, error)
    : outOfRange(location, error.params);
}

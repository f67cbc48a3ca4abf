import type { CatalogueEntry } from './entry.ts';

/** Codes of how expressions are written and what types they have: RB32x. */
export const expressionCodes = {
  RB320: {
    title: 'expression that cannot be read',
    explanation: `An expression is a value (\`inputs.service\`, \`"text"\`, \`42\`, \`true\`, \`null\`) or a call: the helper first,
then what it is given, separated by spaces: \`eq inputs.mode "full"\`. A call inside a call stands in parentheses:
\`and (eq a b) (not c)\`. There are no operators such as \`==\` or \`&&\`; use \`eq\`, \`and\` and the like.

Text that shall contain \`{{\` itself writes \`\\{{\`: \`docker ps --format '\\{{.ID}}'\`.`,
  },
  RB321: {
    title: 'part of Handlebars that runbooks do not have',
    explanation: `Runbooks use Handlebars' notation for values only. Blocks, partials, decorators, comments, \`{{{ }}}\`,
\`../\`, \`this\`, \`@data\`, \`key=value\` arguments and \`~\` are left out: each of them would make it unclear what a
step does. Use \`if\` and \`foreach\` of the step, or a \`template.render\` step for whole files.`,
  },
  RB322: {
    title: 'unknown helper',
    explanation: `An expression calls a helper that does not exist. Only the built-in ones can be called, so that an expression is
known to be free of effects before anything runs; the report names the nearest one.

    if: eq inputs.mode "full"                   # not: equals inputs.mode "full"
    with: { names: "{{ join item.names "," }}" }`,
  },
  RB323: {
    title: 'wrong number of arguments',
    explanation: `A helper is given too few or too many values. Values are divided by spaces, and a call within a call stands in
parentheses; the report shows how the helper is called.

    if: and inputs.backup (eq inputs.mode "full")`,
  },
  RB324: {
    title: 'argument of the wrong type',
    explanation: `A helper cannot work with a value of this type. Numbers and text are never equal: \`eq inputs.count 3\`,
not \`eq inputs.count "3"\`.`,
  },
  RB325: {
    title: 'value of the wrong type',
    explanation: `The value that an expression gives does not fit the place where it stands. A scalar that is exactly one
\`{{ … }}\` keeps its type; with anything around it, it is text. \`{{ concat x }}\` makes text of a number,
\`{{ json x }}\` of a list or an object.`,
  },
  RB326: {
    title: 'condition that is not true or false',
    explanation: `\`if\` takes an expression whose value is true or false: \`eq inputs.mode "full"\`, \`not inputs.dry-run\`.
There is no notion of an empty or non-empty value being true.`,
  },
  RB327: {
    title: 'condition in braces',
    explanation: `The value of \`if\` is an expression already, so it stands without \`{{ }}\`. With braces it would be text, and text is
neither true nor false.

    if: eq inputs.mode "full"

In every other place braces are what tells an expression from text.`,
  },
} as const;

expressionCodes satisfies Record<string, CatalogueEntry>;

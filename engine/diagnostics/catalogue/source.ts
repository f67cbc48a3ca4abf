import type { CatalogueEntry } from './entry.ts';

/** Codes of reading and parsing a file: RB1xx. */
export const sourceCodes = {
  RB101: {
    title: 'file cannot be read',
    explanation: `The file does not exist, is a directory, or may not be read by this user.

Check the path as it is printed in the message; it is taken from the folder in which \`runbook\` was started.`,
  },
  RB102: {
    title: 'file is not UTF-8 text',
    explanation: `Runbooks are UTF-8. Other encodings are not guessed at, since a wrong guess changes what a step does.

The message names the first byte that does not fit. Save the file as UTF-8 in your editor, or convert it:
\`iconv -f ISO-8859-1 -t UTF-8 old.yaml > new.yaml\`. A byte order mark at the start is fine.`,
  },
  RB103: {
    title: 'character that text does not hold',
    explanation: `The file holds NUL or another control character, so it is most likely not a YAML file at all (an archive, an image,
a compiled program) or was damaged on the way.

To put such a character into a value, write its escape in double quotes: \`"\\x1b[0m"\`.`,
  },
  RB104: {
    title: 'file is too large',
    explanation: `A file of more than 4 MB is refused before it is parsed: it is hardly a runbook, and would cost much time and memory.

Split a long procedure into several runbooks and call them with \`uses: runbook.run\`.`,
  },
  RB105: {
    title: 'file is empty',
    explanation: `The file holds nothing, or comments only. A runbook needs at least this:

\`\`\`yaml
apiVersion: runbook/v1
name: hello
summary: Say hello
steps:
  - id: hello
    run: echo hello
    effect: read
\`\`\``,
  },
  RB106: {
    title: 'not well-formed YAML',
    explanation: `The text breaks a rule of YAML, so that nobody can say for sure what it means.

The usual causes: text behind a closing quote, a value that starts with a character that YAML keeps for itself
(\`@ \\\` % & * ! |\`), a missing comma in \`[ ]\` or \`{ }\`. Put such values in quotes.`,
  },
  RB107: {
    title: 'wrong indentation',
    explanation: `Keys of one map start in the same column, and so do the dashes of one list.

\`\`\`yaml
steps:
  - id: first
    uses: wait      # under the i of id
\`\`\``,
  },
  RB108: {
    title: 'tab used for indentation',
    explanation: `YAML does not allow tabs where a line is indented, because editors show them in different widths. Use spaces.

Convert a whole file with \`expand -i -t 2 old.yaml > new.yaml\`.`,
  },
  RB109: {
    title: 'quote is not closed',
    explanation: `A value starts with a quote and does not end with one, so that the lines after it would be swallowed.

Inside \`"…"\` a quote is written \`\\"\`, inside \`'…'\` it is written twice: \`'it''s'\`.`,
  },
  RB110: {
    title: 'expression without quotes',
    explanation: `A value that starts with \`{{\` must be quoted, since an open brace starts a map in YAML.

\`\`\`yaml
url: {{ vars.url }}/health     # a map within a map
url: "{{ vars.url }}/health"   # an expression
\`\`\`

A value that only holds braces further on needs no quotes: \`name: Update {{ inputs.service }}\`. A value that is exactly
one quoted expression keeps its type, a number stays a number.`,
  },
  RB111: {
    title: 'key is there twice',
    explanation: `Two equal keys in one map: YAML readers keep one of them, and not all the same one. Remove one, or merge the two.`,
  },
  RB112: {
    title: 'key is not text',
    explanation: `Keys are names. A key such as \`1\`, \`true\`, \`null\` or \`[a, b]\` is another type in YAML. Put it in quotes
if that is the name you want: \`"1": first\`.`,
  },
  RB113: {
    title: 'several documents in one file',
    explanation: `A line \`---\` starts a second document. Every runbook, action and environment has a file of its own, named after it.`,
  },
  RB114: {
    title: 'unknown anchor',
    explanation: `\`*name\` repeats what was marked with \`&name\` further up in the same file, and there is no such mark, or the alias
lies within the very value that it repeats.

A value that only happens to start with a star must be quoted: \`"*.example.org"\`.`,
  },
  RB115: {
    title: 'document is too deep or grows too large',
    explanation: `Maps and lists may be nested 100 deep, aliases may repeat 200,000 values in all, and a file may have 150,000 lines
and 600,000 words and signs (keys, values, comments, dashes, colons, commas, brackets; one that opens counts four times). A runbook of 10,000 steps stays
below that; a file that needs more was made to use up memory, or by a program that ran wild.`,
  },
  RB116: {
    title: 'merge of something that is not a map',
    explanation: `\`<<: *name\` takes the keys of a map over into this one, so it needs a map, or a list of maps:

\`\`\`yaml
<<: [*defaults, *slow]     # keys written here win, then those of the first, then those of the second
\`\`\``,
  },
  RB117: {
    title: 'tag or directive is not supported',
    explanation: `A word with \`!\` in front of a value is a tag; besides YAML's own (\`!!str\`, \`!!int\` …) none means anything here.
A line with \`%\` at the start of a file is a directive; files are always read as YAML 1.2.

A value that only happens to start with an exclamation mark must be quoted: \`"!important"\`.`,
  },
  RB118: {
    title: 'number that readers disagree about',
    explanation: `\`0644\` is 644 in YAML 1.2 and 420 in YAML 1.1; a whole number above 9007199254740991 loses its last digits;
\`.inf\` and \`.nan\` do not exist in JSON. Say what is meant: quote it if it is text (\`"0644"\`), write \`0o644\` for an octal number.`,
  },
  RB119: {
    title: 'colon in a value without quotes',
    explanation: `A colon followed by a space makes a key, also in the middle of a value. Put the value in quotes:

\`\`\`yaml
summary: Update nginx: the safe way      # a key within a value
summary: "Update nginx: the safe way"
\`\`\``,
  },
  RB120: {
    title: 'unknown escape',
    explanation: `In double quotes a backslash starts an escape, as in \`"\\n"\`. For a backslash itself write two, or use single quotes,
in which it means nothing: \`'C:\\Users'\`, \`'\\d+'\`.`,
  },
  RB121: {
    title: 'bracket is not closed',
    explanation: `A list \`[ … ]\` or map \`{ … }\` ends with its own bracket, before the next key and further indented than the key it
belongs to.`,
  },
  RB122: {
    title: 'key without a colon',
    explanation: `A line within a map is a key, a colon and a space, and a value: \`id: backup\`. Here the colon is missing, or the space
behind it. A list item is a dash and a space: \`- item\`.`,
  },
} as const;

sourceCodes satisfies Record<string, CatalogueEntry>;

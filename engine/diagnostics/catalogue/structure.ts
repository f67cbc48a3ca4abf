import type { CatalogueEntry } from './entry.ts';

/** Codes of a document's shape, its keys and their kinds of values: RB2xx. */
export const structureCodes = {
  RB201: {
    title: 'unknown key',
    explanation: `A key that means nothing here is always a mistake, most often a misspelt one. It is never passed over,
since a step whose \`tiemout\` is ignored waits for ever.

The help names the nearest key that is known in this place. With an editor that reads the first line of a runbook
(\`# yaml-language-server: $schema=…\`) such keys are marked while you type.`,
  },
  RB202: {
    title: 'missing key',
    explanation: `A key that has to be there is not. The place is the key that it belongs under, and the help shows what to add.

A runbook needs \`apiVersion\`, \`name\`, \`summary\` and \`steps\`; a step in \`steps\` needs an \`id\`, by which the plan, the
journal and expressions name it.`,
  },
  RB203: {
    title: 'value of the wrong type',
    explanation: `YAML gives every value a type, and another one is wanted here.

\`\`\`yaml
version: 1.20     # a number, which is 1.2
version: "1.20"   # text
commit: yes       # text in YAML 1.2
commit: true      # a truth value
\`\`\`

In \`with\` an expression may stand for a value of any type; its own type is checked on its own.`,
  },
  RB204: {
    title: 'value that is not allowed',
    explanation: `Only a few words are allowed here. The message or the help lists them; case matters, and a word that is
written like a truth value (\`no\`, \`off\`) is text in YAML 1.2, so it needs no quotes and is taken as it stands.

    onInterrupt: rerun        # or probe, rollback, ask`,
  },
  RB205: {
    title: 'text of the wrong form',
    explanation: `The text does not have the form that is needed here:

- a duration is whole numbers with units, largest first: \`500ms\`, \`30s\`, \`10m\`, \`1h30m\`, \`1d\`;
- a size is a number with a unit: \`512MB\` (decimal) or \`4GiB\` (binary);
- a name holds letters, digits and single \`-\` or \`_\` between them.

What has to be known before a run starts, such as a timeout, cannot be an expression.`,
  },
  RB206: {
    title: 'number out of range',
    explanation: `The number is smaller or larger than what makes sense here, such as no attempt at all or a hundred thousand steps at
once. The message names the bound.

    retry: { attempts: 3, delay: 2s }`,
  },
  RB207: {
    title: 'too short or too long',
    explanation: `A text, list or map is empty where something is needed, or holds more than is allowed. An empty value is most often a
slip: the line below it is not indented deeper than its key. Leave the key out when there is nothing to say.`,
  },
  RB208: {
    title: 'the key on',
    explanation: `Readers of YAML 1.1 take the bare word \`on\` for \`true\`, so that a file with this key means different things to
different tools. Runbooks never use it. Write \`if\` for a condition, \`schedule\` for a time, \`target\` for a place.`,
  },
  RB209: {
    title: 'step with neither or both of uses and run',
    explanation: `A step does one thing: an action (\`uses\`) or a script (\`run\`, short for the action \`command\`).

\`\`\`yaml
- id: reload
  run: systemctl reload nginx
  irreversible: a reload leaves nothing to take back
\`\`\``,
  },
  RB210: {
    title: 'document of another kind or version',
    explanation: `\`apiVersion\` and \`kind\` say how a file is to be read, and this engine or this place needs another one. Runbooks lie in
\`runbooks/\` (\`kind: Runbook\` may be left out), composite actions in \`runbooks/actions/\` (\`kind: Action\`), environments in
\`runbooks/environments/\` (\`kind: Environment\`), and \`runbooks/project.yaml\` is of \`kind: Project\`.`,
  },
} as const;

structureCodes satisfies Record<string, CatalogueEntry>;

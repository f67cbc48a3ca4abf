import type { CatalogueEntry } from './entry.ts';

/** Codes of what expressions read: RB30x and RB31x. */
export const referenceCodes = {
  RB301: {
    title: 'unknown reference',
    explanation: `An expression reads something that does not exist. Runbook never turns that into an empty
string: a misspelt name would reach the host as a wrong path or an empty argument.

What can be read: \`inputs.<name>\`, \`vars.<name>\`, \`secrets.<name>\`, \`steps.<id>.outputs.<name>\`,
\`captured.<name>\`, \`run.<field>\`, \`item\`, \`index\` and \`env.<NAME>\`. The report names the nearest one.

Text stands in quotes inside an expression: \`eq inputs.mode "full"\`, not \`eq inputs.mode full\`.`,
  },
  RB302: {
    title: 'step is not a predecessor',
    explanation: `A step reads an output of a step that is not certain to have ended before it starts. Whether the
value is there would depend on timing.

Add the step that is read to \`needs\`, or to the \`needs\` of a step in between:

    - id: swap
      needs: [current]
      with: { image: "{{ steps.current.outputs.image }}" }`,
  },
  RB303: {
    title: 'output that is not declared',
    explanation: `The action of that step has no output of this name. \`runbook docs\` lists the outputs of every
action; a called runbook or composite has the ones under its own \`outputs\`, and \`outcome\`.`,
  },
  RB304: {
    title: 'value that may be missing',
    explanation: `The value is not certain to exist: its step can be skipped by its \`if\`, can fail and be tolerated,
or may not have been reached; the input is optional and has no default; or the output is optional.

Say what to use instead: \`{{ default steps.swap.outputs.digest steps.current.outputs.digest }}\`.`,
  },
  RB305: {
    title: 'item or index outside foreach',
    explanation: `\`item\` and \`index\` exist only in a step that has \`foreach\`, and in its rollback. A later step reads
the outputs of such a step as lists, in the order of the items.`,
  },
  RB306: {
    title: 'captured facts outside their rollback',
    explanation: `\`captured.<name>\` holds what \`capture\` saw before the first attempt of a step. Only the rollback of
that same step reads it. Elsewhere, read the facts with a step of their own and use its outputs.`,
  },
  RB307: {
    title: 'rollback reads the outputs of its own step',
    explanation: `A rollback also runs when its step failed half way or was cut off, and then there are no outputs.
Read what is needed before the step starts: from a step before it, or with \`capture\`, which the rollback reads as
\`captured.<name>\`.`,
  },
  RB308: {
    title: 'fact of the run that is not known here',
    explanation: `\`run.outcome\` and \`run.failure\` exist once the outcome is decided, so only steps under \`finally\` read
them. \`run.failure\` is missing when nothing failed; give it a \`default\`.`,
  },
  RB309: {
    title: 'secret where it could be seen',
    explanation: `A secret may only stand in an input of an action that is marked for secrets, and in \`env\`. Argument
lists can be read by every process of a host; names, messages, outputs and conditions are journalled and shown.

Give the secret to the program through \`env\` or \`stdin\`. A called runbook or composite declares its own \`secrets\`.`,
  },
  RB310: {
    title: 'expression inside a script',
    explanation: `Nothing is ever interpolated into shell: a value with a quote, a space or a \`;\` in it would become
part of the program. Values reach a script as environment variables:

    env:
      SERVICE: "{{ inputs.service }}"
    run: systemctl restart "$SERVICE"

A script that has to contain the characters \`{{\` itself, such as \`docker ps --format '{{.ID}}'\`, writes \`\\{{\`.`,
  },
  RB311: {
    title: 'expression where only a fixed value can stand',
    explanation: `This key is needed before anything runs, to know the graph, the places or the limits of the run. Write
the value itself.`,
  },
} as const;

referenceCodes satisfies Record<string, CatalogueEntry>;

import type { CatalogueEntry } from './entry.ts';

/** Codes of steps, their order and what they call: RB33x and RB34x. */
export const graphCodes = {
  RB330: {
    title: 'unknown step',
    explanation: '`needs` names a step that does not exist in this list of steps.',
  },
  RB331: {
    title: 'two steps with one id',
    explanation: `An id names one step of a runbook, also among \`rollback\` and \`finally\`, since the journal, the plan and
expressions refer to steps by it.`,
  },
  RB332: {
    title: 'steps that wait for each other',
    explanation: `Following \`needs\` leads back to where it started, so none of these steps could ever start. Remove one of
the named needs. Remember that a step without \`needs\` needs the step above it; \`needs: []\` starts at once.`,
  },
  RB333: {
    title: 'unknown action',
    explanation: `\`uses\` names an action that does not exist. Actions are named \`family.verb\`; a path that starts with \`./\`
is a composite action, and \`runbook.run\` calls a runbook.`,
  },
  RB334: {
    title: 'called runbook cannot be used',
    explanation: 'The runbook or composite action that a step calls does not exist or cannot be read.',
  },
  RB335: {
    title: 'runbook that calls itself',
    explanation: `A runbook calls itself, directly or through others. The graph of a run has to be finite and known before
anything runs. The report names the chain.`,
  },
  RB336: {
    title: 'input that the called runbook does not have',
    explanation: 'The called runbook or composite action declares no input of this name.',
  },
  RB337: {
    title: 'input that the called runbook needs',
    explanation: 'The called runbook or composite action has a required input that the step does not give.',
  },
  RB338: {
    title: 'key that means nothing on this step',
    explanation: `Some keys only make sense with an effect of the step's own: an approval, a \`finish\` and a called runbook
are not retried as a whole, and the steps of a called runbook carry their own undo.`,
  },
  RB339: {
    title: 'step that is not allowed here',
    explanation: `An approval or a \`finish\` cannot stand under \`rollback\`, \`finally\`, \`requires\` or \`invariants\`: undoing and
cleaning up must not wait for anybody nor stop half way. What stands under \`requires\` and \`invariants\` only reads.`,
  },
  RB340: {
    title: 'unknown target',
    explanation: 'The environment has no target of this name.',
  },
  RB341: {
    title: 'default that does not fit',
    explanation: 'The default of an input does not hold what the input itself asks for.',
  },
  RB342: {
    title: 'pattern that cannot be read',
    explanation:
      'The `pattern` of an input is not a regular expression of JavaScript (with the `v` or `u` flag).',
  },
  RB343: {
    title: 'limit that does not fit the type of an input',
    explanation: `\`enum\` and \`pattern\` are for text, \`minimum\` and \`maximum\` for numbers, \`items\` for lists. On an input
of another type they would be passed over, and everything would be let through. Say the \`type\` that is meant.`,
  },
} as const satisfies Record<string, CatalogueEntry>;

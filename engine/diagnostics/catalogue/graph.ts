import type { CatalogueEntry } from './entry.ts';

/** Codes of steps, their order and what they call: RB33x and RB34x. */
export const graphCodes = {
  RB330: {
    title: 'unknown step',
    explanation: `\`needs\` names a step that does not exist in this list of steps. The order of steps follows from these names, so an
unknown one cannot be passed over: the step could start too early.

Steps of \`requires\`, \`finally\` and of other runbooks cannot be needed; those come before, behind or within a single step
anyway.`,
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
    explanation: `The runbook or composite action that a step calls does not exist or cannot be read. Everything that a run can call
is read before it starts, so that no run finds out half way through.

\`uses: runbook.run\` names a runbook of the project by its name; \`uses: ./actions/x.yaml\` names a file, seen from the folder
of the runbook that says so.`,
  },
  RB335: {
    title: 'runbook that calls itself',
    explanation: `A runbook calls itself, directly or through others. The graph of a run has to be finite and known before
anything runs. The report names the chain.`,
  },
  RB336: {
    title: 'input that the called runbook does not have',
    explanation: `The called runbook or composite action declares no input of this name, so the value would be lost without a word.
\`runbook show NAME\` lists the inputs of a runbook; those of a composite action stand in its file.`,
  },
  RB337: {
    title: 'input that the called runbook needs',
    explanation: `The called runbook or composite action has an input without a default, and the step gives no value for it. A nested run
asks nobody, so the step has to say it:

    uses: runbook.run
    with: { runbook: restore, inputs: { set: "{{ steps.backup.outputs.set }}" } }`,
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
    explanation: `Runbooks name places and environments say where these are. The environment that was chosen has no target of this name
under \`targets\`: either the name is misspelt, or the environment was not made for this runbook.`,
  },
  RB341: {
    title: 'default that does not fit',
    explanation: `The default of an input does not hold what the input itself asks for: its type, its \`enum\`, its \`pattern\` or its bounds. So
the runbook could never be started without giving this input, though it says otherwise.

    times: { type: integer, minimum: 1, default: 1 }`,
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
  RB344: {
    title: 'calendar that cannot be read',
    explanation: `\`schedule.calendar\` is a calendar expression of systemd: weekdays, a date and a time, each of which can be left out.

    Sun 03:15              on Sundays
    *-*-* 04,16:00         twice a day
    Mon..Fri 9..17:0/30    every half hour of working days
    *-*-01                 on the first of each month, at midnight

Times are UTC, so a time zone is not allowed; neither are fractions of seconds. \`systemd-analyze calendar 'Sun 03:15'\` shows what
an expression means.`,
  },
} as const;

graphCodes satisfies Record<string, CatalogueEntry>;

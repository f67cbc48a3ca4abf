import type { CatalogueEntry } from './entry.ts';

/** Codes of `runbook lint`, one for each rule: RB9xx. What they report is valid, and worth a second look. */
export const lintCodes = {
  RB901: {
    title: 'reason of an irreversible step says nothing',
    explanation: `\`irreversible:\` is read by the operator who decides at night whether to go on. "n/a" or "ok" does not help
them: say what stays behind, and why that is acceptable.`,
  },
  RB902: {
    title: 'irreversible step is no point of no return',
    explanation: `When a later step fails, the steps before the irreversible one are undone and it is not. The host is then in
a state that nobody designed: half old, half new. Either the effect does not matter to the steps before it, or
the step has to say \`commit: true\`, so that a later failure leaves all of them alone.

Steps in \`finally\` and steps that have nothing undoable before them are not reported.`,
  },
  RB903: {
    title: 'program without a time limit of its own',
    explanation: `How long a program of yours takes the engine cannot know, so it gets the ten minutes that any step gets. That
is too long for what takes a second, and too short for a backup of 200 GB. Say it with \`timeout:\`.

Actions that are built in know when to give up, and are not reported.`,
  },
  RB904: {
    title: 'runbook without a time limit',
    explanation: `Each attempt of a step has a time limit, but retries and lists multiply it. A run that holds a lock keeps
every other one waiting, the nightly backup among them. Give the runbook a \`timeout:\` of its own; it counts
neither waiting for an approval nor downtime.`,
  },
  RB905: {
    title: 'image without digest',
    explanation: `A tag is a name that can be moved. What was tested yesterday as \`nginx:1.30\` can be something else tonight.
Write the digest behind it (\`nginx:1.30.6@sha256:…\`), or resolve the tag first with \`image.resolve\`, so that
plan, backup and rollback all speak of one image.`,
  },
  RB906: {
    title: 'secret that could be printed',
    explanation: `The script has a secret in its environment, and traces its commands (\`set -x\`), prints its environment, or
prints that variable. The engine masks the values it knows, but a script can print them in a form that nobody
recognises: reversed, hashed weakly, cut in pieces.

Pass the secret on by a pipe or a file (\`printf %s "$TOKEN" | login --password-stdin\`).`,
  },
  RB907: {
    title: 'step that never runs',
    explanation: `The condition is false whatever the inputs are, the list of its \`foreach\` is empty, or a step before it ends the
run without a condition. Most often this is something that was switched off to try something else.`,
  },
  RB908: {
    title: 'input that nothing reads',
    explanation: `Who gives a value to this input thinks that it matters, and it does not. Either the step that should read it
was forgotten, or the input is left over.`,
  },
  RB909: {
    title: 'secret that nothing reads',
    explanation: `A secret that is declared can be read by the run. What no step needs should not be granted.`,
  },
  RB910: {
    title: 'captured fact that nothing reads',
    explanation: `\`capture:\` reads facts for the rollback before the step starts. No rollback step of this step reads this one: either the
rollback puts something else back, or the capture is left over.`,
  },
  RB911: {
    title: 'output that nothing reads',
    explanation: `The script's output is parsed as lines or as JSON, which makes the step fail when it is not of that form, and nobody
reads \`outputs.stdout\`. Leave \`output:\` out, or read what was asked for.`,
  },
  RB912: {
    title: 'nobody is asked before the point of no return',
    explanation: `Behind this step nothing is undone by itself any more, and no \`approval\` stands before it. Somebody should see the
plan's state of affairs once more before that.

A runbook with a \`schedule\` runs while nobody is there, and one without anything to undo before the step loses
nothing; neither is reported.`,
  },
  RB913: {
    title: 'finding of shellcheck',
    explanation: `ShellCheck reads the scripts under \`run:\` and \`with.script\` as what they are: text for \`sh -eu\`. Its number stands in
the message (SC2086), and https://www.shellcheck.net/wiki/ has a page for each.

A finding can be switched off for one line with ShellCheck's own comment, and why it is wrong belongs beside it:

    # shellcheck disable=SC2086 -- a list of words, split on purpose`,
  },
  RB914: {
    title: 'failure that nobody looks at',
    explanation: `\`continueOnError: true\` lets the run go on, and no later step reads an output of this one. So nobody ever learns that
it failed, for months perhaps. Read an output with a \`default\`, and decide; or let the failure count.

Steps in \`finally\` are not reported: the run has its outcome already.`,
  },
  RB915: {
    title: 'retry of what may not be safe to repeat',
    explanation: `An attempt can fail after it had its effect: the answer got lost, the time was up. \`retry\` then has the effect twice.
Built-in actions look first; a program of yours has to be written for it.

Make the program idempotent and let a read decide (\`if:\`), retry the read that waits for the effect, or set the
rule \`unsafe-retry\` aside in \`runbooks/project.yaml\` when all of them are.`,
  },
  RB916: {
    title: 'changes without a lock',
    explanation: `Two runs at once of a runbook that changes something work against each other: an operator's and the timer's, or two
operators'. \`lock: <name>\` keeps them apart; give all runbooks that touch the same host the same name.`,
  },
  RB917: {
    title: 'input without a description',
    explanation: `The description is what \`runbook show\`, the question on a terminal, the editor and the reference page say about an
input. Its name alone leaves the operator guessing about the unit and the form.`,
  },
  RB918: {
    title: 'timer that waits for somebody',
    explanation: `The runbook has a \`schedule\`, and every run of it stops at an approval while nobody is there. It keeps its lock's register
entry until somebody agrees, so the next nights are refused too.

Leave the schedule or the approval out, give the approval an \`if:\`, or let the timer run a runbook without it.`,
  },
} as const;

lintCodes satisfies Record<string, CatalogueEntry>;

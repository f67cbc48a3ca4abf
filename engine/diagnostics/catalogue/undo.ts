import type { CatalogueEntry } from './entry.ts';

/** Codes of undo, commit and what guards a change: RB4xx. */
export const undoCodes = {
  RB401: {
    title: 'change without undo',
    explanation: `A step that changes something says how that is undone, or why it cannot be: its action brings an
inverse, or the step has \`rollback\`, or it says \`irreversible: "<why>"\`. A script or command that only reads says
\`effect: read\`.

    - id: restart
      run: systemctl restart gitea
      irreversible: "a restart leaves nothing to take back"`,
  },
  RB402: {
    title: 'both a rollback and a reason why there is none',
    explanation: `\`rollback\` says how a step is taken back and \`irreversible\` says that it cannot be. Only one of them can be true, and the plan
shows it to the people who decide whether to go on. Keep that one.`,
  },
  RB403: {
    title: 'undo on a step that only reads',
    explanation: `A step that changes nothing has nothing to undo, nothing irreversible and nothing to commit. If it does change
something, its action or its \`effect\` is wrong; if it does not, leave these keys out.`,
  },
  RB404: {
    title: 'change beside a point of no return',
    explanation: `Every step that changes something must come before or after each step with \`commit: true\`. Beside it,
nobody could tell whether its undo is sealed when the commit succeeds. Order them with \`needs\`.`,
  },
  RB405: {
    title: 'commit inside a composite action',
    explanation: `A composite action is a part of its caller's steps and must be undone with them. Put \`commit: true\` on
the step of the runbook that uses it.`,
  },
  RB406: {
    title: 'capture that is not a read',
    explanation: `\`capture\` records facts before a step starts, so that the rollback can put back what was there. It runs before anything
is registered for undo; therefore it only uses actions that read.

    capture:
      old: { uses: file.read, with: { path: /etc/site.conf } }`,
  },
  RB407: {
    title: 'probe after an interruption is not possible',
    explanation: `\`onInterrupt: probe\` asks the action whether an attempt that was cut off had its effect. This action
cannot tell. Use \`rerun\` when the step is safe to run twice, \`rollback\`, or \`ask\`.`,
  },
  RB408: {
    title: 'commit outside the steps of a runbook',
    explanation: `The point of no return is one of \`steps\`: behind it the runbook no longer goes back by itself. Undoing and cleaning up
happen on the way back or at the very end, where there is nothing to return from.`,
  },
  RB409: {
    title: 'effect that the action does not have',
    explanation: `Only scripts and commands say their \`effect\`, since nobody else can know it; every other action declares
its own. \`plan: true\` lets a plan execute the step, so it needs \`effect: read\`.`,
  },
} as const;

undoCodes satisfies Record<string, CatalogueEntry>;

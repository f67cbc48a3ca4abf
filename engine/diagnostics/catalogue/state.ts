import type { CatalogueEntry } from './entry.ts';

/** Codes of the state directory and of the journal: RB8xx. */
export const stateCodes = {
  RB801: {
    title: 'state directory cannot be used',
    explanation: `Runs are journalled before they do anything, so a run needs a state directory that belongs to the
user who runs it and that nobody else can write to.

It is \`--state-dir\`, else \`$RUNBOOK_STATE_DIR\`, else /var/lib/runbook for root and
\`$XDG_STATE_HOME/runbook\` (\`~/.local/state/runbook\`) for others.`,
  },
  RB802: {
    title: 'unknown run',
    explanation: `No run of that name lies in the state directory. \`runbook history\` lists the runs; a run that another
user started, or with another state directory, is not among them.`,
  },
  RB803: {
    title: 'another engine works on the run',
    explanation: `A run has one engine at a time. The one that works on it is alive: it holds a lock of the kernel that
is free as soon as it has ended.

Wait for it, or stop it with \`runbook cancel RUN\`.`,
  },
  RB804: {
    title: 'journal is damaged',
    explanation: `A line in the middle of the journal is not the record that was written there. (A torn last line is
normal after a power cut, and is dropped.) What the run did cannot be known for certain, so the
engine does not go on from it.

Look at the host and at the journal, put things right by hand, then close the run with
\`runbook resolve RUN --reason "…"\`.`,
  },
  RB805: {
    title: 'journal of another version',
    explanation: `The rules by which a run goes on belong to the version of the core that began it. This engine has
another one, so it could decide differently.

Carry the run on with the engine that began it; its version is in the first line of the journal.`,
  },
  RB806: {
    title: 'run has ended',
    explanation: `The run has its outcome, and there is nothing to carry on. Only a run whose rollback failed, or that
failed behind its point of no return, can be rolled back further.`,
  },
  RB807: {
    title: 'journal cannot be written',
    explanation: `The journal could not be written while the run was going on, for example because the disk is full. The
engine stopped at once: nothing happens that is not written down first.

Make room, then \`runbook resume RUN\`.`,
  },
} as const;

stateCodes satisfies Record<string, CatalogueEntry>;

import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags, stateFlags } from '../shared-flags.ts';

/** `runbook schedule`. */
export const schedule: CommandSpec = {
  name: 'schedule',
  summary: "Make systemd timers, or a crontab, of the runbooks' schedules",
  description:
    'Every runbook with a `schedule` gets a timer and a service; one more service carries on at boot what was cut off. ' +
    'They are printed, or written to a folder with -o, where those of runbooks that are no longer scheduled are removed. ' +
    'With --cron it is one file for /etc/cron.d. Nothing is installed or started by this.',
  examples: [
    { does: 'Look at what would be installed', line: 'runbook schedule --env production' },
    {
      does: 'Install timers on this host',
      line: 'runbook schedule --env production -o /etc/systemd/system',
    },
    { does: 'For cron', line: 'runbook schedule --env production --cron -o /etc/cron.d' },
  ],
  args: [],
  flags: {
    cron: { kind: 'switch', summary: 'A crontab for /etc/cron.d instead of systemd units' },
    output: {
      kind: 'value',
      char: 'o',
      placeholder: 'DIR',
      summary: 'Folder to write to, instead of printing',
    },
    env: {
      kind: 'value',
      placeholder: 'NAME',
      summary: "Environment of the scheduled runs; the project's own one when left out",
    },
    program: {
      kind: 'value',
      placeholder: 'PATH',
      summary: 'The engine on the host; /usr/local/bin/runbook when left out',
    },
    project: {
      kind: 'value',
      placeholder: 'DIR',
      summary: 'Folder of the project on the host; the one that is read here when left out',
    },
    user: { kind: 'value', placeholder: 'NAME', summary: 'Account that the runs have; root when left out' },
    ...projectFlags,
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-schedule.ts')).runSchedule,
};

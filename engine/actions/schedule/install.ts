import type { Json } from '../../runbook/json.ts';
import { defineAction, type Action, type ActionContext, type ProbeResult } from '../define-action.ts';
import { foundSchedule, wantedSchedule, type Files, type ScheduleRequest } from '../installed-schedule.ts';
import { removeUnfinished } from '../remove-unfinished.ts';
import { systemctl, unitFolder, unitState } from '../systemctl.ts';
import { nameOf } from '../target-path.ts';

interface Difference {
  readonly write: readonly string[];
  readonly remove: readonly string[];
  /** Units that have their files and are not yet what they shall be. */
  readonly enable: readonly string[];
}

interface Captured {
  readonly files: Files;
  readonly [key: string]: Json;
}

const isUnit = (path: string): boolean => path.startsWith(unitFolder);
const isTimer = (path: string): boolean => path.endsWith('.timer');

async function difference(
  wanted: { readonly files: Files; readonly enable: readonly string[] },
  found: Files,
  context: ActionContext,
): Promise<Difference> {
  const write = Object.keys(wanted.files).filter((path) => found[path] !== wanted.files[path]);
  const remove = Object.keys(found).filter((path) => !Object.hasOwn(wanted.files, path));
  const enable: string[] = [];
  for (const name of wanted.enable) {
    const { enabled, active } = await unitState(name, context);
    if (!enabled || (isTimer(name) && !active)) enable.push(name);
  }
  return { write, remove, enable };
}

async function probe(input: ScheduleRequest, context: ActionContext): Promise<ProbeResult> {
  const wanted = await wantedSchedule(input, context);
  const found = await foundSchedule(context);
  const { write, remove, enable } = await difference(wanted, found, context);
  const words = [
    ...write.map((path) => `write ${nameOf(path)}`),
    ...remove.map((path) => `remove ${nameOf(path)}`),
    ...enable.map((name) => `enable ${name}`),
  ];
  return {
    facts: { files: Object.keys(found).map(nameOf).toSorted(), write, remove },
    wouldChange: words.length > 0,
    before: `${Object.keys(found).length} files of a schedule`,
    after: words.length === 0 ? 'unchanged' : words.join(', '),
  };
}

/** Makes the target hold these files and none of an earlier schedule; timers that go are stopped while they have files. */
async function install(
  wanted: { readonly files: Files; readonly enable: readonly string[] },
  context: ActionContext,
): Promise<boolean> {
  const { files } = context.target;
  const { write, remove, enable } = await difference(wanted, await foundSchedule(context), context);
  for (const path of remove) {
    const { active, enabled } = isUnit(path)
      ? await unitState(nameOf(path), context)
      : { active: false, enabled: false };
    if (isTimer(path) && active) await systemctl(['stop', '--', nameOf(path)], context);
    // A service of a timer is not enabled but `static`, which is nothing that could be taken back.
    if (enabled && (isTimer(path) || !path.includes('/runbook-run-')))
      await systemctl(['disable', '--', nameOf(path)], context);
    await files.remove(path);
  }
  await removeUnfinished([...write, ...remove], context);
  for (const path of write) await files.write(path, wanted.files[path] ?? '', { mode: 0o644 });
  if ([...write, ...remove].some(isUnit)) await systemctl(['daemon-reload'], context);
  for (const name of enable) await systemctl(['enable', '--', name], context);
  const timers = new Set([...write.filter(isTimer).map(nameOf), ...enable.filter(isTimer)]);
  for (const name of timers) await systemctl(['restart', '--', name], context);
  return write.length + remove.length + enable.length > 0;
}

/** `schedule.install`: the target's timers or its crontab. */
export const scheduleInstall: Action = defineAction({
  name: 'schedule.install',
  summary: 'Have the target start runbooks by the calendar',
  docs: `Asks the engine that lies on the target for the timers of the runbooks' schedules (\`runbook schedule\`), writes them to
\`/etc/systemd/system\`, or a crontab to \`/etc/cron.d\`, enables and starts the timers, and removes those of runbooks that are no longer scheduled.
Files that somebody else wrote are left alone.

Undo puts the former timers back. Needs the engine on the target, and systemd or cron.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      program: {
        type: 'string',
        format: 'path',
        default: '/usr/local/bin/runbook',
        description: 'The engine on the target',
      },
      project: { type: 'string', format: 'path', description: 'Folder on the target that holds `runbooks/`' },
      environment: { type: 'string', minLength: 1, description: 'Environment of the scheduled runs' },
      stateDirectory: {
        type: 'string',
        format: 'path',
        description: 'Where the scheduled runs are remembered',
      },
      scheduler: {
        type: 'string',
        enum: ['systemd', 'cron'],
        default: 'systemd',
        description: 'What starts them',
      },
    },
    required: ['project', 'environment'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      files: { type: 'array', items: { type: 'string' }, description: 'The files that are there now' },
      changed: { type: 'boolean', description: 'Whether anything had to be done' },
    },
    required: ['files', 'changed'],
    additionalProperties: false,
  },
  probe,
  capture: async (_input, context): Promise<Captured> => ({ files: await foundSchedule(context) }),
  async execute(input, context) {
    const wanted = await wantedSchedule(input, context);
    const changed = await install(wanted, context);
    return { outputs: { files: Object.keys(wanted.files), changed }, changed };
  },
  async settle(input, _captured, context) {
    const wanted = await wantedSchedule(input, context);
    const left = await difference(wanted, await foundSchedule(context), context);
    if (left.write.length + left.remove.length + left.enable.length > 0) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: { files: Object.keys(wanted.files), changed: true }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'puts the former timers back',
    async undo(_input, { files }, context) {
      const enable = Object.entries(files)
        .filter(([path, content]) => isUnit(path) && content.includes('\n[Install]\n'))
        .map(([path]) => nameOf(path));
      await install({ files, enable }, context);
    },
  },
  example: `id: timers
uses: schedule.install
with: { project: /opt/runbook/current, environment: production }
`,
});

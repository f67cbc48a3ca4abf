import { defineAction, type Action, type ActionContext, type ProbeResult } from '../define-action.ts';
import { isWritten } from '../file-content.ts';
import { keepCopy, planCopy, pruneCopies, restoreCopy, type KeptCopy } from '../keep-copy.ts';
import {
  systemctl,
  unitFolder,
  unitNamePattern,
  unitState,
  unitWords,
  type UnitState,
} from '../systemctl.ts';

interface Wanted {
  readonly name: string;
  readonly content?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly active?: boolean | undefined;
}

interface Captured {
  readonly file: KeptCopy | null;
  readonly state: UnitState;
  readonly [key: string]: KeptCopy | UnitState | null;
}

const mode = 0o644;
const pathOf = (name: string): string => `${unitFolder}/${name}`;

async function fileDiffers({ name, content }: Wanted, context: ActionContext): Promise<boolean> {
  return content !== undefined && !(await isWritten(pathOf(name), content, mode, context));
}

/** What has to be said to systemd, apart from the file. A unit whose file changed is restarted when it shall be active. */
function differences(wanted: Wanted, state: UnitState, written: boolean): readonly string[] {
  const { enabled = true, active = true } = wanted;
  return [
    ...(enabled === state.enabled ? [] : [enabled ? 'enable' : 'disable']),
    ...(active && state.active && written ? ['restart'] : []),
    ...(active === state.active ? [] : [active ? 'start' : 'stop']),
  ];
}

async function probe(wanted: Wanted, context: ActionContext): Promise<ProbeResult> {
  const state = await unitState(wanted.name, context);
  const written = await fileDiffers(wanted, context);
  const words = [...(written ? ['write its file'] : []), ...differences(wanted, state, written)];
  const missing = !state.loaded && wanted.content === undefined;
  return {
    facts: { ...state, file: !written },
    wouldChange: words.length > 0,
    before: `${wanted.name} ${unitWords(state)}`,
    after: words.length === 0 ? 'unchanged' : words.join(', '),
    ...(missing ? { obstacle: `there is no unit ${wanted.name}, and no \`content\` to make it of` } : {}),
  };
}

async function apply(wanted: Wanted, context: ActionContext): Promise<boolean> {
  const path = pathOf(wanted.name);
  const written = await fileDiffers(wanted, context);
  if (written) {
    await keepCopy(path, context);
    context.signal.throwIfAborted();
    await context.target.files.write(path, wanted.content ?? '', { mode });
    await pruneCopies(path, context);
    await systemctl(['daemon-reload'], context);
  }
  const words = differences(wanted, await unitState(wanted.name, context), written);
  for (const word of words) await systemctl([word, '--', wanted.name], context);
  return written || words.length > 0;
}

/** Stops first: a unit without a file can no longer be stopped by what the file said. */
async function takeBack({ name }: Wanted, { file, state }: Captured, context: ActionContext): Promise<void> {
  const now = await unitState(name, context);
  if (now.active && !state.active) await systemctl(['stop', '--', name], context);
  if (now.enabled && !state.enabled) await systemctl(['disable', '--', name], context);
  if (file !== null) {
    await restoreCopy(pathOf(name), file, context);
    await systemctl(['daemon-reload'], context);
  }
  if (!state.loaded) return;
  if (!now.enabled && state.enabled) await systemctl(['enable', '--', name], context);
  if (state.active) await systemctl([now.active && file !== null ? 'restart' : 'start', '--', name], context);
}

/** `systemd.unit`: one unit of systemd. */
export const systemdUnit: Action = defineAction({
  name: 'systemd.unit',
  summary: 'Have systemd run a unit, and write its file',
  docs: `Writes \`content\` to \`/etc/systemd/system/<name>\`, has systemd read it, enables the unit and starts it; a running unit whose file changed is
restarted. Without \`content\` the unit has to be there already, such as one that a package brought. Nothing happens where all of that is so.

Undo puts back the file, or its absence, and the state that the unit had. Needs systemd and its rights on the target.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      name: {
        type: 'string',
        pattern: unitNamePattern,
        description: 'The unit, with its type: `backup.timer`',
      },
      content: {
        type: 'string',
        minLength: 1,
        description: 'The file; whoever has an account on the target can read it',
      },
      enabled: { type: 'boolean', default: true, description: 'Whether it is started at boot' },
      active: { type: 'boolean', default: true, description: 'Whether it runs now' },
    },
    required: ['name'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { changed: { type: 'boolean', description: 'Whether anything had to be done' } },
    required: ['changed'],
    additionalProperties: false,
  },
  probe,
  async capture(input, context): Promise<Captured> {
    const file = input.content === undefined ? null : await planCopy(pathOf(input.name), context);
    return { file, state: await unitState(input.name, context) };
  },
  async execute(input, context) {
    const changed = await apply(input, context);
    return { outputs: { changed }, changed };
  },
  async settle(input, _captured, context) {
    const { wouldChange } = await probe(input, context);
    return wouldChange === true
      ? { verdict: 'not-started' }
      : { verdict: 'done', outputs: { changed: true }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'puts back the file and the state of the unit',
    undo: takeBack,
  },
  example: `id: diun-pause
uses: systemd.unit
with: { name: apt-daily-upgrade.timer, active: false }
`,
});

import { defineAction, type Action, type ActionContext } from '../define-action.ts';

/** The full name of the volume that was made as `name`, whichever prefix the deployment gives it; undefined when there is none. */
async function madeVolume(
  name: string,
  before: readonly string[],
  context: ActionContext,
): Promise<string | undefined> {
  const volumes = await (await context.ports.containers()).volumes();
  const found = volumes.find((each) => each.name === name || each.name.endsWith(`_${name}`));
  return found === undefined || before.includes(found.name) ? undefined : found.name;
}

/** `volume.create`: an empty volume. */
export const volumeCreate: Action = defineAction({
  name: 'volume.create',
  summary: 'Make an empty volume for a service of the deployment',
  docs: `No container has it until \`compose.recreate\` gives it to one. Its full name may be a longer one than \`name\`. Undo removes the volume
with all that was written into it since, so the service has to be on another one by then.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      name: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,62}$', description: 'A new name' },
    },
    required: ['name'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { volume: { type: 'string', description: 'The full name' } },
    required: ['volume'],
    additionalProperties: false,
  },
  async capture(_input, context): Promise<{ readonly before: readonly string[] }> {
    const volumes = await (await context.ports.containers()).volumes();
    return { before: volumes.map(({ name }) => name) };
  },
  async execute(input, context) {
    const volume = await (await context.ports.containers()).createVolume(input.name);
    return { outputs: { volume }, changed: true };
  },
  async settle(input, captured, context) {
    const volume = await madeVolume(input.name, captured?.before ?? [], context);
    if (volume === undefined) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: { volume }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the new volume',
    async undo(input, captured, context) {
      const volume = await madeVolume(input.name, captured.before, context);
      if (volume !== undefined) await (await context.ports.containers()).removeVolume(volume);
    },
  },
  example: `id: volume
uses: volume.create
with: { name: "database-{{ run.id }}" }
`,
});

import { defineAction, type Action } from '../define-action.ts';

/** `volume.remove`: a volume and all that it holds is deleted. */
export const volumeRemove: Action = defineAction({
  name: 'volume.remove',
  summary: 'Delete a volume for good',
  docs: 'Fails when a container has it. Nothing happens when there is no such volume; nothing brings it back but a backup.',
  effect: 'change',
  input: {
    type: 'object',
    properties: { volume: { type: 'string', minLength: 1, description: 'Its full name' } },
    required: ['volume'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { volume: { type: 'string', description: 'Its full name' } },
    required: ['volume'],
    additionalProperties: false,
  },
  async probe({ volume }, context) {
    const volumes = await (await context.ports.containers()).volumes();
    const found = volumes.find(({ name }) => name === volume);
    return {
      facts: { exists: found !== undefined, used: found?.used === true },
      wouldChange: found !== undefined,
      before: found === undefined ? `there is no volume ${volume}` : `volume ${volume} exists`,
      after: found === undefined ? 'unchanged' : `volume ${volume} is gone`,
      ...(found?.used === true ? { obstacle: `a container has the volume ${volume}` } : {}),
    };
  },
  async execute({ volume }, context) {
    const containers = await context.ports.containers();
    const changed = (await containers.volumes()).some(({ name }) => name === volume);
    await containers.removeVolume(volume);
    return { outputs: { volume }, changed };
  },
  async settle({ volume }, _captured, context) {
    const volumes = await (await context.ports.containers()).volumes();
    if (volumes.some(({ name }) => name === volume)) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: { volume }, changed: true };
  },
  compensation: { kind: 'irreversible', reason: 'what the volume held is deleted' },
  example: `id: remove-volume
uses: volume.remove
with: { volume: gitea_database }
irreversible: its databases are in another volume now
`,
});

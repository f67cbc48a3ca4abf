import { defineAction, type Action } from '../define-action.ts';
import { exactReference, imageInput, tagOf } from '../service.ts';

/** `image.resolve`: what a registry holds. */
export const imageResolve: Action = defineAction({
  name: 'image.resolve',
  summary: 'Ask the registry which digest a tag has now, without pulling',
  docs: 'Fails when the registry has no such image or does not answer. Nothing is downloaded.',
  effect: 'read',
  input: {
    type: 'object',
    properties: { image: imageInput },
    required: ['image'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      image: { type: 'string', description: 'The image, exact: `name:tag@sha256:…`' },
      ref: { type: 'string', description: 'The image for people: `name:tag`' },
      version: { type: 'string', description: 'The tag of the image' },
      digest: { type: 'string', description: 'The digest: `sha256:…`' },
      present: { type: 'boolean', description: 'Whether the image is on the host already' },
    },
    required: ['image', 'ref', 'version', 'digest', 'present'],
    additionalProperties: false,
  },
  factOutputs: ['image'],
  async execute(input, context) {
    const containers = await context.ports.containers();
    const image = await containers.resolve(input.image);
    const present = await containers.present(image);
    const { ref, digest } = image;
    const outputs = { image: exactReference(image), ref, version: tagOf(ref), digest, present };
    return { outputs, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only asks' },
  example: `id: wanted
uses: image.resolve
with: { image: "gitea/gitea:{{ inputs.version }}" }
`,
});

import { defineAction, type Action } from '../define-action.ts';
import { exactReference, imageInput, imageOf, shownImage, tagOf } from '../service.ts';

/** `compose.pull`: an image is brought here before it is needed. */
export const composePull: Action = defineAction({
  name: 'compose.pull',
  summary: 'Bring an image to the host and keep it from being pruned',
  docs: `Pulls by digest, so that what was looked at is what arrives, and touches no running service. Nothing
happens when the image is there.`,
  effect: 'change',
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
    },
    required: ['image', 'ref', 'version', 'digest'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const containers = await context.ports.containers();
    const image = await imageOf(input.image, containers);
    const present = await containers.present(image);
    return {
      facts: { digest: image.digest },
      observations: { present },
      wouldChange: !present,
      before: present ? `${image.ref} is here` : `${image.ref} is not here`,
      after: shownImage(image),
    };
  },
  async execute(input, context) {
    const containers = await context.ports.containers();
    const image = await imageOf(input.image, containers);
    const changed = await containers.pull(image, context.signal);
    context.signal.throwIfAborted();
    const { ref, digest } = image;
    return { outputs: { image: exactReference(image), ref, version: tagOf(ref), digest }, changed };
  },
  async settle(input, _captured, context) {
    const containers = await context.ports.containers();
    const image = await imageOf(input.image, containers);
    if (!(await containers.present(image))) return { verdict: 'not-started' };
    const { ref, digest } = image;
    const outputs = { image: exactReference(image), ref, version: tagOf(ref), digest };
    return { verdict: 'done', outputs, changed: true };
  },
  compensation: { kind: 'not-needed', reason: 'an image that nothing runs does no harm' },
  example: `id: pull
uses: compose.pull
with: { image: "{{ vars.images.nginx.ref }}" }
`,
});

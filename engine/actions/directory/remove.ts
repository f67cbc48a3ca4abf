import { ActionError, defineAction, type Action } from '../define-action.ts';
import { absolutePath, directoryOf } from '../target-path.ts';

function removable(path: string): string {
  const clean = absolutePath(path);
  if (directoryOf(clean) !== '/') return clean;
  throw new ActionError(`${clean} is not removed: it lies directly below the root directory`, {
    help: 'remove things below it by name',
  });
}

/** `directory.remove`: a directory or a file is deleted. */
export const directoryRemove: Action = defineAction({
  name: 'directory.remove',
  summary: 'Delete a directory with all that is in it, or a file, for good',
  docs: 'Nothing happens when nothing is there. What lies directly below `/` is refused.',
  effect: 'change',
  input: {
    type: 'object',
    properties: { path: { type: 'string', format: 'path', description: 'Absolute path on the target' } },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { path: { type: 'string', description: 'The path' } },
    required: ['path'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const facts = await context.target.files.facts(removable(input.path));
    return {
      facts: { kind: facts?.kind ?? 'missing' },
      wouldChange: facts !== undefined,
      before: `${input.path} is ${facts === undefined ? 'missing' : `a ${facts.kind}`}`,
      after: facts === undefined ? 'unchanged' : `${input.path} is gone`,
    };
  },
  async execute(input, context) {
    const path = removable(input.path);
    const changed = (await context.target.files.facts(path)) !== undefined;
    await context.target.files.remove(path);
    return { outputs: { path }, changed };
  },
  async settle(input, _captured, context) {
    const path = removable(input.path);
    if ((await context.target.files.facts(path)) === undefined) {
      return { verdict: 'done', outputs: { path }, changed: true };
    }
    return { verdict: 'half-done', found: `${path} is still there, perhaps in part` };
  },
  compensation: { kind: 'irreversible', reason: 'what was there is deleted' },
  example: `id: clean
uses: directory.remove
with: { path: "{{ steps.staging.outputs.path }}" }
irreversible: it only held copies
`,
});

import { defineAction, type Action } from '../define-action.ts';
import { formatMode } from '../file-content.ts';
import { measure } from '../store-input.ts';
import { absolutePath } from '../target-path.ts';

/** `file.facts`: what is at a path. */
export const fileFacts: Action = defineAction({
  name: 'file.facts',
  summary: 'Look at what is at a path',
  docs: `A path where nothing is has the kind \`missing\`; that is no failure. Links are not followed. \`checksum: true\` reads a file to its
end and hashes it.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'Absolute path on the target' },
      checksum: { type: 'boolean', default: false, description: 'Whether to hash a file' },
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      exists: { type: 'boolean', description: 'Whether something is there' },
      kind: {
        type: 'string',
        enum: ['file', 'directory', 'link', 'other', 'missing'],
        description: 'What is there',
      },
      size: { type: 'integer', description: 'Bytes; 0 when nothing is there' },
      mode: { type: 'string', description: 'Permission bits such as `0600`; empty when nothing is there' },
      modifiedAt: { type: 'string', description: 'ISO 8601, UTC; empty when nothing is there' },
      ageSeconds: { type: 'integer', description: 'Seconds since it was modified; 0 when nothing is there' },
      sha256: { type: 'string', description: 'Checksum, hexadecimal; empty unless asked for' },
    },
    required: ['exists', 'kind', 'size', 'mode', 'modifiedAt', 'ageSeconds', 'sha256'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const path = absolutePath(input.path);
    const facts = await context.target.files.facts(path);
    if (facts === undefined) {
      const nothing = {
        exists: false,
        kind: 'missing',
        size: 0,
        mode: '',
        modifiedAt: '',
        ageSeconds: 0,
        sha256: '',
      } as const;
      return { outputs: nothing, changed: false };
    }
    const hashed = input.checksum === true && facts.kind === 'file';
    const sha256 = hashed
      ? (await measure(context.target.files.read(path, { reuse: true }), context)).sha256
      : '';
    const age = context.ports.clock.now().getTime() - facts.modifiedAt;
    const outputs = {
      exists: true,
      kind: facts.kind,
      size: facts.size,
      mode: formatMode(facts.mode),
      modifiedAt: new Date(facts.modifiedAt).toISOString(),
      ageSeconds: Math.max(0, Math.floor(age / 1000)),
      sha256,
    };
    return { outputs, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: fresh
uses: file.facts
with: { path: /var/lib/gitea-backup/last.json }
`,
});

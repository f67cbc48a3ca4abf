import { checkArchive, maxSizeInput } from '../archive-entries.ts';
import { formatSize, parseSize } from '../../runbook/size.ts';
import { defineAction, type Action } from '../define-action.ts';
import { checkSum, sha256Input } from '../store-input.ts';
import { absolutePath } from '../target-path.ts';

/** `archive.check`: an archive is read to its end. */
export const archiveCheck: Action = defineAction({
  name: 'archive.check',
  summary: 'Decode a tar archive, compressed with zstd, to its last byte without unpacking it',
  docs: `Fails when it is damaged or cut off, when it has entries that \`archive.extract\` would refuse, when its files together hold more than \`maxSize\`,
and for a checksum other than \`sha256\`. It can run beside the step that stores the archive: compare the checksums of both before anything counts on it.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'The archive, on the target' },
      sha256: sha256Input,
      maxSize: maxSizeInput,
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      path: { type: 'string', description: 'The archive' },
      bytes: { type: 'integer', description: 'Bytes of the archive' },
      sha256: { type: 'string', description: 'Checksum of the archive, hexadecimal' },
      entries: { type: 'integer', description: 'Files, directories and links in it' },
      unpacked: { type: 'integer', description: 'Bytes of all files in it' },
    },
    required: ['path', 'bytes', 'sha256', 'entries', 'unpacked'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const path = absolutePath(input.path);
    const limit = parseSize(input.maxSize ?? maxSizeInput.default) ?? 0;
    const facts = await checkArchive(path, limit, context);
    checkSum(path, facts, input.sha256);
    const { size: bytes, ...rest } = facts;
    context.print(`${path}: ${rest.entries} entries, ${formatSize(bytes)}\n`);
    return { outputs: { path, bytes, ...rest }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: whole
uses: archive.check
with: { path: "{{ steps.pack.outputs.path }}" }
timeout: 1h
`,
});

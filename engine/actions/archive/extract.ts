import { checkArchive, maxSizeInput, type ArchiveFacts } from '../archive-entries.ts';
import { formatSize, parseSize } from '../../runbook/size.ts';
import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { runProgram } from '../run-program.ts';
import { checkSum, sha256Input } from '../store-input.ts';
import { absolutePath, besidePath } from '../target-path.ts';

async function unpack(path: string, directory: string, context: ActionContext): Promise<void> {
  // The engine decompresses, so that exactly the bytes which were checked are what tar sees.
  const content = context.ports.codec.decompress(context.target.files.read(path));
  await runProgram(
    {
      argv: ['tar', '-xpf', '-', '--numeric-owner', '-C', directory],
      env: { LC_ALL: 'C' },
      stdin: content,
    },
    context,
  );
}

function outputsOf({ entries, unpacked, sha256 }: ArchiveFacts): {
  readonly entries: number;
  readonly bytes: number;
  readonly sha256: string;
} {
  return { entries, bytes: unpacked, sha256 };
}

/** `archive.extract`: an archive becomes a new directory. */
export const archiveExtract: Action = defineAction({
  name: 'archive.extract',
  summary: 'Unpack a tar archive, compressed with zstd, into a new directory',
  docs: `The archive is decoded to its last byte and every entry is checked before anything is written. Refused are paths and links that lead out of
the directory, entries behind symbolic links, devices and pipes, archives that unpack to more than \`maxSize\`, and a checksum other than \`sha256\`. The
directory must not exist; it gets its name when it is whole. Needs \`tar\` on the target. Undo removes the directory.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'The archive, on the target' },
      directory: {
        type: 'string',
        format: 'path',
        description: 'The new directory; its parent has to exist',
      },
      sha256: sha256Input,
      maxSize: maxSizeInput,
    },
    required: ['path', 'directory'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      directory: { type: 'string', description: 'The new directory' },
      entries: { type: 'integer', description: 'Files, directories and links in it' },
      bytes: { type: 'integer', description: 'Bytes of all files in it' },
      sha256: { type: 'string', description: 'Checksum of the archive, hexadecimal' },
    },
    required: ['directory', 'entries', 'bytes', 'sha256'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const directory = absolutePath(input.directory, 'directory');
    const taken = (await context.target.files.facts(directory)) !== undefined;
    return {
      facts: { taken },
      wouldChange: true,
      before: taken ? `${directory} exists` : `${directory} is missing`,
      after: `${directory} holds what is in ${input.path}`,
      ...(taken ? { obstacle: `${directory} exists already` } : {}),
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    const directory = absolutePath(input.directory, 'directory');
    return { existed: (await context.target.files.facts(directory)) !== undefined };
  },
  async execute(input, context) {
    const { files } = context.target;
    const path = absolutePath(input.path);
    const directory = absolutePath(input.directory, 'directory');
    if ((await files.facts(directory)) !== undefined) {
      throw new ActionError(`${directory} exists already`, {
        help: 'archives are unpacked into a new directory',
      });
    }
    const limit = parseSize(input.maxSize ?? maxSizeInput.default) ?? 0;
    const facts = await checkArchive(path, limit, context);
    checkSum(path, facts, input.sha256);
    const part = besidePath(directory, 'partial', context);
    try {
      await files.remove(part);
      await files.makeDirectory(part, 0o700);
      await unpack(path, part, context);
      await files.rename(part, directory);
    } catch (error) {
      await files.remove(part);
      throw error;
    }
    context.print(`${directory}: ${facts.entries} entries, ${formatSize(facts.unpacked)}\n`);
    return { outputs: { directory, ...outputsOf(facts) }, changed: true };
  },
  async settle(input, captured, context) {
    const directory = absolutePath(input.directory, 'directory');
    const there = (await context.target.files.facts(directory)) !== undefined;
    if (captured?.existed !== false || !there) return { verdict: 'not-started' };
    const facts = await checkArchive(absolutePath(input.path), Number.POSITIVE_INFINITY, context);
    return { verdict: 'done', outputs: { directory, ...outputsOf(facts) }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the directory',
    async undo(input, captured, context) {
      const directory = absolutePath(input.directory, 'directory');
      await context.target.files.remove(besidePath(directory, 'partial', context));
      if (!captured.existed) await context.target.files.remove(directory);
    },
  },
  example: `id: unpack
uses: archive.extract
with: { path: "{{ steps.fetch.outputs.path }}", directory: /srv/gitea.restored }
timeout: 1h
`,
});

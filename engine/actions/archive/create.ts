import { byteChannel } from '../byte-channel.ts';
import { checkArchive } from '../archive-entries.ts';
import { formatSize } from '../../runbook/size.ts';
import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { hasProgram } from '../has-program.ts';
import { runProgram } from '../run-program.ts';
import { absolutePath, besidePath } from '../target-path.ts';

function tarOptions(directory: string, exclude: readonly string[]): string[] {
  const excluded = exclude.map((pattern) => `--exclude=./${pattern.replace(/^\.?\/+/u, '')}`);
  // In records of 256 KiB: with tar's own 10 KiB half of its time goes into handing them to the compressor.
  return ['--format=pax', '--blocking-factor=512', '--numeric-owner', ...excluded, '-C', directory];
}

/** With the target's own zstd, which uses all cores. */
async function packThere(part: string, options: readonly string[], context: ActionContext): Promise<void> {
  // Made beforehand, since the programs would make it readable for others.
  await context.target.files.write(part, '', { mode: 0o600 });
  const compress = '--use-compress-program=zstd -T0 -q';
  await runProgram({ argv: ['tar', compress, '-cf', part, ...options, '.'], env: { LC_ALL: 'C' } }, context);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** With the engine's zstd, where the target has none. */
async function packHere(part: string, options: readonly string[], context: ActionContext): Promise<void> {
  const channel = byteChannel();
  const written = context.target.files.write(part, context.ports.codec.compress(channel.content), {
    mode: 0o600,
  });
  // When writing fails, tar must not wait for somebody to read on.
  written.catch((error: unknown) => channel.end(asError(error)));
  try {
    await runProgram(
      {
        argv: ['tar', '-cf', '-', ...options, '.'],
        env: { LC_ALL: 'C' },
        onStdout: async (chunk) => channel.push(chunk),
      },
      context,
    );
    channel.end();
  } catch (error) {
    channel.end(asError(error));
    await written.catch(() => undefined);
    throw error;
  }
  await written;
}

async function checkPlaces(directory: string, path: string, context: ActionContext): Promise<void> {
  const { files } = context.target;
  if ((await files.facts(directory))?.kind !== 'directory')
    throw new ActionError(`there is no directory ${directory}`);
  if (path.startsWith(`${directory}/`)) {
    throw new ActionError(`${path} lies inside of ${directory}`, {
      help: 'write the archive somewhere else',
    });
  }
  if ((await files.facts(path)) !== undefined) {
    throw new ActionError(`${path} exists already`, {
      help: 'archives are not replaced; choose another path',
    });
  }
}

interface PackedFacts {
  readonly bytes: number;
  readonly sha256?: string;
  readonly entries?: number;
  readonly unpacked?: number;
}

/** The archive decoded to its last byte, or only measured where a later step does that. */
async function factsOf(path: string, check: boolean, context: ActionContext): Promise<PackedFacts> {
  if (!check) return { bytes: (await context.target.files.facts(path))?.size ?? 0 };
  const { size: bytes, ...rest } = await checkArchive(path, Number.POSITIVE_INFINITY, context);
  return { bytes, ...rest };
}

/** `archive.create`: a directory becomes one file. */
export const archiveCreate: Action = defineAction({
  name: 'archive.create',
  summary: 'Pack a directory into a new tar archive, compressed with zstd',
  docs: `Owners, modes, times and links are kept. The archive is read back and decoded to its last byte before it gets its name, with the mode 0600;
a file that changed while it was read is a failure. So are entries that \`archive.extract\` would refuse: pipes, devices, and links that lead out of the
directory; leave them out with \`exclude\`. \`check: false\` leaves that reading back to a later step, \`archive.check\` or \`archive.extract\`: what was
stopped for the packing can start again before it. Needs \`tar\` on the target; \`zstd\` there makes it faster. Undo removes the archive.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      directory: { type: 'string', format: 'path', description: 'The directory to pack, on the target' },
      path: {
        type: 'string',
        format: 'path',
        description: 'The new archive, such as `/var/tmp/data.tar.zst`',
      },
      exclude: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        default: [],
        description: 'Paths below the directory to leave out, with `*` as tar knows it',
      },
      check: {
        type: 'boolean',
        default: true,
        description: 'Whether it is read back here; if not, a later step has to do it',
      },
    },
    required: ['directory', 'path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      path: { type: 'string', description: 'The archive' },
      bytes: { type: 'integer', description: 'Bytes of the archive' },
      sha256: { type: 'string', description: 'Checksum of the archive, hexadecimal; where it was checked' },
      entries: { type: 'integer', description: 'Files, directories and links in it; where it was checked' },
      unpacked: { type: 'integer', description: 'Bytes of all files in it; where it was checked' },
    },
    required: ['path', 'bytes'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const path = absolutePath(input.path);
    const taken = (await context.target.files.facts(path)) !== undefined;
    return {
      facts: { taken },
      wouldChange: true,
      before: taken ? `${path} exists` : `${path} is missing`,
      after: `${path} holds ${input.directory}`,
      ...(taken ? { obstacle: `${path} exists already` } : {}),
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    return { existed: (await context.target.files.facts(absolutePath(input.path))) !== undefined };
  },
  async execute(input, context) {
    const { files } = context.target;
    const directory = absolutePath(input.directory, 'directory');
    const path = absolutePath(input.path);
    await checkPlaces(directory, path, context);
    const part = besidePath(path, 'partial', context);
    try {
      await files.remove(part);
      const pack = (await hasProgram('zstd', context)) ? packThere : packHere;
      await pack(part, tarOptions(directory, input.exclude ?? []), context);
      const facts = await factsOf(part, input.check ?? true, context);
      await files.rename(part, path);
      const entries = facts.entries === undefined ? '' : `${facts.entries} entries, `;
      context.print(`${path}: ${entries}${formatSize(facts.bytes)}\n`);
      return { outputs: { path, ...facts }, changed: true };
    } catch (error) {
      await files.remove(part);
      throw error;
    }
  },
  async settle(input, captured, context) {
    const path = absolutePath(input.path);
    const there = (await context.target.files.facts(path)) !== undefined;
    if (captured?.existed !== false || !there) return { verdict: 'not-started' };
    // It got its name only after it was whole.
    const facts = await factsOf(path, input.check ?? true, context);
    return { verdict: 'done', outputs: { path, ...facts }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the archive',
    async undo(input, captured, context) {
      const path = absolutePath(input.path);
      await context.target.files.remove(besidePath(path, 'partial', context));
      if (!captured.existed) await context.target.files.remove(path);
    },
  },
  example: `id: pack
uses: archive.create
with: { directory: /srv/gitea, path: "{{ vars.staging }}/data.tar.zst", exclude: ["log/*"] }
timeout: 1h
`,
});

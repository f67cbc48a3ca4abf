import type { JsonObject, Json } from '../../runbook/json.ts';
import { defineAction, type Action, type InputProblem } from '../define-action.ts';
import { isWritten, parseMode, probeWrite } from '../file-content.ts';
import { keepCopy, planCopy, pruneCopies, restoreCopy, type KeptCopy } from '../keep-copy.ts';
import { absolutePath } from '../target-path.ts';

function checkForm(input: JsonObject): readonly InputProblem[] {
  const given = ['content', 'json'].filter((name) => input[name] !== undefined);
  if (given.length === 1) return [];
  return [
    {
      path: given.length === 0 ? [] : ['json'],
      message:
        given.length === 0 ? 'needs either `content` or `json`' : '`content` and `json` exclude each other',
      help: 'give the text as `content`, or a value to be written as JSON as `json`',
    },
  ];
}

function textOf(input: { readonly content?: string | undefined; readonly json?: Json | undefined }): string {
  return input.content ?? `${JSON.stringify(input.json ?? null, null, 2)}\n`;
}

/** `file.write`: replaces one file in one step and can put the old one back. */
export const fileWrite: Action = defineAction({
  name: 'file.write',
  summary: 'Write a file on the target',
  docs: `Writes \`content\`, or \`json\` as JSON, to a temporary file and renames it, so that a reader sees the
old file or the new one. Missing parent directories are an error. Nothing happens when the file is there already with this content and mode.

The old file is kept beside the new one as \`.<name>.kept-<run>-<step>\` (mode 0600, the newest five stay), so
no content ever enters the journal. Undo puts it back, or removes the file when there was none.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'Absolute path on the target' },
      content: { type: 'string', description: 'The text; may hold a secret' },
      json: { description: 'A value to write as JSON, instead of `content`' },
      mode: {
        type: 'string',
        pattern: '^0?[0-7]{3}$',
        description: 'Permission bits such as `0600`; those of the old file, or `0644`, when left out',
      },
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      path: { type: 'string', description: 'The path' },
      changed: { type: 'boolean', description: 'Whether the file had to be written' },
    },
    required: ['path', 'changed'],
    additionalProperties: false,
  },
  secretInputs: ['content', 'json'],
  check: checkForm,
  probe: async (input, context) =>
    probeWrite(absolutePath(input.path), textOf(input), parseMode(input.mode), context),
  capture: async (input, context): Promise<KeptCopy> => planCopy(absolutePath(input.path), context),
  async execute(input, context) {
    const path = absolutePath(input.path);
    const content = textOf(input);
    const mode = parseMode(input.mode);
    if (await isWritten(path, content, mode, context)) {
      return { outputs: { path, changed: false }, changed: false };
    }
    const old = await planCopy(path, context);
    await keepCopy(path, context);
    context.signal.throwIfAborted();
    await context.target.files.write(path, content, {
      mode: mode ?? (old.existed ? old.mode : 0o644),
    });
    await pruneCopies(path, context);
    return { outputs: { path, changed: true }, changed: true };
  },
  async settle(input, _captured, context) {
    const path = absolutePath(input.path);
    const done = await isWritten(path, textOf(input), parseMode(input.mode), context);
    return done
      ? { verdict: 'done', outputs: { path, changed: true }, changed: true }
      : { verdict: 'not-started' };
  },
  compensation: {
    kind: 'inverse',
    summary: 'puts the old file back',
    undo: async (input, captured, context) => restoreCopy(absolutePath(input.path), captured, context),
  },
  example: `id: pin
uses: file.write
with:
  path: /opt/gitea/image.json
  json: { ref: "{{ vars.images.nginx.ref }}", digest: "{{ vars.images.nginx.digest }}" }
  mode: "0644"
`,
});

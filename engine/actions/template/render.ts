import { renderTemplate } from '../../expression/render-template.ts';
import type { JsonObject } from '../../runbook/json.ts';
import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { isWritten, parseMode, probeWrite } from '../file-content.ts';
import { keepCopy, planCopy, pruneCopies, restoreCopy, type KeptCopy } from '../keep-copy.ts';
import { absolutePath } from '../target-path.ts';

async function rendered(
  input: { readonly template: string; readonly values?: JsonObject | undefined },
  context: ActionContext,
): Promise<{ readonly text: string; readonly source: string }> {
  const source = await context.ports.project.read(input.template);
  const result = await renderTemplate(source, input.values ?? {});
  if (result.ok) return { text: result.text, source };
  throw new ActionError(`${input.template} cannot be rendered: ${result.message}`, {
    help: 'a template reads only what `values` holds',
  });
}

/** `template.render`: a file is made from a template of the project. */
export const templateRender: Action = defineAction({
  name: 'template.render',
  summary: 'Write a file from a Handlebars template of the project',
  docs: `The template reads \`values\` and nothing else; a name that is not there is a failure, never an empty text. It has the
helpers of expressions and the blocks \`if\`, \`unless\`, \`each\` and \`with\`. Nothing is escaped. The file is written, kept and put back as by \`file.write\`.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      template: { type: 'string', minLength: 1, description: 'The template, by its path in the project' },
      values: {
        type: 'object',
        additionalProperties: {},
        description: 'What the template reads; may hold secrets',
      },
      path: { type: 'string', format: 'path', description: 'The file to write, on the target' },
      mode: {
        type: 'string',
        pattern: '^0?[0-7]{3}$',
        description: 'Permission bits such as `0600`; those of the old file, or `0644`, when left out',
      },
    },
    required: ['template', 'path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      path: { type: 'string', description: 'The file' },
      changed: { type: 'boolean', description: 'Whether the file had to be written' },
    },
    required: ['path', 'changed'],
    additionalProperties: false,
  },
  secretInputs: ['values'],
  projectFiles: ['template'],
  async probe(input, context) {
    const { text, source } = await rendered(input, context);
    const probe = await probeWrite(absolutePath(input.path), text, parseMode(input.mode), context);
    const hash = context.ports.codec.sha256();
    hash.update(source);
    return { ...probe, facts: { ...probe.facts, template: hash.digest() } };
  },
  capture: async (input, context): Promise<KeptCopy> => planCopy(absolutePath(input.path), context),
  async execute(input, context) {
    const path = absolutePath(input.path);
    const { text } = await rendered(input, context);
    const mode = parseMode(input.mode);
    if (await isWritten(path, text, mode, context))
      return { outputs: { path, changed: false }, changed: false };
    const old = await planCopy(path, context);
    await keepCopy(path, context);
    context.signal.throwIfAborted();
    await context.target.files.write(path, text, { mode: mode ?? (old.existed ? old.mode : 0o644) });
    await pruneCopies(path, context);
    return { outputs: { path, changed: true }, changed: true };
  },
  async settle(input, _captured, context) {
    const path = absolutePath(input.path);
    const { text } = await rendered(input, context);
    const done = await isWritten(path, text, parseMode(input.mode), context);
    return done
      ? { verdict: 'done', outputs: { path, changed: true }, changed: true }
      : { verdict: 'not-started' };
  },
  compensation: {
    kind: 'inverse',
    summary: 'puts the old file back',
    undo: async (input, captured, context) => restoreCopy(absolutePath(input.path), captured, context),
  },
  example: `id: site
uses: template.render
with:
  template: compose/nginx/site.conf.hbs
  values: { domain: "{{ vars.domain }}" }
  path: /opt/gitea/nginx/site.conf
`,
});

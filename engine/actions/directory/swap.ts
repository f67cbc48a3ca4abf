import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

interface Names {
  readonly live: string;
  readonly replacement: string;
  readonly keptAs: string;
}

interface Presence {
  readonly live: boolean;
  readonly replacement: boolean;
  readonly kept: boolean;
  readonly [key: string]: boolean;
}

function cleaned(names: Names): Names {
  return {
    live: absolutePath(names.live, 'live'),
    replacement: absolutePath(names.replacement, 'replacement'),
    keptAs: absolutePath(names.keptAs, 'keptAs'),
  };
}

async function presence(names: Names, context: ActionContext): Promise<Presence> {
  const there = async (path: string): Promise<boolean> =>
    (await context.target.files.facts(path)) !== undefined;
  return {
    live: await there(names.live),
    replacement: await there(names.replacement),
    kept: await there(names.keptAs),
  };
}

function obstacleOf(names: Names, there: Presence): string | undefined {
  if (!there.replacement) return `there is no ${names.replacement}`;
  return there.live && there.kept ? `${names.keptAs} exists already` : undefined;
}

/** `directory.swap`: another directory takes the place of the live one. */
export const directorySwap: Action = defineAction({
  name: 'directory.swap',
  summary: 'Put another directory or file in the place of the live one',
  docs: `Renames \`live\` to \`keptAs\`, then \`replacement\` to \`live\`. All three have to lie on one file system, and nothing may
use them meanwhile. Nothing is deleted: undo renames both back. An attempt that was cut off between the two is carried on.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      live: { type: 'string', format: 'path', description: 'What is in use' },
      replacement: { type: 'string', format: 'path', description: 'What takes its place' },
      keptAs: { type: 'string', format: 'path', description: 'A free path where the old one is kept' },
    },
    required: ['live', 'replacement', 'keptAs'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      live: { type: 'string', description: 'What is in use' },
      kept: { type: 'string', description: 'Where the old one is now' },
    },
    required: ['live', 'kept'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const names = cleaned(input);
    const there = await presence(names, context);
    const obstacle = there.kept ? `${names.keptAs} exists already` : undefined;
    return {
      // The replacement is often made by an earlier step of the same run.
      facts: { live: there.live, kept: there.kept },
      wouldChange: true,
      before: `${names.live} is live`,
      after: `${names.replacement} is live, the old one is ${names.keptAs}`,
      ...(obstacle === undefined ? {} : { obstacle }),
    };
  },
  capture: async (input, context) => presence(cleaned(input), context),
  async execute(input, context) {
    const names = cleaned(input);
    const there = await presence(names, context);
    const obstacle = obstacleOf(names, there);
    if (obstacle !== undefined) throw new ActionError(obstacle);
    if (there.live) await context.target.files.rename(names.live, names.keptAs);
    await context.target.files.rename(names.replacement, names.live);
    return { outputs: { live: names.live, kept: names.keptAs }, changed: true };
  },
  async settle(input, captured, context) {
    const names = cleaned(input);
    const there = await presence(names, context);
    const outputs = { live: names.live, kept: names.keptAs };
    if (there.live && !there.replacement && there.kept === (captured?.live ?? true)) {
      return { verdict: 'done', outputs, changed: true };
    }
    if (there.replacement && there.live === (captured?.live ?? true)) return { verdict: 'not-started' };
    return {
      verdict: 'half-done',
      found: `${names.live} was moved to ${names.keptAs}, nothing took its place yet`,
    };
  },
  compensation: {
    kind: 'inverse',
    summary: 'renames both back',
    async undo(input, captured, context) {
      const { files } = context.target;
      const names = cleaned(input);
      const there = await presence(names, context);
      // Then execute refused before it touched anything.
      if (captured.kept && captured.live) return;
      // Each rename is taken back only if it happened, the later one first; so a second undo does nothing.
      const replaced = there.live && !there.replacement && (there.kept || !captured.live);
      if (replaced) await files.rename(names.live, names.replacement);
      if (there.kept && !captured.kept && (replaced || !there.live))
        await files.rename(names.keptAs, names.live);
    },
  },
  example: `id: swap-data
uses: directory.swap
with: { live: /srv/gitea, replacement: /srv/gitea.restored, keptAs: "/srv/gitea.before-{{ run.id }}" }
`,
});

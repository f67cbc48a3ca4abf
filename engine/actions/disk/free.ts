import type { JsonObject } from '../../runbook/json.ts';
import { formatSize, parseSize } from '../../runbook/size.ts';
import { ActionError, defineAction, type Action, type InputProblem } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

function checkForm(input: JsonObject): readonly InputProblem[] {
  if (['atLeast', 'atLeastPercent', 'bytes'].some((name) => input[name] !== undefined)) return [];
  return [
    {
      path: [],
      message: 'says nothing that must be free',
      help: 'give `atLeast`, `atLeastPercent` or `bytes`',
    },
  ];
}

interface Wanted {
  readonly atLeast?: string | undefined;
  readonly atLeastPercent?: number | undefined;
  readonly bytes?: readonly number[] | undefined;
  readonly factor?: number | undefined;
}

/** The bytes that must be free: the largest of all demands. */
function needed(wanted: Wanted, total: number): number {
  const sum = (wanted.bytes ?? []).reduce((all, one) => all + one, 0);
  return Math.ceil(
    Math.max(
      parseSize(wanted.atLeast ?? '0B') ?? 0,
      (total * (wanted.atLeastPercent ?? 0)) / 100,
      sum * (wanted.factor ?? 1),
    ),
  );
}

/** `disk.free`: there is room for what comes. */
export const diskFree: Action = defineAction({
  name: 'disk.free',
  summary: 'Check that a file system has enough free space',
  docs: `Looks at the file system that holds \`path\`, or its nearest existing parent, on the target. Of several demands all
must hold. \`bytes\` with \`factor\` says "1.2 times the database and the data".`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'A path on the file system, on the target' },
      atLeast: { type: 'string', format: 'size', description: 'So much must be free, such as `4GiB`' },
      atLeastPercent: { type: 'number', minimum: 0, maximum: 100, description: 'This share must be free' },
      bytes: {
        type: 'array',
        items: { type: 'integer', minimum: 0 },
        description: 'The sum of these, times `factor`, must be free',
      },
      factor: { type: 'number', minimum: 0, default: 1, description: 'Multiplies the sum of `bytes`' },
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      free: { type: 'integer', description: 'Free bytes' },
      total: { type: 'integer', description: 'Bytes of the file system' },
      needed: { type: 'integer', description: 'Bytes that had to be free' },
    },
    required: ['free', 'total', 'needed'],
    additionalProperties: false,
  },
  check: checkForm,
  async execute(input, context) {
    const path = input.path === '/' ? '/' : absolutePath(input.path);
    const { free, total } = await context.target.files.space(path);
    const bytes = needed(input, total);
    if (free < bytes) {
      throw new ActionError(`${input.path} has ${formatSize(free)} free, ${formatSize(bytes)} are needed`, {
        help: 'make room on that file system, or use another one',
      });
    }
    return { outputs: { free, total, needed: bytes }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: room
uses: disk.free
with: { path: /var/lib/docker, atLeast: 4GiB }
`,
});

import type { JsonSchema } from '../json-schema.ts';

const text = (description: string): JsonSchema => ({ type: 'string', description });
const flag = (description: string): JsonSchema => ({ type: 'boolean', description });
const texts = (description: string): JsonSchema => ({ type: 'array', items: { type: 'string' }, description });
const map = (description: string): JsonSchema => ({ type: 'object', description });

/** An object with exactly these members; those of `optional` are left out where they do not apply. */
function object(
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', description, properties, required, additionalProperties: false };
}

const list = (description: string, items: JsonSchema): JsonSchema => ({ type: 'array', items, description });

const expected: JsonSchema = object('How long it took in earlier runs, in milliseconds', {
  median: { type: 'number', description: 'The median' },
  worst: { type: 'number', description: 'The longest' },
  runs: { type: 'integer', minimum: 1, description: 'How many runs this is known from' },
});

const step: JsonSchema = object(
  'What would happen to one step',
  {
    key: text('Names the step within the run: `backup/dump`, `requires:room`, `each[0]`'),
    depth: { type: 'integer', minimum: 0, description: 'How many runbooks it lies in below the root' },
    runbook: text('Name of the runbook that it stands in'),
    title: text('Its name, or its id'),
    kind: { enum: ['action', 'call', 'approval', 'finish'], description: 'What it is' },
    does: text('The action, `runbook <name>`, `approval` or `finish`'),
    effect: { enum: ['read', 'change'], description: 'Whether it changes something' },
    verdict: { enum: ['run', 'skip', 'unknown'], description: '`unknown` becomes one of the others in the run' },
    because: text('Why it is skipped or unknown, or what it reads that only the run will bring'),
    needs: texts('Keys of the steps that have to end before it'),
    with: map('Its input where all of it is known, secrets by their names'),
    before: text('What is there now'),
    after: text('What would be there; for an approval its question'),
    early: flag('Whether the look was taken before earlier steps change the world'),
    wouldChange: flag('Whether it would change something; absent where that cannot be told now'),
    obstacle: text('Why it cannot work as things are'),
    help: text('What helps against that'),
    observations: map('What was seen and is not compared'),
    details: texts('More of what would change, one line each'),
    undo: texts('How it is undone'),
    irreversible: text('Why it cannot be undone'),
    commit: flag('Whether the point of no return of its runbook lies right behind it'),
    target: text('Where it runs'),
    expected,
  },
  [
    'because',
    'with',
    'before',
    'after',
    'wouldChange',
    'obstacle',
    'help',
    'details',
    'irreversible',
    'target',
    'expected',
  ],
);

const steps = (description: string): JsonSchema => list(description, step);

const bound: JsonSchema = object(
  'Everything that the run needs, bound and resolved',
  {
  format: { const: 1, description: 'Changes when older engines could not read it' },
  engine: text('Version of the engine'),
  core: { type: 'integer', description: "Version of the core's rules" },
  runbook: text('Name of the runbook'),
  path: text("The runbook's file, relative to the folder"),
  program: map('The resolved runbooks; their form belongs to the engine and may change with it'),
  folder: text('Folder of the project, or of the file that stands alone'),
  environment: map('The environment, with absolute paths'),
  vars: map('Values of `vars`'),
  inputs: map('Values of `inputs`'),
  maxParallel: { type: 'integer', minimum: 1, description: 'How many steps run together' },
  defaultTarget: text('Where steps run that name no target'),
  locks: list(
    'Locks of all runbooks, sorted',
    object('A lock', { name: text('Its name'), target: text('The target that keeps it') }),
  ),
  sources: list(
    'Files that the plan was made from',
    object('A file', { path: text('Relative to the folder'), sha256: text('Hexadecimal') }),
  ),
  pendingTargets: texts('Targets that the run itself makes'),
},
['pendingTargets'],
);

const forecast: JsonSchema = object(
  'What the dry run found out',
  {
    requires: steps('Checks before the first step'),
    steps: steps('Steps; those of a called runbook follow the step that calls it'),
    finally: steps('Steps that run whatever the outcome'),
    facts: map('What was seen and is compared, by step key, and `target <name>` for targets'),
    secrets: texts('Names of the secrets that steps will read'),
    approvals: texts('Keys of the approvals that will be asked for'),
    obstacles: list(
      'What stands in the way',
      object(
        'An obstacle',
        { key: text('Key of the step'), message: text('What is wrong'), help: text('What helps against it') },
        ['help'],
      ),
    ),
    expected,
  },
  ['expected'],
);

/** What `runbook plan --json` prints. */
export const planSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A plan of a run, as `runbook plan --json` prints it',
  ...object('What a run would do, found out without changing anything', {
    bound,
    forecast,
    createdAt: text('ISO 8601, UTC'),
    expiresAt: text('ISO 8601, UTC'),
    by: text('Who made it: `user@machine`'),
    approvals: list(
      'Agreements recorded in it',
      object('An agreement', {
        step: text('Key of the approval'),
        by: text('Who agreed'),
        at: text('ISO 8601, UTC'),
        plan: text('Digest of the plan that was agreed to'),
      }),
    ),
  }),
};

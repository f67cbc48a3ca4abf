/** Inputs that all actions share which run a program: how it is fed and how its end is read. */
export const programInputs = {
  stdin: { type: 'string', description: 'Text that the program reads; may hold a secret' },
  cwd: { type: 'string', format: 'path', description: 'Directory to start in' },
  output: {
    type: 'string',
    enum: ['text', 'lines', 'json'],
    default: 'text',
    description: 'What `outputs.stdout` becomes: text, a list of lines, or parsed JSON',
  },
  exitCodes: {
    type: 'array',
    items: { type: 'integer', minimum: 0, maximum: 255 },
    minItems: 1,
    default: [0],
    description: 'Exit codes that are no failure',
  },
} as const;

/** The program and its arguments, without a shell. */
export const argvInput = {
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  description: 'The program and its arguments; no shell reads them',
} as const;

/** What steps can read of a program that ended. */
export const programOutput = {
  type: 'object',
  properties: {
    stdout: { description: 'What the program printed, as `output` says' },
    exitCode: { type: 'integer', description: 'How the program ended' },
  },
  required: ['stdout', 'exitCode'],
  additionalProperties: false,
} as const;

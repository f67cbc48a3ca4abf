import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { parseOutput } from '../parse-output.ts';
import { programInputs, programOutput } from '../program-schema.ts';
import { programOf, runProgram } from '../run-program.ts';
import { joined } from '../target-path.ts';

/** What runs the script: what the step says, else the script's first line, else `sh -eu`. */
function interpreterOf(script: string, given: readonly string[] | undefined): readonly string[] {
  if (given !== undefined) return given;
  const [first = ''] = script.split('\n', 1);
  if (!first.startsWith('#!')) return ['sh', '-eu'];
  return first.slice(2).trim().split(/\s+/u);
}

async function makeDirectory(context: ActionContext): Promise<string> {
  const made = await runProgram({ argv: ['mktemp', '-d'], quiet: true }, context);
  const path = made.stdout.trim();
  if (!path.startsWith('/')) throw new ActionError('`mktemp -d` named no directory');
  return path;
}

/** `script.file`: a script of the project runs on the target. */
export const scriptFile: Action = defineAction({
  name: 'script.file',
  summary: 'Run a script of the project on the target',
  docs: `Copies a script that lies with the runbooks to a private temporary directory of the target, runs it with \`args\` and
removes it. Its first line (\`#!…\`) says what runs it; without one that is \`sh -eu\`. Values reach it by \`args\`, \`env\` and \`stdin\`. Fails like \`command\`.

Counts as a change unless the step says \`effect: read\`.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', minLength: 1, description: 'The script, by its path in the project' },
      args: { type: 'array', items: { type: 'string' }, default: [], description: 'Its arguments' },
      interpreter: {
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
        description: 'The program that runs it, with its options',
      },
      ...programInputs,
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: programOutput,
  secretInputs: ['stdin'],
  projectFiles: ['path'],
  async probe(input, context) {
    const hash = context.ports.codec.sha256();
    hash.update(await context.ports.project.read(input.path));
    return { facts: { script: hash.digest() }, after: `runs ${input.path}` };
  },
  async execute(input, context) {
    const script = await context.ports.project.read(input.path);
    const directory = await makeDirectory(context);
    try {
      const copy = joined(directory, 'script');
      await context.target.files.write(copy, script, { mode: 0o600 });
      const argv = programOf([...interpreterOf(script, input.interpreter), copy, ...(input.args ?? [])]);
      const { stdout, exitCode } = await runProgram(
        { argv, cwd: input.cwd, stdin: input.stdin, exitCodes: input.exitCodes },
        context,
      );
      const value = parseOutput(stdout, input.output ?? 'text', `the output of ${input.path}`);
      return { outputs: { stdout: value, exitCode }, changed: true };
    } finally {
      await context.target.files.remove(directory);
    }
  },
  compensation: { kind: 'declared' },
  example: `id: vacuum
uses: script.file
with: { path: runbooks/scripts/vacuum.sh, args: ["{{ vars.data }}"] }
irreversible: it only frees space
`,
});

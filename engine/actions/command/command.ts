import type { JsonObject } from '../../runbook/json.ts';
import { defineAction, type Action, type InputProblem } from '../define-action.ts';
import { parseOutput } from '../parse-output.ts';
import { argvInput, programInputs, programOutput } from '../program-schema.ts';
import { programOf, runProgram } from '../run-program.ts';

function checkForm(input: JsonObject): readonly InputProblem[] {
  const given = ['argv', 'script'].filter((name) => input[name] !== undefined);
  if (given.length === 1) return [];
  return [
    {
      path: given.length === 0 ? [] : ['script'],
      message:
        given.length === 0 ? 'needs either `argv` or `script`' : '`argv` and `script` exclude each other',
      help: 'give `argv`, a list of a program and its arguments, or `script`, a text for `sh -eu`',
    },
  ];
}

/** `command`: one program, or a shell script that gets its values by `env`. */
export const command: Action = defineAction({
  name: 'command',
  summary: 'Run a program or a shell script on the target',
  docs: `Starts \`argv\` without a shell, or \`script\` with \`sh -eu\`. Values reach the program through the step's
\`env\`, through \`stdin\` or as elements of \`argv\`; a script is never put together from values. \`run:\` in a step is the short form of \`script\`.

The step fails when the exit code is not in \`exitCodes\`, when stdout is more than 1 MiB, or when it is
not JSON though \`output: json\` was asked for. A cancelled step ends the whole process tree.

Counts as a change unless the step says \`effect: read\`.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      argv: argvInput,
      script: { type: 'string', minLength: 1, description: 'Text for `sh -eu`, without expressions' },
      ...programInputs,
    },
    additionalProperties: false,
  },
  output: programOutput,
  secretInputs: ['stdin'],
  fixedInputs: ['script'],
  check: checkForm,
  async execute(input, context) {
    const { stdout, exitCode } = await runProgram(
      {
        argv: programOf(input.argv ?? ['sh', '-eu', '-c', input.script ?? '']),
        cwd: input.cwd,
        stdin: input.stdin,
        exitCodes: input.exitCodes,
      },
      context,
    );
    const value = parseOutput(stdout, input.output ?? 'text', 'the output of the program');
    return { outputs: { stdout: value, exitCode }, changed: true };
  },
  compensation: { kind: 'declared' },
  example: `id: reindex
uses: command
with:
  argv: [git, -C, /srv/repositories/main.git, gc, --quiet]
irreversible: repacking loses nothing that is in use
`,
});

import { defineAction, type Action } from '../define-action.ts';
import { parseOutput } from '../parse-output.ts';
import { argvInput, programInputs, programOutput } from '../program-schema.ts';
import { programOf, runProgram } from '../run-program.ts';
import { serviceInput } from '../service.ts';

/** `compose.exec`: a program inside a container. */
export const composeExec: Action = defineAction({
  name: 'compose.exec',
  summary: "Run a program in a service's running container",
  docs: `Starts \`argv\` inside the container, as the image's user, without a shell. Values reach it through the step's \`env\`, \`stdin\`
or \`argv\`. Fails like \`command\`, and when the service does not run.

Counts as a change unless the step says \`effect: read\`.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: { service: serviceInput, argv: argvInput, ...programInputs },
    required: ['service', 'argv'],
    additionalProperties: false,
  },
  output: programOutput,
  secretInputs: ['stdin'],
  async execute(input, context) {
    const containers = await context.ports.containers();
    const { stdout, exitCode } = await runProgram(
      { argv: programOf(input.argv), cwd: input.cwd, stdin: input.stdin, exitCodes: input.exitCodes },
      context,
      async (request, signal) => containers.exec(input.service, request, signal),
    );
    const value = parseOutput(stdout, input.output ?? 'text', 'the output of the program');
    return { outputs: { stdout: value, exitCode }, changed: true };
  },
  compensation: { kind: 'declared' },
  example: `id: config-test
uses: compose.exec
effect: read
with: { service: nginx, argv: [nginx, -t] }
`,
});

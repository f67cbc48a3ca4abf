import { defineAction, type Action } from '../define-action.ts';
import { parseOutput } from '../parse-output.ts';
import { argvInput, programInputs, programOutput } from '../program-schema.ts';
import { programOf, runProgram } from '../run-program.ts';
import { imageInput, imageOf, serviceInput } from '../service.ts';

/** `compose.run`: a program inside a container. */
export const composeRun: Action = defineAction({
  name: 'compose.run',
  summary: 'Run a program once in a fresh container of an image',
  docs: `Starts a container of \`image\` with the mounts of the service beside the live one, runs \`argv\` in it and removes it. That is how
a new image is tried with the live configuration before anything is replaced. Pulls the image when it is missing. Without \`image\` it is
the one that the deployment names for the service. Fails like \`command\`.

Counts as a change unless the step says \`effect: read\`.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: { service: serviceInput, image: imageInput, argv: argvInput, ...programInputs },
    required: ['service', 'argv'],
    additionalProperties: false,
  },
  output: programOutput,
  secretInputs: ['stdin'],
  async execute(input, context) {
    const containers = await context.ports.containers();
    const image = input.image === undefined ? undefined : await imageOf(input.image, containers);
    if (image !== undefined && !(await containers.present(image))) {
      await containers.pull(image, context.signal);
    }
    const { stdout, exitCode } = await runProgram(
      { argv: programOf(input.argv), cwd: input.cwd, stdin: input.stdin, exitCodes: input.exitCodes },
      context,
      async (request, signal) => containers.runOnce(input.service, image, request, signal),
    );
    const value = parseOutput(stdout, input.output ?? 'text', 'the output of the program');
    return { outputs: { stdout: value, exitCode }, changed: true };
  },
  compensation: { kind: 'declared' },
  example: `id: preflight
uses: compose.run
effect: read
with: { service: nginx, image: "{{ vars.images.nginx.ref }}", argv: [nginx, -t] }
`,
});

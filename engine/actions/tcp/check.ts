import { defineAction, type Action } from '../define-action.ts';

/** `tcp.check`: somebody listens on a port. */
export const tcpCheck: Action = defineAction({
  name: 'tcp.check',
  summary: 'Check that a port accepts connections',
  docs: `Connects once from the engine's machine and closes again; combine it with \`retry\` to wait for a service. That a port is open
does not mean that the service is well: \`http.check\` says more.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      host: { type: 'string', minLength: 1, description: 'Name or address' },
      port: { type: 'integer', minimum: 1, maximum: 65_535, description: 'Port' },
    },
    required: ['host', 'port'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { ms: { type: 'integer', description: 'Milliseconds until the connection stood' } },
    required: ['ms'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const ms = await context.ports.network.connect(input.host, input.port, context.signal);
    return { outputs: { ms: Math.round(ms) }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only connects' },
  example: `id: ssh-open
uses: tcp.check
with: { host: git.example.org, port: 2222 }
`,
});

import {
  certificateOutput,
  certificateOutputs,
  certificateOutputsOf,
  type CertificateOutputs,
} from '../certificate-facts.ts';
import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { PortError } from '../../ports/port-error.ts';
import { parseDuration } from '../../runbook/duration.ts';

interface Question {
  readonly address: string;
  readonly name?: string | undefined;
  readonly serial?: string | undefined;
}

interface Answer extends CertificateOutputs {
  readonly trusted: boolean;
  readonly reason: string;
}

/** Milliseconds between two questions. */
const pause = 250;

async function ask({ address, name, serial }: Question, context: ActionContext): Promise<Answer> {
  const { network, certificates } = context.ports;
  const { host = '', port } = /^\[?(?<host>[^\]]+?)\]?:(?<port>\d+)$/u.exec(address)?.groups ?? {};
  const request = { host, port: Number(port), serverName: name ?? host };
  const { pem, trusted, reason } = await network.certificate(request, context.signal);
  const outputs = certificateOutputsOf(certificates.read(pem), context);
  if (serial !== undefined && outputs.serial !== serial) {
    throw new ActionError(`${address} serves the certificate ${outputs.serial}, not ${serial}`);
  }
  return { ...outputs, trusted, reason };
}

/** `certificate.served`: the certificate that clients get. */
export const certificateServed: Action = defineAction({
  name: 'certificate.served',
  summary: 'Look at the certificate that a server presents',
  docs: `Shakes hands by TLS from the engine's machine and sends nothing. An untrusted or expired certificate is no failure: \`trusted\` and \`reason\`
say so, and \`http.check\` refuses such a server. With \`serial\` it fails unless exactly that certificate is served; \`within\` goes on
asking, since a reload takes a moment.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      address: {
        type: 'string',
        pattern: '^(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:\\[\\]]+):[0-9]{1,5}$',
        description: '`host:port`',
        examples: ['git.example.org:443'],
      },
      name: {
        type: 'string',
        minLength: 1,
        description: "Name to ask for; the address's host when left out",
      },
      serial: {
        type: 'string',
        pattern: '^[0-9A-F]+$',
        description: 'The serial number that has to be served',
      },
      within: {
        type: 'string',
        format: 'duration',
        default: '0s',
        description: 'How long to go on asking until it is as expected',
        examples: ['10s'],
      },
    },
    required: ['address'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      ...certificateOutput,
      trusted: { type: 'boolean', description: "Whether the engine's machine trusts it for this name, now" },
      reason: { type: 'string', description: 'Why it is not trusted; empty when it is' },
    },
    required: [...certificateOutputs, 'trusted', 'reason'],
    additionalProperties: false,
  },
  factOutputs: ['serial'],
  async execute(input, context) {
    const { clock } = context.ports;
    const end = clock.now().getTime() + (parseDuration(input.within ?? '0s') ?? 0);
    for (;;) {
      const answer = await ask(input, context).catch((error: unknown) => {
        const isExpected = error instanceof ActionError || error instanceof PortError;
        if (!isExpected || clock.now().getTime() + pause > end) throw error;
        return undefined;
      });
      if (answer !== undefined) return { outputs: answer, changed: false };
      await clock.sleep(pause, context.signal);
      context.signal.throwIfAborted();
    }
  },
  compensation: { kind: 'not-needed', reason: 'it only asks' },
  example: `id: served
uses: certificate.served
with: { address: "git.example.org:443", serial: "{{ steps.renew.outputs.serial }}", within: 10s }
`,
});

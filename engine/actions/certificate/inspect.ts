import {
  certificateOutput,
  certificateOutputs,
  certificateOutputsOf,
  keyBelongs,
  readCertificate,
} from '../certificate-facts.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

/** `certificate.inspect`: a certificate on disk. */
export const certificateInspect: Action = defineAction({
  name: 'certificate.inspect',
  summary: 'Read a certificate that lies on the target',
  docs: `Reads the first certificate of a file in PEM, such as certbot's \`fullchain.pem\`. With \`key\` it fails unless that private key belongs to
it, and with \`name\` unless it is for that name. The key is read into memory to compare it, and goes nowhere else.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'File in PEM, on the target' },
      key: { type: 'string', format: 'path', description: 'Private key in PEM that has to belong to it' },
      name: { type: 'string', minLength: 1, description: 'Name that it has to be for' },
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: certificateOutput,
    required: certificateOutputs,
    additionalProperties: false,
  },
  factOutputs: ['serial'],
  async execute(input, context) {
    const path = absolutePath(input.path);
    const facts = await readCertificate(path, context);
    if (input.name !== undefined && !isFor(facts.names, input.name)) {
      throw new ActionError(`${path} is for ${facts.names.join(', ') || 'no name'}, not for ${input.name}`);
    }
    if (input.key !== undefined) {
      const key = absolutePath(input.key, 'key');
      if (!(await keyBelongs(path, key, context))) {
        throw new ActionError(`the private key ${key} does not belong to the certificate ${path}`);
      }
    }
    return { outputs: certificateOutputsOf(facts, context), changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: on-disk
uses: certificate.inspect
with: { path: /etc/letsencrypt/live/git.example.org/fullchain.pem, key: /etc/letsencrypt/live/git.example.org/privkey.pem }
`,
});

/** A wildcard stands for one label. */
function isFor(names: readonly string[], wanted: string): boolean {
  const lower = wanted.toLowerCase();
  const wildcard = `*${lower.slice(lower.indexOf('.'))}`;
  return names.some((name) => [lower, wildcard].includes(name.toLowerCase()));
}

import type { CertificateFacts } from '../ports/certificates.ts';
import { PortError } from '../ports/port-error.ts';
import { ActionError, type ActionContext } from './define-action.ts';

/** What steps can read of a certificate. */
export const certificateOutput = {
  serial: { type: 'string', description: 'Serial number, hexadecimal; another certificate has another one' },
  names: { type: 'array', items: { type: 'string' }, description: 'Names that it is for' },
  issuer: { type: 'string', description: 'Who issued it' },
  notAfter: { type: 'string', description: 'Until when it is valid: ISO 8601, UTC' },
  daysLeft: { type: 'integer', description: 'Whole days until then; negative when it has expired' },
} as const;

/** The names of `certificateOutput`, for `required:`. */
export const certificateOutputs = ['serial', 'names', 'issuer', 'notAfter', 'daysLeft'] as const;

/** The values of `certificateOutput`. */
export interface CertificateOutputs {
  readonly serial: string;
  readonly names: string[];
  readonly issuer: string;
  readonly notAfter: string;
  readonly daysLeft: number;
}

const day = 24 * 60 * 60 * 1000;
/** Bytes of a file of certificates or a key that are read; a chain has some thousand. */
const longest = 1024 * 1024;

/** A certificate as the outputs of a step. */
export function certificateOutputsOf(facts: CertificateFacts, { ports }: ActionContext): CertificateOutputs {
  const { serial, names, issuer, notAfter } = facts;
  const left = Date.parse(notAfter) - ports.clock.now().getTime();
  return { serial, names: [...names], issuer, notAfter, daysLeft: Math.floor(left / day) };
}

/** The first certificate of a file of the target. Its errors name the file. */
export async function readCertificate(path: string, context: ActionContext): Promise<CertificateFacts> {
  const pem = await readPem(path, context);
  return naming(path, () => context.ports.certificates.read(pem));
}

/** Whether the private key in one file belongs to the certificate in another; the key never leaves this function. */
export async function keyBelongs(path: string, key: string, context: ActionContext): Promise<boolean> {
  const [pem, secret] = [await readPem(path, context), await readPem(key, context)];
  return naming(`${path} with ${key}`, () => context.ports.certificates.belongs(pem, secret));
}

async function readPem(path: string, { target }: ActionContext): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of target.files.read(path)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longest) throw new ActionError(`${path} is too long for a certificate or a key`);
  }
  return text;
}

function naming<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    throw new PortError(error.kind, `${where}: ${error.message}`, { cause: error });
  }
}

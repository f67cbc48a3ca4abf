import {
  certificateOutput,
  certificateOutputs,
  certificateOutputsOf,
  keyBelongs,
  readCertificate,
} from '../certificate-facts.ts';
import {
  forgetVersions,
  keepVersions,
  liveCertificate,
  liveKey,
  restoreVersions,
  type Versions,
} from '../certificate-versions.ts';
import { defineAction, type Action, type ActionContext } from '../define-action.ts';
import { runProgram } from '../run-program.ts';
import { serviceInput } from '../service.ts';
import { absolutePath } from '../target-path.ts';

interface Places {
  readonly directory: string;
  readonly name: string;
  readonly keep: string;
}

function cleaned({ directory, name, keep }: Places): Versions {
  return { directory: absolutePath(directory, 'directory'), name, keep: absolutePath(keep, 'keep') };
}

/** The serial number of the live certificate, or of the kept one where there is a copy. */
async function serialIn(directory: string, name: string, context: ActionContext): Promise<string> {
  return (await readCertificate(liveCertificate(directory, name), context)).serial;
}

function certbotWords(name: string, webroot: string, isForced: boolean): [string, ...string[]] {
  const by = ['--webroot', '--webroot-path', webroot, '--cert-name', name];
  // It would wait some minutes by itself; the timer spreads starts already.
  const quietly = ['--non-interactive', '--no-random-sleep-on-renew'];
  return ['renew', ...by, ...quietly, ...(isForced ? ['--force-renewal'] : [])];
}

/** `certificate.renew`: certbot renews what is due. */
export const certificateRenew: Action = defineAction({
  name: 'certificate.renew',
  summary: 'Let certbot renew a certificate that is due',
  docs: `Copies certbot's folder with its links to \`keep\`, then runs \`certbot renew\` by webroot in a fresh container of the service, with the image that the
deployment names for it and that starts certbot by itself. Certbot ends with 0 when it renewed and when nothing was due; which of both is told by the serial number before and after.
Where nothing was renewed the copy is removed again, and the step changed nothing.

Undo points \`live/\` back to the version from before and leaves the new one in \`archive/\`, where certbot finds it again: authorities issue
only a few certificates for the same names in a week, so what was issued is never thrown away.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      service: serviceInput,
      webroot: {
        type: 'string',
        format: 'path',
        description: 'Folder in the container whose files are served under the name',
      },
      force: {
        type: 'boolean',
        default: false,
        description: 'Renew although it is not due; authorities allow that only a few times a week',
      },
      directory: { type: 'string', format: 'path', description: "Certbot's folder, on the target" },
      name: {
        type: 'string',
        pattern: '^[A-Za-z0-9][A-Za-z0-9.-]*$',
        description: "Name of the certificate, as certbot's folders have it",
      },
      keep: {
        type: 'string',
        format: 'path',
        description: 'A free path for the copy; it holds private keys',
      },
    },
    required: ['service', 'webroot', 'directory', 'name', 'keep'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      ...certificateOutput,
      renewed: { type: 'boolean', description: 'Whether it is another certificate than before' },
      previous: { type: 'string', description: 'Serial number before' },
    },
    required: [...certificateOutputs, 'renewed', 'previous'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const { directory, name } = cleaned(input);
    const { serial, daysLeft } = certificateOutputsOf(
      await readCertificate(liveCertificate(directory, name), context),
      context,
    );
    return {
      facts: { serial },
      observations: { daysLeft },
      before: `${name}: certificate ${serial}, ${daysLeft} days left`,
      after: 'the same, or a new one when it is due',
    };
  },
  capture: async (input, context): Promise<{ readonly serial: string }> => {
    const { directory, name } = cleaned(input);
    return { serial: await serialIn(directory, name, context) };
  },
  async execute(input, context) {
    const versions = cleaned(input);
    const { directory, name, keep } = versions;
    await keepVersions(versions, context);
    // A retry compares with the state before the first attempt, which is the kept one.
    const previous = await serialIn(keep, name, context);
    const containers = await context.ports.containers();
    const argv = certbotWords(name, input.webroot, input.force ?? false);
    await runProgram({ argv }, context, async (request, signal) =>
      containers.runOnce(input.service, undefined, request, signal),
    );
    const facts = await readCertificate(liveCertificate(directory, name), context);
    const renewed = facts.serial !== previous;
    if (!renewed) await forgetVersions(versions, context);
    context.print(`${name}: ${renewed ? `renewed, ${previous} → ${facts.serial}` : 'not due'}\n`);
    return {
      outputs: { ...certificateOutputsOf(facts, context), renewed, previous },
      changed: renewed,
    };
  },
  async settle(input, captured, context) {
    const { directory, name, keep } = cleaned(input);
    const [certificate, key] = [liveCertificate(directory, name), liveKey(directory, name)];
    const facts = await readCertificate(certificate, context);
    const kept = (await context.target.files.facts(keep)) !== undefined;
    if (!kept || facts.serial === captured?.serial) return { verdict: 'not-started' };
    if (!(await keyBelongs(certificate, key, context))) {
      return { verdict: 'half-done', found: `${certificate} and ${key} are of two versions` };
    }
    const outputs = {
      ...certificateOutputsOf(facts, context),
      renewed: true,
      previous: captured?.serial ?? '',
    };
    return { verdict: 'done', outputs, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'points to the version from before; the new one stays in the archive',
    async undo(input, _captured, context) {
      await restoreVersions(cleaned(input), context);
      await forgetVersions(cleaned(input), context);
    },
  },
  example: `id: renew
uses: certificate.renew
with:
  service: certbot
  webroot: /var/www/acme
  directory: /opt/gitea/letsencrypt
  name: git.example.org
  keep: "/opt/gitea/work/letsencrypt-before-{{ run.id }}"
timeout: 5m
`,
});

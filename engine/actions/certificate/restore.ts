import {
  certificateOutputsOf,
  certificateOutput,
  certificateOutputs,
  readCertificate,
} from '../certificate-facts.ts';
import { liveCertificate, restoreVersions } from '../certificate-versions.ts';
import { defineAction, type Action } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

/** `certificate.restore`: the version from before is live again. */
export const certificateRestore: Action = defineAction({
  name: 'certificate.restore',
  summary: 'Point back to the certificate that was kept before a renewal',
  docs: `Does what the undo of \`certificate.renew\` does, for a \`rollback:\` that has to load the old certificate again before that undo is
reached. Without a copy in \`keep\` nothing was renewed, and nothing is done.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      directory: { type: 'string', format: 'path', description: "Certbot's folder, on the target" },
      name: {
        type: 'string',
        pattern: '^[A-Za-z0-9][A-Za-z0-9.-]*$',
        description: "Name of the certificate, as certbot's folders have it",
      },
      keep: { type: 'string', format: 'path', description: 'The copy from before' },
    },
    required: ['directory', 'name', 'keep'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: certificateOutput,
    required: certificateOutputs,
    additionalProperties: false,
  },
  async execute(input, context) {
    const directory = absolutePath(input.directory, 'directory');
    const keep = absolutePath(input.keep, 'keep');
    const { name } = input;
    const changed = await restoreVersions({ directory, name, keep }, context);
    const facts = await readCertificate(liveCertificate(directory, name), context);
    return { outputs: certificateOutputsOf(facts, context), changed };
  },
  compensation: {
    kind: 'irreversible',
    reason: 'it is an undo itself; `certificate.renew` takes the new version up again',
  },
  example: `uses: certificate.restore
with: { directory: /opt/gitea/letsencrypt, name: git.example.org, keep: "/opt/gitea/work/letsencrypt-before-{{ run.id }}" }
`,
});

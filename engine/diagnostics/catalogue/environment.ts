import type { CatalogueEntry } from './entry.ts';

/** Codes of environments, targets and projects: RB5xx. */
export const environmentCodes = {
  RB501: {
    title: 'unknown environment',
    explanation: `No file of that name lies in \`runbooks/environments/\`. The environment is named by \`--env\`, else by
\`environment\` in \`runbooks/project.yaml\`, else it is \`sandbox\`. Outside a project it is \`local\`, which is built in.`,
  },
  RB502: {
    title: 'target that the environment does not have',
    explanation: `The services run on a target (\`containers.target\`), and \`targets\` of the same file has none of that name.

\`\`\`yaml
targets:
  host: { transport: ssh, address: git.example.org, user: ubuntu, hostKey: "ssh-ed25519 AAAA…" }
containers: { kind: compose, target: host, directory: /opt/gitea }
\`\`\``,
  },
  RB503: {
    title: 'relative path on another machine',
    explanation: `Relative paths of an environment are seen from the folder of its file, which does not exist on another machine. A path
on a target over ssh starts with \`/\`.`,
  },
  RB504: {
    title: 'expression in a variable',
    explanation: `Variables are known before anything else, so they cannot read inputs or steps. The only thing they can read is what
the containers say about themselves: \`url: "{{ containers.url }}"\` is the address that the sandbox got.`,
  },
  RB505: {
    title: 'expression in a place that is no output',
    explanation: `Where a target or a store is can come from the infrastructure: \`address: "{{ infrastructure.address }}"\` is the
output \`address\` of the Terraform configuration that the environment names under \`infrastructure\`. Nothing else can be
read there, and without \`infrastructure\` there are no outputs. An output that does not exist yet makes the target unknown until
the run that makes it.

\`\`\`yaml
infrastructure: { kind: terraform, directory: ../../terraform }
targets:
  host: { transport: ssh, address: "{{ infrastructure.address }}", user: ubuntu, hostKey: "{{ infrastructure.host_key }}" }
\`\`\``,
  },
  RB506: {
    title: 'credential in an environment',
    explanation: `The settings of a backend reach Terraform's argument list, which every user of the machine can read, and the
environment's file is under version control. Credentials come from the AWS configuration: name a profile by \`AWS_PROFILE\`.`,
  },
} as const;

environmentCodes satisfies Record<string, CatalogueEntry>;

import { PortError, type PortErrorKind } from '../../ports/port-error.ts';
import type { TerraformDiagnostic } from './messages.ts';

/** A failure that is known by what Terraform or the provider says, and what helps. */
interface KnownFailure {
  readonly says: RegExp;
  readonly kind: PortErrorKind;
  readonly tell: (detail: string) => string;
  readonly help: string;
}

const known: readonly KnownFailure[] = [
  {
    says: /acquiring the state lock/i,
    kind: 'refused',
    tell: (detail) => `the state is locked${lockHolder(detail)}`,
    help: 'wait until that one has ended; only if it is dead for certain: `terraform force-unlock` with the id of the lock',
  },
  {
    says: /saved plan is stale/i,
    kind: 'refused',
    tell: () => 'the saved plan is stale: the state has changed since it was made',
    help: 'run it again; it plans anew from what is there now',
  },
  {
    says: /AWS account ID not allowed/i,
    kind: 'refused',
    tell: (detail) => {
      const [account] = /\b\d{12}\b/.exec(detail) ?? [];
      return `the credentials belong to another AWS account${account === undefined ? '' : ` (${account})`} than \`account_id\` says`;
    },
    help: 'take the profile of the right account (`AWS_PROFILE`), or correct `account_id` in the environment',
  },
  {
    says: /no valid credential sources|NoCredentialProviders|failed to refresh cached credentials|no EC2 IMDS role found/i,
    kind: 'refused',
    tell: () => 'there are no AWS credentials',
    help: 'name a profile by `AWS_PROFILE`, or sign in (`aws sso login`)',
  },
  {
    says: /ExpiredToken|token (?:included in the request )?(?:is|has) expired|InvalidClientTokenId|SignatureDoesNotMatch/i,
    kind: 'refused',
    tell: () => 'AWS refuses the credentials: they are wrong or have expired',
    help: 'sign in again (`aws sso login`), or correct the profile that `AWS_PROFILE` names',
  },
  {
    says: /failed to get shared config profile/i,
    kind: 'refused',
    tell: (detail) => {
      const [, profile = '?'] = /failed to get shared config profile, (\S+)/i.exec(detail) ?? [];
      return `there is no AWS profile \`${profile}\` on this machine`;
    },
    help: 'name a profile of `~/.aws/config` by `AWS_PROFILE`',
  },
  {
    says: /invalid AWS Region/i,
    kind: 'refused',
    tell: (detail) => {
      const [, region = '?'] = /invalid AWS Region: (\S+)/i.exec(detail) ?? [];
      return `there is no AWS region \`${region}\``;
    },
    help: 'correct `region` under `infrastructure.variables` of the environment',
  },
  {
    says: /aws_ami.*query returned no results/i,
    kind: 'refused',
    tell: () => 'there is no such image in this region',
    help: 'images differ from region to region: correct `region` or `ami_id` under `infrastructure.variables` of the environment',
  },
  {
    says: /requested bucket from|BucketRegionError|PermanentRedirect|AuthorizationHeaderMalformed/i,
    kind: 'refused',
    tell: (detail) => {
      const [, said, actual] =
        /requested bucket from "([a-z0-9-]+)", actual location "([a-z0-9-]+)"/i.exec(detail) ?? [];
      return said === undefined || actual === undefined
        ? 'the bucket of the state lies in another region than the environment says'
        : `the bucket of the state lies in ${actual}, and the environment says ${said}`;
    },
    help: 'correct `region` under `infrastructure.backend` of the environment',
  },
  {
    says: /S3 bucket .*does not exist|NoSuchBucket/i,
    kind: 'not-found',
    tell: () => 'the bucket of the state does not exist',
    help: 'apply `terraform/bootstrap` first, and take its output `backend` into the environment',
  },
  {
    says: /AccessDenied|UnauthorizedOperation|not authorized to perform|api error Forbidden/i,
    kind: 'refused',
    tell: (detail) => {
      const [, operation] = /operation error (\S+: \w+)/.exec(detail) ?? [];
      return `AWS does not let these credentials do this${operation === undefined ? '' : ` (${operation})`}`;
    },
    help: 'take a profile that may (`AWS_PROFILE`); the output `operator_policy` of terraform/bootstrap says what the state needs',
  },
  {
    says: /Instance cannot be destroyed/i,
    kind: 'refused',
    tell: (detail) =>
      `the configuration forbids to destroy ${/Resource (\S+) has/.exec(detail)?.[1] ?? 'a resource'}`,
    help: 'it holds data (`prevent_destroy`); change what makes the plan replace it',
  },
];

/** Who holds the lock, as far as the message tells. */
function lockHolder(detail: string): string {
  const field = (name: string): string | undefined =>
    new RegExp(`^\\s*${name}:\\s+(\\S.*?)\\s*$`, 'm').exec(detail)?.[1];
  const [who, since, doing, id] = ['Who', 'Created', 'Operation', 'ID'].map(field);
  const parts = [
    who === undefined ? '' : ` by ${who}`,
    since === undefined ? '' : ` since ${since.slice(0, 19)}`,
    doing === undefined ? '' : ` (${doing})`,
    id === undefined ? '' : `, lock ${id}`,
  ];
  return parts.join('');
}

/** The error for what Terraform complained about; `text` is what it printed otherwise. */
export function terraformError(
  what: string,
  diagnostics: readonly TerraformDiagnostic[],
  text: string,
): PortError {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const said = errors.map(({ address, summary, detail }) => `${address}\n${summary}\n${detail}`);
  const all = [...said, text].join('\n');
  const match = known.find(({ says }) => says.test(all.replaceAll('\n', ' ')));
  if (match !== undefined) {
    return new PortError(match.kind, `${what}: ${match.tell(all)}`, { help: match.help });
  }
  const [first] = errors;
  const told = first === undefined ? plainEnd(text) : toldOf(first);
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new PortError('failed', `${what}: ${told}${more}`);
}

function toldOf({ summary, detail, address }: TerraformDiagnostic): string {
  const place = address === '' ? '' : `${address}: `;
  const [line = ''] = detail.split('\n\n');
  const rest = line.replaceAll(/\s+/g, ' ').trim();
  return `${place}${summary}${rest === '' ? '' : `: ${rest}`}`;
}

/** The last lines of a text without its frame of lines. */
function plainEnd(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[╷│╵\s]+/u, '').trim())
    .filter((line) => line !== '');
  return lines.slice(-4).join(' ') || 'it failed without a word';
}

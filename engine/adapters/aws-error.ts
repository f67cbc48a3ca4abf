import { PortError, type PortErrorKind } from '../ports/port-error.ts';

type Words = readonly [PortErrorKind, string, string?];

const denied: Words = ['refused', 'AWS does not permit it', 'check the policy of the role that is used'];
const credentials: Words = [
  'refused',
  'the AWS credentials are missing, wrong or expired',
  'check `aws sts get-caller-identity`, or the role of the instance',
];
const busy: Words = ['unreachable', 'AWS asks to slow down'];
const silent: Words = [
  'unreachable',
  'the AWS endpoint does not answer',
  'check region, endpoint and network',
];
const elsewhere: Words = [
  'refused',
  'the bucket lies in another region',
  'correct `region` in the environment',
];

const known: Readonly<Record<string, Words>> = {
  AccessDenied: denied,
  AccessDeniedException: denied,
  AllAccessDisabled: denied,
  Forbidden: denied,
  CredentialsProviderError: credentials,
  ExpiredToken: credentials,
  ExpiredTokenException: credentials,
  InvalidAccessKeyId: credentials,
  InvalidClientTokenId: credentials,
  SignatureDoesNotMatch: credentials,
  UnrecognizedClientException: credentials,
  PermanentRedirect: elsewhere,
  AuthorizationHeaderMalformed: elsewhere,
  IllegalLocationConstraintException: elsewhere,
  NoSuchBucket: ['not-found', 'there is no such bucket', 'check `bucket` and `region` in the environment'],
  NoSuchKey: ['not-found', 'there is no such object'],
  NotFound: ['not-found', 'there is no such object'],
  ResourceNotFoundException: ['not-found', 'there is no such secret or version'],
  PreconditionFailed: ['exists', 'it exists already'],
  ConditionalRequestConflict: ['exists', 'somebody else writes it at the same time'],
  MessageRejected: [
    'refused',
    'SES does not take the message',
    'verify the sender, or leave the SES sandbox',
  ],
  MailFromDomainNotVerifiedException: ['refused', 'the domain of the sender is not verified'],
  AccountSuspendedException: ['refused', 'sending is suspended for this account'],
  SlowDown: busy,
  ThrottlingException: busy,
  TooManyRequestsException: busy,
  ServiceUnavailable: busy,
  TimeoutError: silent,
  NetworkingError: silent,
};

const network: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The HTTP status that came with an error of the SDK; undefined when none did. */
function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null)
    return undefined;
  const { httpStatusCode: status } = error.$metadata as { httpStatusCode?: unknown };
  return typeof status === 'number' ? status : undefined;
}

function wordsFor(error: Error): Words | undefined {
  const byName = known[error.name];
  if (byName !== undefined) return byName;
  if ('code' in error && typeof error.code === 'string' && network.has(error.code)) return silent;
  switch (statusOf(error)) {
    case 401:
    case 403:
      return denied;
    case 404:
      return ['not-found', 'there is no such thing'];
    case 412:
      return known['PreconditionFailed'];
    case 429:
    case 503:
      return busy;
    case undefined:
    default:
      return undefined;
  }
}

/** A failed call to AWS in plain words; PortErrors and cancellations pass unchanged. `tried` says what was tried. */
export function awsError(tried: string, error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof PortError) return error;
  if (signal?.aborted === true) return signal.reason;
  if (!(error instanceof Error)) return new PortError('failed', `cannot ${tried}: ${String(error)}`);
  const words = wordsFor(error);
  if (words === undefined)
    return new PortError('failed', `cannot ${tried}: ${error.message}`, { cause: error });
  const [kind, message, help] = words;
  return new PortError(kind, `cannot ${tried}: ${message}`, {
    cause: error,
    ...(help === undefined ? {} : { help }),
  });
}

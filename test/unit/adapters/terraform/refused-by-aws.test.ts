import { describe, expect, it, onTestFinished } from 'vitest';
import { findTerraform } from '../../../../.dev/terraform/find.ts';
import type { TerraformSettings } from '../../../../engine/adapters/terraform/settings.ts';
import { PortError } from '../../../../engine/ports/port-error.ts';
import { builtIn, whyLeftOut } from '../../../support/terraform/open-built-in.ts';
import { type CloudAnswers, startRefusingCloud } from '../../../support/terraform/refusing-cloud.ts';

const account = '123456789012';
const image = 'ami-0123456789abcdef0';

/** As the shipped configuration begins: an account that is meant, and an image that is looked up. */
const withProvider = `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

provider "aws" {
  region              = var.region
  allowed_account_ids = ["${account}"]
  max_retries         = 1
}

data "aws_ami" "host" {
  owners = ["099720109477"]

  filter {
    name   = "image-id"
    values = ["${image}"]
  }
}
`;

const withBackend = `
terraform {
  backend "s3" {
    use_lockfile = true
    max_retries  = 1
  }
}

resource "terraform_data" "name" {}
`;

const backend = {
  bucket: 'state',
  key: 'gitea/terraform.tfstate',
  region: 'eu-central-1',
  use_path_style: 'true',
};
const credentials = { AWS_ACCESS_KEY_ID: 'played', AWS_SECRET_ACCESS_KEY: 'played' };

/** What planning is refused with, in an AWS that answers like this. */
async function refusal(
  text: string,
  answers: CloudAnswers,
  changes: Partial<TerraformSettings> = {},
): Promise<{ readonly kind: string; readonly message: string; readonly help: string }> {
  const cloud = await startRefusingCloud(answers);
  onTestFinished(() => cloud.end());
  const place = await builtIn();
  await place.write(text);
  const env = {
    ...credentials,
    AWS_ENDPOINT_URL: cloud.url,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: `${place.folder}/none`,
    AWS_SHARED_CREDENTIALS_FILE: `${place.folder}/none`,
    ...changes.env,
  };
  const terraform = place.open(changes.variables ?? {}, { ...changes, env });
  const watch = place.watch();
  const error: unknown = await terraform.plan({ destroy: false, keep: [] }, undefined, watch).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof PortError)) throw new Error(`no PortError: ${String(error)}`);
  return { kind: error.kind, message: error.message, help: error.help ?? '' };
}

const terraform = findTerraform();
const leftOut = typeof terraform === 'string' ? ` (left out: ${terraform})` : '';

describe.skipIf(typeof terraform === 'string')(`what the AWS provider refuses${leftOut}`, () => {
  const plugins = typeof terraform === 'string' ? '' : terraform.plugins;
  const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
  it.each<[string, CloudAnswers, Partial<TerraformSettings>, RegExp, RegExp]>([
    ['no credentials', {}, { env: none }, /there are no AWS credentials$/, /AWS_PROFILE/],
    [
      'a profile that is not there',
      {},
      { env: { ...none, AWS_PROFILE: 'nobody' } },
      /there is no AWS profile `nobody`/,
      /AWS_PROFILE/,
    ],
    [
      'another account',
      { account: '999988887777' },
      {},
      /another AWS account \(999988887777\) than `account_id` says/,
      /account_id/,
    ],
    ['a wrong key', { identityError: 'InvalidClientTokenId' }, {}, /wrong or have expired/, /sign in/],
    ['a region without the image', {}, {}, /there is no such image in this region$/, /`region` or `ami_id`/],
    [
      'a region that is none',
      {},
      { variables: { region: 'eu-central-9' } },
      /there is no AWS region `eu-central-9`/,
      /`region`/,
    ],
  ])('%s', { timeout: 120_000 }, async (_what, answers, changes, message, help) => {
    const told = await refusal(withProvider, answers, { plugins, ...changes });
    expect(told.message).toMatch(message);
    expect(told.help).toMatch(help);
    expect(told.kind).toBe('refused');
  });
});

const without = whyLeftOut();

describe.skipIf(without !== '')(`what the bucket of the state refuses${without}`, () => {
  const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
  const lock = {
    ID: '5f1b',
    Operation: 'OperationTypeApply',
    Info: '',
    Who: 'eve@laptop',
    Version: '1.11.4',
    Created: '2026-11-23T08:00:00.000000001Z',
    Path: 'state/gitea/terraform.tfstate',
  };
  it.each<[string, CloudAnswers, RegExp, RegExp, { readonly kind?: string; readonly env?: typeof none }?]>([
    ['no credentials', {}, /there are no AWS credentials$/, /AWS_PROFILE/, { env: none }],
    ['expired credentials', { identityError: 'ExpiredToken' }, /wrong or have expired/, /sign in/],
    [
      'a bucket in another region',
      { bucket: { status: 301, code: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'us-east-1' } } },
      /the bucket of the state lies in us-east-1, and the environment says eu-central-1$/,
      /infrastructure\.backend/,
    ],
    [
      'a bucket that is not there',
      { bucket: { status: 404, code: 'NoSuchBucket' } },
      /bucket of the state does not exist/,
      /terraform\/bootstrap/,
      { kind: 'not-found' },
    ],
    [
      'a bucket that is closed to these credentials',
      { bucket: { status: 403, code: 'AccessDenied' } },
      /AWS does not let these credentials do this \(S3: \w+\)$/,
      /operator_policy/,
    ],
    [
      'a state that somebody else has locked',
      { lock },
      /^planning: the state is locked by eve@laptop since 2026-11-23 08:00:00 \(OperationTypeApply\), lock 5f1b$/,
      /force-unlock/,
    ],
  ])(
    '%s',
    { timeout: 120_000 },
    async (_what, answers, message, help, { kind = 'refused', env = {} } = {}) => {
      const told = await refusal(withBackend, answers, { backend, env });
      expect(told.message).toMatch(message);
      expect(told.help).toMatch(help);
      expect(told.kind).toBe(kind);
    },
  );
});

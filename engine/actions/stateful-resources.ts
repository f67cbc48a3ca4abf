import type { InfrastructurePlan, ResourceChange } from '../ports/infrastructure.ts';
import { meansAddress } from '../runbook/address-pattern.ts';
import { argumentWords } from './infrastructure-words.ts';

/**
 * Types of resources whose loss is the loss of something that no apply brings back: data, keys, an address that
 * others know, the machine with what is on it.
 */
export const statefulTypes: readonly string[] = [
  'aws_db_instance',
  'aws_dynamodb_table',
  'aws_ebs_volume',
  'aws_efs_file_system',
  'aws_eip',
  'aws_iam_access_key',
  'aws_instance',
  'aws_key_pair',
  'aws_kms_key',
  'aws_rds_cluster',
  'aws_route53_zone',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
  'aws_ssm_parameter',
];

/** The changes that would destroy something stateful which nobody named. */
export function refusedChanges(
  plan: InfrastructurePlan,
  rules: { readonly protect: readonly string[]; readonly allow: readonly string[] },
): readonly ResourceChange[] {
  return plan.changes.filter(({ kind, type, address }) => {
    if (kind !== 'destroy' && kind !== 'replace' && kind !== 'forget') return false;
    const holds =
      statefulTypes.includes(type) ||
      rules.protect.some((entry) => entry === type || meansAddress(entry, address));
    return holds && !rules.allow.some((entry) => meansAddress(entry, address));
  });
}

/** Why a plan is refused, and what to do; undefined where it is not. */
export function refusalOf(
  refused: readonly ResourceChange[],
): { readonly message: string; readonly help: string } | undefined {
  if (refused.length === 0) return undefined;
  const told = refused.map(({ kind, address, arguments: changed }) => {
    const why = kind === 'replace' && changed.length > 0 ? ` (${argumentWords(changed)})` : '';
    return `${kind} ${address}${why}`;
  });
  return {
    message: `the plan would ${told.join(', ')}`,
    help: namedHelp(refused.length),
  };
}

/** What helps where so many resources are refused. */
export function namedHelp(count: number): string {
  return `that cannot be brought back; where it is meant, name ${count === 1 ? 'it' : 'them'} in the input that allows it`;
}

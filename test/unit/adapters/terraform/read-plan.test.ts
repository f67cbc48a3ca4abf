import { expect, it } from 'vitest';
import { changeLines } from '../../../../engine/actions/infrastructure-words.ts';
import { readPlan } from '../../../../engine/adapters/terraform/read-plan.ts';

/** A plan as `terraform show -json` tells it, of a host that was lost: its provider alone sees such a thing. */
const lost = {
  resource_changes: [
    {
      address: 'aws_instance.host',
      type: 'aws_instance',
      change: { actions: ['create'], before: null, after: {} },
    },
    {
      address: 'aws_eip.host',
      type: 'aws_eip',
      change: {
        actions: ['update'],
        before: { instance: 'i-1', tags: { a: 'b' }, public_ip: '198.51.100.7' },
        after: { tags: { a: 'b' }, public_ip: '198.51.100.7' },
        after_unknown: { instance: true, tags: {} },
      },
    },
    {
      address: 'aws_security_group_rule.ssh',
      type: 'aws_security_group_rule',
      change: {
        actions: ['delete', 'create'],
        before: { cidr_blocks: ['198.51.100.7/32'] },
        after: { cidr_blocks: ['198.51.100.8/32'] },
        after_unknown: { cidr_blocks: [false] },
        replace_paths: [['cidr_blocks', 0]],
      },
    },
  ],
  resource_drift: [
    { address: 'aws_instance.host', change: { actions: ['delete'] } },
    { address: 'aws_eip.host', change: { actions: ['update'] } },
  ],
};

it('tells what is gone from what was changed, and values as far as they are known', () => {
  expect(changeLines(readPlan(JSON.stringify(lost), []))).toEqual([
    '± replace aws_security_group_rule.ssh because of cidr_blocks.0 198.51.100.7/32 → 198.51.100.8/32',
    '~ change aws_eip.host: instance',
    '+ add aws_instance.host',
    '! aws_eip.host was changed outside of Terraform',
    '! aws_instance.host is gone: it was destroyed outside of Terraform',
  ]);
});

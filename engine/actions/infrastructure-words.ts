import type {
  ArgumentChange,
  ChangeKind,
  InfrastructurePlan,
  ResourceChange,
} from '../ports/infrastructure.ts';

const signs: Readonly<Record<ChangeKind, string>> = {
  add: '+',
  change: '~',
  replace: '±',
  destroy: '-',
  forget: '.',
};

const order: readonly ChangeKind[] = ['destroy', 'replace', 'forget', 'change', 'add'];

/** How many resources a plan touches in each way. */
export function countsOf(plan: InfrastructurePlan): Readonly<Record<ChangeKind, number>> {
  const count = (kind: ChangeKind): number => plan.changes.filter((change) => change.kind === kind).length;
  return {
    add: count('add'),
    change: count('change'),
    replace: count('replace'),
    destroy: count('destroy'),
    forget: count('forget'),
  };
}

/** A plan in one line: `add 27, change 0, replace 0, destroy 0`. */
export function summaryOf(plan: InfrastructurePlan): string {
  const { add, change, replace, destroy, forget } = countsOf(plan);
  if (plan.changes.length === 0) {
    return plan.outputs.length === 0
      ? 'no changes'
      : `no resource changes; new values of ${plan.outputs.join(', ')}`;
  }
  const forgotten = forget === 0 ? '' : `, forget ${forget}`;
  return `add ${add}, change ${change}, replace ${replace}, destroy ${destroy}${forgotten}`;
}

/** Every change on a line of its own, the ones that take something away first. */
export function changeLines(plan: InfrastructurePlan): readonly string[] {
  const lines = order.flatMap((kind) =>
    plan.changes.filter((change) => change.kind === kind).map(changeLine),
  );
  const drift = plan.drift.map(({ address, gone }) =>
    gone
      ? `! ${address} is gone: it was destroyed outside of Terraform`
      : `! ${address} was changed outside of Terraform`,
  );
  return [...lines, ...drift];
}

/** Arguments and, where they are short and no secret, their values: `size 1 → 2, user_data`. */
export function argumentWords(changed: readonly ArgumentChange[]): string {
  return changed
    .map(({ name, values }) => (values === undefined ? name : `${name} ${values.before} → ${values.after}`))
    .join(', ');
}

function changeLine({ kind, address, arguments: changed }: ResourceChange): string {
  const sign = signs[kind];
  if (changed.length === 0) return `${sign} ${kind} ${address}`;
  return kind === 'replace'
    ? `${sign} ${kind} ${address} because of ${argumentWords(changed)}`
    : `${sign} ${kind} ${address}: ${argumentWords(changed)}`;
}

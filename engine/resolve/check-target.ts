import { didYouMean } from '../diagnostics/suggest.ts';
import type { Span } from '../source/span.ts';
import { report, type Resolution } from './resolution.ts';

/** Reports a target that the environment does not have, as far as it is known. */
export function checkTarget(name: string, span: Span, { targets, problems }: Resolution): void {
  if (targets === undefined || targets.includes(name)) return;
  report(problems, 'RB340', `the environment has no target \`${name}\``, span, {
    help: didYouMean(name, targets),
  });
}

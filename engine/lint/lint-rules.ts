import type { LintRule } from './lint-rule.ts';
import { ignoredFailure } from './rules/ignored-failure.ts';
import { irreversibleReason } from './rules/irreversible-reason.ts';
import { irreversibleWithoutCommit } from './rules/irreversible-without-commit.ts';
import { missingLock } from './rules/missing-lock.ts';
import { printedSecret } from './rules/printed-secret.ts';
import { runbookTimeout } from './rules/runbook-timeout.ts';
import { scheduledApproval } from './rules/scheduled-approval.ts';
import { shellcheck } from './rules/shellcheck.ts';
import { stepTimeout } from './rules/step-timeout.ts';
import { unaskedCommit } from './rules/unasked-commit.ts';
import { undescribedInput } from './rules/undescribed-input.ts';
import { unpinnedImage } from './rules/unpinned-image.ts';
import { unreachableStep } from './rules/unreachable-step.ts';
import { unsafeRetry } from './rules/unsafe-retry.ts';
import { unusedCapture } from './rules/unused-capture.ts';
import { unusedInput } from './rules/unused-input.ts';
import { unusedOutput } from './rules/unused-output.ts';
import { unusedSecret } from './rules/unused-secret.ts';

/** Every rule of `runbook lint`, in the order of their names. */
export const lintRules: readonly LintRule[] = [
  ignoredFailure,
  irreversibleReason,
  irreversibleWithoutCommit,
  missingLock,
  printedSecret,
  runbookTimeout,
  scheduledApproval,
  shellcheck,
  stepTimeout,
  unaskedCommit,
  undescribedInput,
  unpinnedImage,
  unreachableStep,
  unsafeRetry,
  unusedCapture,
  unusedInput,
  unusedOutput,
  unusedSecret,
];

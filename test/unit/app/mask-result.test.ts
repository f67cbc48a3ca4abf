import { expect, test } from 'vitest';
import { maskError, maskResult, maskVerdict } from '../../../engine/app/mask-result.ts';
import { createMasker } from '../../../engine/journal/mask.ts';

/** Secrets that are words of the journal itself. */
function masker(): ReturnType<typeof createMasker> {
  const made = createMasker();
  for (const secret of ['succeeded', 'rollback', 'declared', 'exitCode', 'cancelled']) made.add(secret);
  return made;
}

test('what came from outside is masked', () => {
  expect(maskError(masker(), { message: 'it said rollback', help: 'use exitCode', exitCode: 3 })).toEqual({
    message: 'it said ***',
    help: 'use ***',
    exitCode: 3,
  });
  expect(maskVerdict(masker(), { kind: 'done', outputs: { a: 'x declared' }, changed: true })).toEqual({
    kind: 'done',
    outputs: { a: 'x ***' },
    changed: true,
  });
});

test('the engine’s own words stay, so that the journal can be read', () => {
  const outputs = { stdout: ['succeeded'] };
  expect(maskResult(masker(), { kind: 'succeeded', outputs, changed: true })).toEqual({
    kind: 'succeeded',
    outputs: { stdout: ['***'] },
    changed: true,
  });
  expect(maskResult(masker(), { kind: 'cancelled' })).toEqual({ kind: 'cancelled' });
  expect(maskVerdict(masker(), { kind: 'rollback', found: 'half' })).toEqual({
    kind: 'rollback',
    found: 'half',
  });
});

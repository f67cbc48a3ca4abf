import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../engine/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../../engine/diagnostics/sort.ts';

function at(file: string, start: number, message = 'x'): Diagnostic {
  return { code: 'RB201', severity: 'error', message, primary: { span: { file, start, end: start + 1 } } };
}

describe('sortDiagnostics', () => {
  it('orders by file and place, those without a place first', () => {
    const none: Diagnostic = { code: 'RB101', severity: 'error', message: 'x' };
    expect(sortDiagnostics([at('b', 1), at('a', 9), none, at('a', 2)])).toEqual([
      none,
      at('a', 2),
      at('a', 9),
      at('b', 1),
    ]);
  });

  it('keeps one of two that say the same of one place', () => {
    expect(sortDiagnostics([at('a', 1), at('a', 1), at('a', 1, 'y')])).toEqual([at('a', 1), at('a', 1, 'y')]);
  });

  it('puts errors before warnings of the same place', () => {
    const warning: Diagnostic = { ...at('a', 1), severity: 'warning' };
    expect(sortDiagnostics([warning, at('a', 1, 'y')])).toEqual([at('a', 1, 'y'), warning]);
  });
});

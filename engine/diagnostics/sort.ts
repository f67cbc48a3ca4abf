import type { Diagnostic, Severity } from './diagnostic.ts';

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

function compare(left: Diagnostic, right: Diagnostic): number {
  const a = left.primary?.span;
  const b = right.primary?.span;
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.start !== b.start) return a.start - b.start;
  const weight = weights[left.severity] - weights[right.severity];
  return weight === 0 ? left.code.localeCompare(right.code, 'en') : weight;
}

function identity({ code, message, primary }: Diagnostic): string {
  return JSON.stringify([code, message, primary?.span.file, primary?.span.start, primary?.span.end]);
}

/** Diagnostics in the order of files and places, those without a place first; what was found twice is there once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const once = diagnostics.filter((diagnostic) => {
    const name = identity(diagnostic);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  return once.toSorted(compare);
}

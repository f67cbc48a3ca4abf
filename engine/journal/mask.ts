/** What stands in the place of a secret. */
export const maskText = '***';

const shortestLine = 6;

/** The spellings in which a secret can turn up. */
function spellings(value: string): readonly string[] {
  const bytes = new TextEncoder().encode(value);
  const json = JSON.stringify(value).slice(1, -1);
  const lines = value.split(/\r?\n/).filter((line) => line.trim().length >= shortestLine);
  return [
    value,
    value.trim(),
    ...lines,
    ...lines.map((line) => line.trim()),
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(toWellFormed(value)),
    encodeURIComponent(toWellFormed(value)).replaceAll('%20', '+'),
    value.replaceAll("'", "'\\''"),
    [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    ...base64Forms(bytes),
  ];
}

function toWellFormed(value: string): string {
  return value.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD');
}

/** Base64 of the value wherever it begins within a group of three bytes, without the characters that its neighbours decide. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const padded = new Uint8Array(shift + bytes.length);
    padded.set(bytes, shift);
    const text = btoa(Array.from(padded, (byte) => String.fromCharCode(byte)).join(''));
    const start = shift === 0 ? 0 : shift + 1;
    const certain = text.slice(start, Math.floor(((shift + bytes.length) * 8) / 6));
    return [certain, certain.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Replaces every secret that it was told of, in whatever spelling. */
export interface Masker {
  add(value: string): void;
  mask(text: string): string;
  /** Masks the strings in a JSON value, keys included. */
  maskValue<T>(value: T): T;
  /** Length of the longest spelling; a text that is cut has to overlap by that much. */
  readonly longest: number;
}

/** A masker that knows no secret yet. */
export function createMasker(): Masker {
  let known: readonly string[] = [];
  const mask = (text: string): string => {
    let masked = text;
    for (const spelling of known) {
      if (masked.includes(spelling)) masked = masked.replaceAll(spelling, maskText);
    }
    return masked;
  };
  const maskAny = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map(maskAny);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), maskAny(inner)]));
  };
  return {
    add(value) {
      const all = new Set([...known, ...spellings(value)]);
      all.delete('');
      // The longest first, so that no part of one spelling is left over beside another.
      known = [...all].filter((text) => text.length >= shortestLine).toSorted((a, b) => b.length - a.length);
    },
    mask,
    maskValue<T>(value: T): T {
      return known.length === 0 ? value : (maskAny(value) as T);
    },
    get longest() {
      return known[0]?.length ?? 0;
    },
  };
}

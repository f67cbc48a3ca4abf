import { type Diagnostic, failure, type Result, success } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { defaultLimits, type ParseLimits } from './limits.ts';

const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/** How many bytes a UTF-8 sequence has by its first byte, and what the second one must lie between. */
function sequence(first: number): readonly [length: number, low: number, high: number] | undefined {
  if (first < 0x80) return [1, 0, 0];
  if (first >= 0xc2 && first <= 0xdf) return [2, 0x80, 0xbf];
  if (first >= 0xe0 && first <= 0xef) return [3, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf];
  if (first >= 0xf0 && first <= 0xf4) return [4, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf];
  return undefined;
}

/** Offset of the first byte that is not part of valid UTF-8; the length when all are. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const [length, low, high] = sequence(bytes[at] ?? 0) ?? [0, 0, 0];
    if (length === 0) return at;
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[at + next] ?? 0;
      if (byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return at;
    }
    at += length;
  }
  return at;
}

function notText(path: string, bytes: Uint8Array): Diagnostic {
  const at = firstInvalidByte(bytes);
  const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  const utf16 = utf16Marks.some(([first, second]) => bytes[0] === first && bytes[1] === second);
  return {
    code: 'RB102',
    severity: 'error',
    message: `${path} is not UTF-8: byte ${at} (0x${byte}, line ${line}) does not fit`,
    ...(utf16 && { notes: ['it starts like UTF-16, as some editors on Windows save it'] }),
    help: 'save it as UTF-8, or name another file',
  };
}

/** The diagnostic for a file that is over the limit. `size` in bytes. */
export function tooLarge(path: string, size: number, limit: number): Diagnostic {
  return {
    code: 'RB104',
    severity: 'error',
    message: `${path} is too large: ${size} bytes, and ${limit} are allowed`,
    help: 'split it into several runbooks and call them with `uses: runbook.run`',
  };
}

/** Decodes the bytes of a file as strict UTF-8, without a byte order mark. Problems name the byte. */
export function decodeSource(
  path: string,
  bytes: Uint8Array,
  limits: ParseLimits = defaultLimits,
): Result<SourceFile> {
  if (bytes.length > limits.size) return failure(tooLarge(path, bytes.length, limits.size));
  const nul = bytes.indexOf(0);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nul === -1) return success({ path, text });
  } catch {
    if (nul === -1 || utf16Marks.some(([first]) => bytes[0] === first)) return failure(notText(path, bytes));
  }
  return failure({
    code: 'RB103',
    severity: 'error',
    message: `${path} is a binary file: byte ${nul} is NUL`,
    help: 'name a YAML file',
  });
}

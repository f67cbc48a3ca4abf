/** One element of DER: a tag, the length of its content, the content. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

/** Elements in a fixed order. */
export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(0x30, ...parts);
}

/** Elements without an order. */
export function set(...parts: readonly Uint8Array[]): Uint8Array {
  return element(0x31, ...parts);
}

/** A positive number, as its bytes. */
export function integer(bytes: Uint8Array): Uint8Array {
  // A leading bit that is set would make it negative.
  return element(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.of(0, ...bytes) : bytes);
}

/** An identifier such as `1.2.840.10045.4.3.2`. */
export function identifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** A text. */
export function text(value: string): Uint8Array {
  return element(0x0c, Buffer.from(value));
}

/** A moment, to the second. */
export function time(moment: Date): Uint8Array {
  const digits = moment.toISOString().replaceAll(/[-:T]|\.\d+/gu, '');
  // Years below 2050 are written with two digits: X.509 says so.
  return moment.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}

/** Bits; `unused` of the last byte do not count. */
export function bits(bytes: Uint8Array, unused = 0): Uint8Array {
  return element(0x03, Buffer.of(unused), bytes);
}

/** Bytes that mostly hold further DER. */
export function octets(bytes: Uint8Array): Uint8Array {
  return element(0x04, bytes);
}

/** True. */
export const yes: Uint8Array = element(0x01, Buffer.of(0xff));

/** An element with a number of its own in the structure around it. */
export function numbered(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return element(0xa0 + number, ...parts);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

function base128(value: number): readonly number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift((rest % 128) + 0x80);
  }
  return bytes;
}

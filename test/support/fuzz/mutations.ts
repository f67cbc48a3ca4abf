import fc from 'fast-check';

/** A change of a text: where (a share of its length), and what is done there. */
type Change = (text: string) => string;

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Pieces that mean something to YAML, to expressions or to JSON. */
const pieces = [
  '{{',
  '}}',
  '{{{',
  '"',
  "'",
  ':',
  ': ',
  '- ',
  '\n',
  '\n\n',
  '\t',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '<<: *a\n',
  '|',
  '>',
  '|+9\n',
  '#',
  '!',
  '!!str ',
  '%',
  '@',
  '`',
  '?',
  ',',
  '0',
  '-1',
  '1e999',
  '~',
  'null',
  'true',
  '---\n',
  '...\n',
  '\\',
  '\\u',
  '\u0000',
  '\u001B[31m',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\u202E',
  '🎉',
  '\uD800',
  '(',
  ')',
  'steps.',
  'inputs.',
  'eq ',
  'default ',
  '../',
  '__proto__',
  'constructor',
  'id: x\n',
  '$(x)',
];

const insertion = fc
  .tuple(share, fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), fc.nat(8))
  .map(([where, piece, length]): Change => (text) => {
    const at = Math.floor(where * text.length);
    return text.slice(0, at) + piece + text.slice(at + length);
  });

/** Whole lines are taken out, doubled, moved or shifted. */
const ofLines = fc
  .tuple(
    share,
    share,
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('cut' as const, 'double' as const, 'move' as const, 'shift' as const, 'many' as const),
  )
  .map(([from, to, count, how]): Change => (text) => {
    const lines = text.split('\n');
    const start = Math.floor(from * lines.length);
    const block =
      how === 'double' || how === 'many' ? lines.slice(start, start + count) : lines.splice(start, count);
    const put = Math.floor(to * lines.length);
    switch (how) {
      case 'cut':
        return lines.join('\n');
      case 'shift':
        return lines
          .toSpliced(start, 0, ...block.map((line) => `${' '.repeat(put % 5)}${line.trimStart()}`))
          .join('\n');
      case 'many':
        return lines.toSpliced(put, 0, ...Array.from({ length: 300 }, () => block).flat()).join('\n');
      case 'double':
      case 'move':
        return lines.toSpliced(put, 0, ...block).join('\n');
    }
  });

/** One word takes the place of another, so that what is left is often well-formed and wrong. */
const ofWords = fc.tuple(share, share).map(([from, to]): Change => (text) => {
  const words = [...text.matchAll(/[\w.-]+/g)];
  const old = words[Math.floor(from * words.length)];
  const other = words[Math.floor(to * words.length)];
  if (old === undefined || other === undefined) return text;
  return text.slice(0, old.index) + other[0] + text.slice(old.index + old[0].length);
});

const nested = fc
  .tuple(
    share,
    fc.constantFrom('[', '{a: ', '- ', '{{', '"', '(', '&a [*a, '),
    fc.integer({ min: 1, max: 4000 }),
  )
  .map(([where, piece, count]): Change => (text) => {
    const at = Math.floor(where * text.length);
    return text.slice(0, at) + piece.repeat(count) + text.slice(at);
  });

/** Characters from which on a text is not changed further: lines that are multiplied twice would need the memory that is measured. */
const grown = 400_000;

/** One of the texts, changed in one to five places. */
export function mutatedText(texts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.oneof(
    { arbitrary: insertion, weight: 5 },
    { arbitrary: ofLines, weight: 3 },
    { arbitrary: ofWords, weight: 5 },
    { arbitrary: nested, weight: 1 },
  );
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([text, changes]) =>
      changes.reduce((current, apply) => (current.length > grown ? current : apply(current)), text),
    );
}

/** The bytes of a file as a bad disk or a power cut leaves them: bits flipped, pieces lost, the end torn off. */
export function damagedBytes(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const flips = fc.array(fc.tuple(share, fc.integer({ min: 0, max: 7 })), { maxLength: 6 });
  return fc
    .tuple(fc.constantFrom(...files), flips, fc.option(share), fc.option(fc.tuple(share, fc.nat(400))))
    .map(([file, flipped, torn, lost]) => {
      let bytes = Uint8Array.from(file);
      for (const [where, bit] of flipped) {
        const at = Math.floor(where * (bytes.length - 1));
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      }
      if (lost !== null) {
        const at = Math.floor(lost[0] * bytes.length);
        bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + lost[1])]);
      }
      return torn === null ? bytes : bytes.subarray(0, Math.floor(torn * bytes.length));
    });
}

/** A JSON value with one of its inner values replaced by another one or something strange, or left out. */
export function mutatedJson(values: readonly unknown[]): fc.Arbitrary<unknown> {
  const strange = fc.constantFrom<unknown>(
    null,
    '',
    'x',
    -1,
    1e300,
    true,
    [],
    {},
    [[]],
    '__proto__',
    undefined,
  );
  return fc
    .tuple(fc.constantFrom(...values), fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) =>
      changes.reduce<unknown>(
        (current, [where, piece]) => replaced(current, where, structuredClone(piece)),
        structuredClone(value),
      ),
    );
}

/** All places in a value, by the object or list and the key there. */
function placesIn(value: unknown): readonly (readonly [object, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key] as const, ...placesIn(inner)]);
}

function replaced(value: unknown, where: number, piece: unknown): unknown {
  const places = placesIn(value);
  const place = places[where % Math.max(1, places.length)];
  if (place === undefined) return piece;
  if (piece === undefined) Reflect.deleteProperty(...place);
  else Reflect.set(...place, piece);
  return value;
}

import { describe, expect, it } from 'vitest';
import { defaultLimits, type ParseLimits } from '../../../engine/parse/limits.ts';
import { parseYaml } from '../../../engine/parse/parse-yaml.ts';
import { entryOf, type SyntaxNode } from '../../../engine/parse/syntax-tree.ts';
import { toValue } from '../../../engine/validate/to-value.ts';

function rootOf(text: string): SyntaxNode {
  const parsed = parseYaml({ path: 'a.yaml', text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value.root;
}

function at(text: string, ...path: readonly string[]): SyntaxNode {
  let node = rootOf(text);
  for (const key of path) {
    const next =
      node.kind === 'map'
        ? entryOf(node, key)?.value
        : node.kind === 'list'
          ? node.items[Number(key)]
          : undefined;
    if (next === undefined) throw new Error(`nothing at ${key}`);
    node = next;
  }
  return node;
}

const codes = (text: string): readonly string[] =>
  parseYaml({ path: 'a.yaml', text }).diagnostics.map((diagnostic) => diagnostic.code);

describe('values', () => {
  it('follow the core schema of YAML 1.2', () => {
    const text =
      'a: yes\nb: on\nc: true\nd: 0o17\ne: 1.5\nf: ~\ng:\nh: 2026-01-01\ni: "1"\nj: |\n  x\n  y\nk: >-\n  x\n  y\n';
    expect(toValue(rootOf(text))).toEqual({
      a: 'yes',
      b: 'on',
      c: true,
      d: 15,
      e: 1.5,
      f: null,
      g: null,
      h: '2026-01-01',
      i: '1',
      j: 'x\ny\n',
      k: 'x y',
    });
  });

  it('of aliases are those of their anchors, with the place where they are written', () => {
    const text = 'a: &x { b: 1 }\nc: *x\n';
    expect(toValue(at(text, 'c'))).toEqual({ b: 1 });
    expect(at(text, 'c', 'b').span).toEqual(at(text, 'a', 'b').span);
  });

  it('take an anchor that was set again from its last place', () => {
    expect(toValue(rootOf('a: &x 1\nb: &x 2\nc: *x\n'))).toEqual({ a: 1, b: 2, c: 2 });
  });

  it('are merged with the own keys first, then by the order of the maps', () => {
    const text = 'x: &x { a: 1, b: 1 }\ny: &y { b: 2, c: 2 }\nz:\n  <<: [*x, *y]\n  a: 0\n';
    expect(toValue(at(text, 'z'))).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('keep a quoted << as a key', () => {
    expect(toValue(rootOf('"<<": 1\n'))).toEqual({ '<<': 1 });
  });
});

describe('spans', () => {
  const slice = (text: string, node: SyntaxNode): string => text.slice(node.span.start, node.span.end);

  it('cover a scalar with its quotes, and a block without its last line break', () => {
    const text = 'a: "x y"\nb: |\n  one\n  two\n\nc: plain # no\n';
    expect(slice(text, at(text, 'a'))).toBe('"x y"');
    expect(slice(text, at(text, 'b'))).toBe('|\n  one\n  two');
    expect(slice(text, at(text, 'c'))).toBe('plain');
  });

  it('of nothing are empty and stand behind the colon', () => {
    const text = 'a:\nb: 1\n';
    expect(at(text, 'a').span).toEqual({ file: 'a.yaml', start: 2, end: 2 });
  });

  it('count UTF-16 units, also with \\r\\n', () => {
    const text = 'a: "🎉"\r\nb: x\r\n';
    expect(slice(text, at(text, 'b'))).toBe('x');
  });

  it('call only values plain whose characters stand one to one in the file', () => {
    expect(at('a: b c\n', 'a')).toMatchObject({ style: 'plain' });
    expect(at('a: b\n  c\n', 'a')).toMatchObject({ style: 'block', value: 'b c' });
    expect(at("a: 'b'\n", 'a')).toMatchObject({ style: 'single' });
  });
});

describe('problems', () => {
  it('come all at once, in the order of the file', () => {
    expect(codes('a: 1\na: 2\nb: *none\nc: {{ x }}\nd: 012\n')).toEqual(['RB111', 'RB114', 'RB110', 'RB118']);
  });

  it('behind a syntax error are left out, those before it are kept', () => {
    expect(codes('a: 1\na: 2\nb: @x\nc: @y\nd: *none\n')).toEqual(['RB111', 'RB106', 'RB106']);
  });

  it('are found in a wide map without comparing all keys with each other', () => {
    const wide = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(codes(`${wide}\nk7: 2\n`)).toEqual(['RB111']);
  });

  it('of size are told before anything is read', () => {
    expect(parseYaml({ path: 'a', text: 'a: [' }, { ...defaultLimits, size: 3 }).diagnostics).toMatchObject([
      { code: 'RB104', message: 'a is too large: 4 bytes, and 3 are allowed' },
    ]);
  });

  it('say where a text has more lines, words and signs than are allowed', () => {
    const startOf = (text: string, limits: Partial<ParseLimits>): unknown =>
      parseYaml({ path: 'a', text }, { ...defaultLimits, ...limits }).diagnostics.map(
        ({ message, primary }) => [message, primary?.span.start],
      );
    expect(startOf('a: 1\nb: 2\n', { lines: 2 })).toEqual([]);
    expect(startOf('a: 1\nb: 2\nc', { lines: 2 })).toEqual([['the file has more than 2 lines', 10]]);
    expect(startOf('a: [1, "2"] # c\n', { marks: 11 })).toEqual([]);
    expect(startOf('a: [1, "2"] # c\n', { marks: 10 })).toEqual([
      ['the file has more than 10 words and signs', 12],
    ]);
    // Signs within a value are none.
    expect(startOf('a: |\n  - - - -, [] {} ::\n', { marks: 4 })).toEqual([]);
  });

  it('keep to the limits that are given', () => {
    const limits = { ...defaultLimits, size: 100, depth: 2, repeated: 3 };
    expect(parseYaml({ path: 'a', text: 'a: { b: 1 }' }, limits).ok).toBe(true);
    expect(parseYaml({ path: 'a', text: 'a: { b: [] }' }, limits).diagnostics).toMatchObject([
      { code: 'RB115' },
    ]);
    expect(parseYaml({ path: 'a', text: 'a: &a 1\nb: [*a, *a]' }, limits).ok).toBe(true);
    expect(parseYaml({ path: 'a', text: 'a: &a 1\nb: [*a, *a, *a, *a]' }, limits).diagnostics).toMatchObject([
      { code: 'RB115' },
    ]);
  });
});

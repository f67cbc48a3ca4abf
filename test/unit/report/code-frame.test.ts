import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../engine/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../../engine/report/code-frame.ts';
import { diagnosticJson } from '../../../engine/report/diagnostic-json.ts';
import { displayWidth } from '../../../engine/report/display-width.ts';
import { ansiPaint, noPaint, type Paint } from '../../../engine/report/style.ts';

function problem(text: string, marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(marked);
  const span = { file: 'a.yaml', start, end: start + marked.length };
  return { code: 'RB201', severity: 'error', message: 'wrong', primary: { span, text: 'here' }, ...more };
}

function render(text: string, diagnostic: Diagnostic, width = 80, paint: Paint = noPaint): readonly string[] {
  const sources = new Map([['a.yaml', { path: 'a.yaml', text }]]);
  return renderDiagnostic(diagnostic, { sources, width, paint }).split('\n');
}

/** The columns that are underlined. */
function underlined(lines: readonly string[]): readonly [start: number, end: number] {
  const line = lines.find((each) => each.includes('^')) ?? '';
  return [line.indexOf('^'), line.lastIndexOf('^') + 1];
}

function shown(lines: readonly string[], [start, end]: readonly [number, number]): string {
  const line = lines.find((each) => /^\d+ \|/.test(each)) ?? '';
  let column = 0;
  let text = '';
  for (const { segment } of new Intl.Segmenter('en').segment(line)) {
    if (column >= start && column < end) text += segment;
    column += displayWidth(segment);
  }
  return text;
}

describe('renderDiagnostic', () => {
  it('shows code, place, line, underline, notes and help', () => {
    const text = 'one: 1\ntwo: 2\n';
    expect(render(text, problem(text, 'two', { notes: ['a note'], help: 'do\nthis' }))).toEqual([
      'error[RB201]: wrong',
      ' --> a.yaml:2:1',
      '  |',
      '2 | two: 2',
      '  | ^^^ here',
      '  |',
      '  = note: a note',
      '  = help: do',
      '          this',
    ]);
  });

  it.each([
    ['a tab', '\tx:\ty mark'],
    ['wide characters', '日本: 語 mark'],
    ['emoji', '👩‍👩‍👧 🎉 ✔️ mark'],
    ['combining characters', 'e\u0301a\u0300 mark'],
    ['control characters', 'a\u001B[31m mark'],
    ['characters that turn the text around', '\u202Eabc mark'],
  ])('underlines the right columns behind %s', (_name, text) => {
    const lines = render(text, problem(text, 'mark'));
    expect(shown(lines, underlined(lines))).toBe('mark');
  });

  it('underlines wide characters over all of their columns', () => {
    const text = 'a: 日本語 b';
    const lines = render(text, problem(text, '日本語'));
    expect(shown(lines, underlined(lines))).toBe('日本語');
  });

  it.each([0, 30, 70, 200, 3000, 50_000])('crops a line around a mark behind %i characters', (before) => {
    const text = `${'ab '.repeat(before / 2)}mark${' yz'.repeat(300)}`;
    const lines = render(text, problem(text, 'mark'), 60);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(60);
    expect(shown(lines, underlined(lines))).toBe('mark');
  });

  it('shows further places of the same file in one frame, of others below', () => {
    const text = 'one: 1\n\n\ntwo: 2\n';
    const other = { path: 'b.yaml', text: 'x\ny: 1\n' };
    const diagnostic = problem(text, 'two', {
      secondary: [
        { span: { file: 'a.yaml', start: 0, end: 3 }, text: 'first' },
        { span: { file: 'b.yaml', start: 2, end: 3 } },
      ],
    });
    const sources = new Map([
      ['a.yaml', { path: 'a.yaml', text }],
      ['b.yaml', other],
    ]);
    expect(renderDiagnostic(diagnostic, { sources, width: 80, paint: noPaint }).split('\n').slice(1)).toEqual(
      [
        ' --> a.yaml:4:1',
        '  |',
        '1 | one: 1',
        '  | --- first',
        '...',
        '4 | two: 2',
        '  | ^^^ here',
        ' ::: b.yaml:2:1',
        '  |',
        '2 | y: 1',
        '  | -',
      ],
    );
  });

  it('points behind the last character at the end of a file, and only at the first of several lines', () => {
    const span = { file: 'a.yaml', start: 4, end: 4 };
    const end = { ...problem('a: 1', 'a'), primary: { span } };
    expect(render('a: 1', end).slice(3)).toEqual(['1 | a: 1', '  |     ^']);
    expect(render('a:\n  b: 1\n', problem('a:\n  b: 1\n', 'a:\n  b: 1')).slice(3)).toEqual([
      '1 | a:',
      '  | ^^ here',
    ]);
  });

  it('spells out control characters of messages, and names a file that is not at hand', () => {
    const diagnostic = {
      ...problem('a', 'a'),
      message: 'bad \u001B[2J',
      primary: { span: { file: 'c', start: 0, end: 1 } },
    };
    expect(render('a', diagnostic)).toEqual(['error[RB201]: bad \\x1b[2J', ' --> c']);
  });

  it('colours without changing the text', () => {
    const text = 'one: 1\n';
    const diagnostic = problem(text, 'one', { help: 'x' });
    const coloured = render(text, diagnostic, 80, ansiPaint).join('\n');
    expect(coloured).toContain('\u001B[31m');
    // oxlint-disable-next-line no-control-regex -- colours begin with one
    expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(render(text, diagnostic).join('\n'));
  });
});

describe('diagnosticJson', () => {
  it('counts lines and columns from 1, with the end exclusive', () => {
    const text = 'one: 1\ntwo: 2\n';
    const sources = new Map([['a.yaml', { path: 'a.yaml', text }]]);
    expect(diagnosticJson(problem(text, 'two', { help: 'x' }), sources)).toEqual({
      code: 'RB201',
      severity: 'error',
      message: 'wrong',
      file: 'a.yaml',
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 4,
      label: 'here',
      help: 'x',
    });
  });
});

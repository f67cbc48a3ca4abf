import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crop, displayWidth, pad, printable, wrap } from '../../../engine/report/display-width.ts';
import { formatElapsed } from '../../../engine/report/elapsed.ts';
import { mermaidLines } from '../../../engine/report/mermaid.ts';
import { noPaint } from '../../../engine/report/style.ts';
import { renderTable } from '../../../engine/report/table.ts';
import { makeRunbook, makeStep } from '../../support/run/random-program.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => printable(text));

describe('width on a terminal', () => {
  test.for([
    ['abc', 3],
    ['', 0],
    ['漢字', 4],
    ['한국', 4],
    ['ｆｕｌｌ', 8],
    ['🎉', 2],
    ['👩‍👩‍👧', 2],
    ['🇫🇷', 2],
    ['❤️', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['a\u200Bb', 2],
    ['…', 1],
  ] as const)('%s takes %i columns', ([text, width]) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('cropped text fits, and only what does not fit is cropped', () => {
    fc.assert(
      fc.property(texts, fc.nat(30), (text, columns) => {
        const cropped = crop(text, columns);
        expect(displayWidth(cropped)).toBeLessThanOrEqual(columns);
        if (displayWidth(text) <= columns) expect(cropped).toBe(text);
      }),
    );
  });

  test('wrapped lines fit and lose nothing but spaces', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, columns) => {
        const lines = wrap(text, columns);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test('filled text has the width', () => {
    expect(pad('漢', 4)).toBe('漢  ');
    expect(pad('long', 2)).toBe('long');
  });
});

test.for([
  ['\u001B[31mred\u001B[0m', 'red'],
  ['\u001B]8;;http://x\u0007link\u001B]8;;\u0007', 'link'],
  ['\u001B]0;title\u001B\\text', 'text'],
  ['\u001BPdata\u001B\\x', 'x'],
  ['\u009B2Jx', 'x'],
  ['\u001Bcreset', 'reset'],
  ['a\rb\nc\u0008d\u0000e\n', 'ab cde'],
  ['tab\tbed', 'tab    bed'],
  ['user\u202Etxt.exe', 'usertxt.exe'],
  ['漢字 🎉', '漢字 🎉'],
] as const)('%j is shown as %j', ([text, shown]) => {
  expect(printable(text)).toBe(shown);
});

test.for([
  [0, '0.0s'],
  [-5, '0.0s'],
  [149, '0.1s'],
  [9940, '9.9s'],
  [9960, '10s'],
  [59_400, '59s'],
  [59_960, '1m00s'],
  [61_000, '1m01s'],
  [3_599_000, '59m59s'],
  [3_720_000, '1h02m'],
] as const)('%i ms read as %s', ([milliseconds, text]) => {
  expect(formatElapsed(milliseconds)).toBe(text);
});

describe('a table', () => {
  test('of runs fits 60 columns', () => {
    const columns = [
      { title: 'RUN' },
      { title: 'RUNBOOK', overflow: 'crop' as const },
      { title: 'ENV', overflow: 'crop' as const },
      { title: 'STATUS' },
      { title: 'TOOK', align: 'right' as const },
      { title: 'BY', overflow: 'crop' as const },
    ];
    const row = [
      '20261123-150045-q0pz',
      'update-postgres-major',
      'production',
      'rolled-back',
      '12.4s',
      'me@host',
    ];
    for (const line of renderTable(columns, [row], { width: 60, paint: noPaint }))
      expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });

  const columns = [
    { title: 'NAME' },
    { title: 'WHAT', overflow: 'wrap' as const },
    { title: 'N', align: 'right' as const },
  ];
  const rows = [
    ['backup', 'makes one consistent set of everything', '1'],
    ['restore', 'puts it back', '20'],
  ];

  test('is as wide as its texts', () => {
    expect(renderTable(columns, rows, { width: 80, paint: noPaint })).toEqual([
      'NAME     WHAT                                     N',
      'backup   makes one consistent set of everything   1',
      'restore  puts it back                            20',
    ]);
  });

  test('lets columns give way', () => {
    expect(renderTable(columns, rows, { width: 34, paint: noPaint })).toEqual([
      'NAME     WHAT                    N',
      'backup   makes one consistent    1',
      '         set of everything',
      'restore  puts it back           20',
    ]);
  });
});

test('a graph for Mermaid names what is special', () => {
  const runbook = makeRunbook({
    steps: [
      makeStep({ id: 'look', effect: 'read', name: 'say "hi" <b>' }),
      makeStep({ id: 'end', needs: ['look'], commit: true }),
      makeStep({
        id: 'ask',
        needs: ['end'],
        body: { kind: 'approval', message: { kind: 'constant', value: '' }, confirm: undefined },
      }),
    ],
  });
  expect(mermaidLines(runbook)).toEqual([
    'flowchart TD',
    '  s0("look<br/>say #quot;hi#quot; #lt;b#gt;")',
    '  s1["end<br/>test.do"]',
    '  style s1 stroke-width:4px',
    '  s2{{"ask<br/>approval"}}',
    '  s0 --> s1',
    '  s1 ==>|point of no return| s2',
  ]);
});

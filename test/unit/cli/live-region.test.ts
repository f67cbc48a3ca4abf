import { expect, test } from 'vitest';
import { openLiveRegion } from '../../../engine/cli/views/live-region.ts';
import { screenOf } from '../../support/screen.ts';

function terminal(columns = 20) {
  let text = '';
  let width = columns;
  return {
    out: {
      write(more: string) {
        text += more.replaceAll('\n', '\r\n');
      },
      width: () => width,
    },
    narrow: (to: number) => {
      width = to;
    },
    screen: (at = columns) => screenOf(text, at),
  };
}

test('replaces what was drawn, also by fewer and shorter lines', () => {
  const { out, screen } = terminal();
  const region = openLiveRegion(out);
  out.write('before\n');
  region.draw(['a long line', 'second', 'third']);
  region.draw(['short', '漢字']);
  expect(screen()).toEqual(['before', 'short', '漢字', '']);
});

test('prints lines that stay above', () => {
  const { out, screen } = terminal();
  const region = openLiveRegion(out);
  region.draw(['tree']);
  region.above(['note', 'another']);
  region.draw(['tree 2']);
  region.above(['last']);
  expect(screen()).toEqual(['note', 'another', 'last', 'tree 2', '']);
});

test('leaves nothing when cleared', () => {
  const { out, screen } = terminal();
  const region = openLiveRegion(out);
  region.draw(['one', 'two']);
  region.clear();
  out.write('question\n');
  region.draw(['three']);
  expect(screen()).toEqual(['question', 'three', '']);
});

test('finds its first line again when the terminal became narrower', () => {
  const { out, narrow, screen } = terminal(20);
  const region = openLiveRegion(out);
  region.draw(['0123456789ABCDEF', 'x']);
  narrow(10);
  region.draw(['new', 'x']);
  // A terminal of 10 columns shows the first line in two rows.
  expect(screen(10)).toEqual(['new', 'x', '']);
});

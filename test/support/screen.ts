import { displayWidth } from '../../engine/report/display-width.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// oxlint-disable-next-line no-control-regex
const control = /\u001B\[(?<parameters>[0-9;?]*)(?<final>[A-Za-z])/y;

/**
 * What a terminal of `columns` columns shows after it was sent `text`, scrolled-off lines included;
 * knows what the engine uses: line ends, cursor up, erasing, colours. Throws on anything else.
 */
export function screenOf(text: string, columns: number): string[] {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  const line = (): string[] => (rows[row] ??= []);
  const put = (grapheme: string): void => {
    const width = displayWidth(grapheme);
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    const cells = line();
    while (cells.length < column) cells.push(' ');
    cells[column] = grapheme;
    if (width === 2) cells[column + 1] = '';
    column += width;
  };
  const sequence = (parameters: string, final: string): void => {
    if (final === 'm') return;
    if (final === 'A') row = Math.max(0, row - Number(parameters || '1'));
    else if (final === 'K' && parameters === '') line().length = Math.min(line().length, column);
    else if (final === 'J' && (parameters === '' || parameters === '0')) {
      line().length = Math.min(line().length, column);
      rows.length = row + 1;
    } else if (final === 'G') column = Number(parameters || '1') - 1;
    else throw new Error(`the screen does not know CSI ${parameters}${final}`);
  };
  for (let at = 0; at < text.length;) {
    control.lastIndex = at;
    const found = control.exec(text)?.groups;
    if (found !== undefined) {
      sequence(found['parameters'] ?? '', found['final'] ?? '');
      at = control.lastIndex;
      continue;
    }
    const [first] = graphemes.segment(text.slice(at, at + 32));
    const grapheme = first?.segment ?? '';
    at += grapheme.length;
    if (grapheme === '\n' || grapheme === '\r\n') {
      row += 1;
      if (grapheme === '\r\n') column = 0;
      rows[row] ??= [];
    } else if (grapheme === '\r') column = 0;
    else if (grapheme === '\u001B')
      throw new Error(`the screen does not know ${JSON.stringify(text.slice(at, at + 8))}`);
    else put(grapheme);
  }
  return rows.map((cells) => cells.join('').trimEnd());
}

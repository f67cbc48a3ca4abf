/**
 * Sorts the rows of each table in a dump made with `--inserts`, since the server gives them in the
 * order in which they happen to lie in its files: equal data then has equal dumps. Everything else
 * stays where it is. Foreign keys and sequences follow after all rows, so their order is free.
 */
export function canonicalOrder(sql: string): string {
  const sorted: string[] = [];
  let rows: string[] = [];
  for (const statement of statements(sql)) {
    if (statement.startsWith('INSERT INTO ')) {
      rows.push(statement);
      continue;
    }
    sorted.push(...rows.toSorted(), statement);
    rows = [];
  }
  return [...sorted, ...rows.toSorted()].join('');
}

/**
 * Cuts a dump into pieces that each end with a line: one whole INSERT, or one other line. A value
 * may hold line ends, so an INSERT ends at the first line end outside of quotes.
 */
function* statements(sql: string): Generator<string> {
  let start = 0;
  while (start < sql.length) {
    const end = sql.startsWith('INSERT INTO ', start) ? endOfInsert(sql, start) : endOfLine(sql, start);
    yield sql.slice(start, end);
    start = end;
  }
}

function endOfLine(sql: string, start: number): number {
  const end = sql.indexOf('\n', start);
  return end === -1 ? sql.length : end + 1;
}

function endOfInsert(sql: string, start: number): number {
  let quote: string | undefined;
  for (let at = start; at < sql.length; at += 1) {
    const character = sql[at];
    // A doubled quote closes and opens again, which comes to the same.
    if (character === quote) quote = undefined;
    else if (quote === undefined && (character === "'" || character === '"')) quote = character;
    else if (quote === undefined && character === '\n') return at + 1;
  }
  return sql.length;
}

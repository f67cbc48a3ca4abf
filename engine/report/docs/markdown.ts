/** Text as a cell of a table: one line, with nothing that ends the cell. */
export function cell(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
}

/** Text as code within a line; expressions keep their braces. */
export function code(text: string): string {
  if (text === '') return '';
  const fence = text.includes('`') ? '``' : '`';
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}

/** A table; nothing when it has no rows. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(titles), `| ${titles.map(() => '---').join(' | ')} |`, ...rows.map(line), ''];
}

/** A section with its heading; nothing when it has no lines. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines.join('\n').trimEnd().split('\n'), ''];
}

/** A block of code. */
export function block(language: string, text: string): readonly string[] {
  return [`\`\`\`${language}`, ...text.trimEnd().split('\n'), '```', ''];
}

/** A page whose lines end as files do. */
export function page(...lines: readonly string[]): string {
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** What every generated page says about itself. */
export const generatedNote = '<!-- Written by `runbook docs`; what is changed here is lost. -->';

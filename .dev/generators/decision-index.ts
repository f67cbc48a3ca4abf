import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const top = join(import.meta.dirname, '../..');

interface Decision {
  readonly number: number;
  readonly file: string;
  readonly title: string;
  readonly status: string;
}

/** Reads the head of a decision: `# 7. Title`, and below it `Accepted, November 2026.` */
function readDecision(file: string): Decision {
  const text = readFileSync(join(top, 'docs/adr', file), 'utf8');
  const [, number, title] = /^# (\d+)\. (.+)\n/.exec(text) ?? [];
  const [, status] = /^((?:Accepted|Superseded|Rejected|Proposed)[^\n]*?)\.?\n/m.exec(text) ?? [];
  if (number === undefined || title === undefined || status === undefined) {
    throw new Error(`docs/adr/${file} does not begin with \`# NUMBER. Title\` and a line with its status`);
  }
  if (!file.startsWith(`${number.padStart(4, '0')}-`)) {
    throw new Error(`docs/adr/${file} calls itself number ${number}`);
  }
  return { number: Number(number), file, title, status };
}

function checkNumbers(decisions: readonly Decision[]): void {
  for (const [index, { number, file }] of decisions.entries()) {
    const before = decisions[index - 1];
    if (before?.number === number) throw new Error(`docs/adr: ${before.file} and ${file} have one number`);
  }
}

/** `docs/ADR.md`: the list of all decisions. Throws on one without a head, and on two with one number. */
export function decisionIndex(): ReadonlyMap<string, string> {
  const files = readdirSync(join(top, 'docs/adr')).filter((file) => file.endsWith('.md'));
  const decisions = files.toSorted().map(readDecision);
  checkNumbers(decisions);
  const rows = decisions.map(
    ({ number, file, title, status }) => `| ${number} | [${title}](adr/${file}) | ${status} |`,
  );
  const text = `# Decisions

One page each: what was decided, why, and what follows from it. \`npm run generate\` writes this list from the pages.

| # | decision | status |
| --- | --- | --- |
${rows.join('\n')}

There is no number 20: pages 19 and 21 were written side by side, and no page took the number between them.

Where to begin: [16](adr/0016-departures-from-the-first-design.md) says what is different from the first design, and why.
`;
  return new Map([['docs/ADR.md', text]]);
}

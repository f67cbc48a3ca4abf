import { catalogue } from '../../diagnostics/codes.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { wrap } from '../../report/display-width.ts';
import { renderTable } from '../../report/table.ts';
import { isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the long text of one code, or all codes. */
export const runExplain: CommandRun = async (parsed, { out }) => {
  const given = parsed.args['code'];
  const entries = Object.entries(catalogue);
  if (given === undefined) {
    if (isOn(parsed, 'json')) out.line(JSON.stringify(entries.map(([code, { title }]) => ({ code, title }))));
    else {
      const columns = [{ title: 'CODE' }, { title: 'MEANING', overflow: 'wrap' as const }];
      const rows = entries.map(([code, { title }]) => [code, title]);
      for (const line of renderTable(columns, rows, { width: out.width(), paint: out.paint })) out.line(line);
    }
    return 0;
  }
  const found = entries.find(([code]) => code === given.toUpperCase());
  if (found === undefined) {
    const hint = didYouMean(
      given.toUpperCase(),
      entries.map(([code]) => code),
    );
    throw new UsageError(`there is no code \`${given}\``, [
      ...(hint?.startsWith('did') === true ? [hint] : []),
      '`runbook explain` lists all codes',
    ]);
  }
  const [code, { title, explanation }] = found;
  if (isOn(parsed, 'json')) out.line(JSON.stringify({ code, title, explanation }));
  else {
    out.line(`${out.paint('strong', `${code}: ${title}`)}\n`);
    const width = Math.min(100, out.width());
    // Lines of an example keep their shape; prose is fitted to the width.
    for (const block of explanation.split('\n\n')) {
      const isCode = block.includes('```') || /^ {2,}/m.test(block) || /^[-*|]/m.test(block);
      out.line(isCode ? block : wrap(block.replaceAll('\n', ' '), width).join('\n'));
      out.line();
    }
  }
  return 0;
};

import type { RunEnd } from '../../app/run-observer.ts';
import type { Output } from '../io.ts';
import { plainView } from './plain-view.ts';
import type { RunView } from './run-view.ts';

const keptLines = 2000;

/** Prints nothing unless the run does not succeed; then everything that a plain view would have printed. */
export function quietView(out: Output): RunView {
  const lines: string[] = [];
  let dropped = 0;
  const plain = plainView({
    paint: out.paint,
    width: () => out.width(),
    line(text = '') {
      lines.push(text);
      // The beginning names the run, the end tells why; a long middle can be looked up.
      if (lines.length > keptLines) dropped += lines.splice(keptLines / 2, 1).length;
    },
  });
  const print = (): void => {
    for (const [index, line] of lines.entries()) {
      if (dropped > 0 && index === keptLines / 2) out.line(`… ${dropped} lines left out`);
      out.line(line);
    }
  };
  return {
    notice: (told) => plain.notice(told),
    end(end: RunEnd) {
      plain.end(end);
      if (end.exitCode !== 0) print();
    },
    abandon: print,
  };
}

import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { formatElapsed } from '../../report/elapsed.ts';
import { isOn, textOf } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { playActs } from '../demo/acts.ts';
import { createGuide, DemoFailure } from '../demo/guide.ts';
import { reportPlace } from '../demo/report-place.ts';
import { openStage } from '../demo/stage.ts';
import { listenToSignals } from '../signals.ts';
import { UsageError } from '../usage-error.ts';

/** Plays the demo; 0 when every promise was kept. */
export const runDemo: CommandRun = async (parsed, io) => {
  const [pause, fast, json] = [isOn(parsed, 'pause'), isOn(parsed, 'fast'), isOn(parsed, 'json')];
  if (pause && (fast || json))
    throw new UsageError(`--pause and --${fast ? 'fast' : 'json'} exclude each other`);
  if (pause && !io.canAsk)
    throw new UsageError('--pause waits for Enter, and there is no terminal to press it on');
  const report = reportPlace(textOf(parsed, 'report'), io.cwd);
  const stop = new AbortController();
  const disconnect = listenToSignals(() => stop.abort());
  const begun = performance.now();
  const stage = await openStage(stop.signal);
  try {
    const guide = createGuide(stage, { out: io.out, pause, fast, json, signal: stop.signal });
    await playActs({ guide, folder: stage.folder, report });
    if (pause) openInBrowser(report);
    const elapsed = performance.now() - begun;
    if (json)
      io.out.line(JSON.stringify({ event: 'demo-finished', report, milliseconds: Math.round(elapsed) }));
    else
      io.out.line(
        `\nAll of it held, in ${formatElapsed(elapsed)}. The report: ${pathToFileURL(report).href}`,
      );
    return 0;
  } catch (error) {
    if (stop.signal.aborted || (error instanceof Error && error.name === 'AbortError')) return 130;
    if (!(error instanceof DemoFailure)) throw error;
    io.err.line(`the demo failed: ${error.message}`);
    return 1;
  } finally {
    await stage.close();
    disconnect();
  }
};

/** Where there is a desktop; elsewhere the address that was printed has to do. */
function openInBrowser(file: string): void {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [file], { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // There is no desktop.
  child.unref();
}

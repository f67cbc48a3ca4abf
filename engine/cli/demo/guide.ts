import { openPrompt } from '../prompt.ts';
import type { Output } from '../io.ts';
import { shorten, withoutItem, withoutTime } from './shorten.ts';
import type { Shown, Stage, StageCommand } from './stage.ts';

/** How much is shown, and when it goes on. */
export interface GuideOptions {
  readonly out: Output;
  /** Waits for Enter before each act. */
  readonly pause: boolean;
  /** Only what is done and what came of it. */
  readonly fast: boolean;
  /** For programs: one line of JSON for each act, and nothing else. */
  readonly json: boolean;
  readonly signal: AbortSignal;
}

/** Something that the demo said would happen and that did not. */
export class DemoFailure extends Error {
  override readonly name: string = 'DemoFailure';
}

/** Leads through the acts: says what comes, shows commands, and holds what they promise. */
export interface Guide {
  /** Announces an act, with the runbook that it is about. */
  act(title: string, runbook: string, words: string): Promise<void>;
  /** Shows a command and what it prints; throws a DemoFailure when it ends otherwise. */
  command(args: readonly string[], expected: number, as?: CommandView): Promise<Shown>;
  /** Runs a command unseen. */
  quietly(args: readonly string[], expected: number): Promise<Shown>;
  /** Says that something was checked and holds; throws a DemoFailure when it does not. */
  holds(isTrue: boolean, claim: string): void;
  say(text: string): void;
}

/** How a command is shown. */
export interface CommandView {
  /** Killed at the first line that matches. */
  readonly killAt?: RegExp;
  /** Lines to show, instead of all that are not about details. */
  readonly only?: RegExp;
  /** Lines to show with those below them that are indented, instead of all that are not about details. */
  readonly blocks?: RegExp;
}

/** Makes a guide for a stage. */
export function createGuide(stage: Stage, options: GuideOptions): Guide {
  const { out, json, fast } = options;
  const { paint } = out;
  let acts = 0;
  const print = (line: string): void => {
    if (!json) out.line(line);
  };
  return {
    async act(title, runbook, words) {
      acts += 1;
      if (json) out.line(JSON.stringify({ event: 'act', act: acts, title, runbook }));
      print(`\n${paint('strong', `${acts}. ${title}`)}  ${paint('faint', runbook)}`);
      if (!fast) print(words);
      if (options.pause) await waitForEnter(options.signal);
    },
    async command(args, expected, view = {}) {
      print(`$ runbook ${args.join(' ')}`);
      const ended = await stage.run({ args, ...linesTo(print, fast, view) });
      checkEnd(args, ended, view.killAt === undefined ? expected : undefined);
      print(paint('faint', ended.code === undefined ? '(killed)' : `(exit code ${ended.code})`));
      return ended;
    },
    async quietly(args, expected) {
      const ended = await stage.run({ args });
      checkEnd(args, ended, expected);
      return ended;
    },
    holds(isTrue, claim) {
      if (!isTrue) throw new DemoFailure(`this does not hold: ${claim}`);
      if (json) out.line(JSON.stringify({ event: 'holds', act: acts, claim }));
      print(`${paint('good', '✓')} ${claim}`);
    },
    say: print,
  };
}

function linesTo(
  print: (line: string) => void,
  fast: boolean,
  view: CommandView,
): Pick<StageCommand, 'onLine' | 'killAt'> {
  const shownOf = filterOf(view);
  let last = '';
  const onLine = (line: string): void => {
    const shown = shownOf(line);
    if (shown === undefined || shown === '') return;
    const whole = withoutItem(shown);
    if (whole === shown || whole !== last) print(`  ${whole}`);
    last = whole;
  };
  const { killAt } = view;
  return { ...(killAt === undefined ? {} : { killAt }), ...(fast ? {} : { onLine }) };
}

/** What is shown of a line; undefined for nothing. */
function filterOf({ only, blocks }: CommandView): (line: string) => string | undefined {
  if (only !== undefined) return (line) => (only.test(line) ? withoutTime(line) : undefined);
  if (blocks === undefined) return shorten;
  let inBlock = false;
  return (line) => {
    inBlock = blocks.test(line) || (inBlock && line.startsWith(' '));
    return inBlock ? line : undefined;
  };
}

function checkEnd(args: readonly string[], { code, text }: Shown, expected: number | undefined): void {
  if (code === expected) return;
  const last = text.split('\n').slice(-15).join('\n');
  const wanted = expected === undefined ? 'being killed' : `exit code ${expected}`;
  throw new DemoFailure(
    `\`runbook ${args.join(' ')}\` ended with ${code ?? 'a signal'}, not ${wanted}:\n${last}`,
  );
}

async function waitForEnter(signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const prompt = openPrompt(() => stop.abort());
  try {
    const answer = await prompt.ask('— Enter goes on — ', AbortSignal.any([signal, stop.signal]));
    if (answer === undefined) throw new DOMException('the demo was left', 'AbortError');
  } finally {
    prompt.close();
  }
}

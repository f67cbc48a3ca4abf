/** How a piece of text looks where colour is allowed; the words carry the meaning alone. */
export type Tone = 'plain' | 'strong' | 'faint' | 'good' | 'bad' | 'warn' | 'accent';

/** Puts a tone on a text. */
export type Paint = (tone: Tone, text: string) => string;

const codes: Readonly<Record<Exclude<Tone, 'plain'>, readonly [on: number, off: number]>> = {
  strong: [1, 22],
  faint: [2, 22],
  good: [32, 39],
  bad: [31, 39],
  warn: [33, 39],
  accent: [36, 39],
};

/** Leaves every text as it is. */
export const noPaint: Paint = (_tone, text) => text;

/** Uses the sixteen colours that every terminal has, so that its own theme decides. */
export const ansiPaint: Paint = (tone, text) => {
  if (tone === 'plain' || text === '') return text;
  const [on, off] = codes[tone];
  return `\u001B[${on}m${text}\u001B[${off}m`;
};

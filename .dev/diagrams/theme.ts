import { createHash } from 'node:crypto';

/** Colours by what they mean, in light and in dark; sources write `{ink}`. */
export const palette: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  ink: ['#1f2328', '#e6edf3'],
  line: ['#59636e', '#9198a1'],
  paper: ['#ffffff', '#0d1117'],
  box: ['#f3f5f8', '#1c2430'],
  group: ['#fafbfc', '#131920'],
  data: ['#fff3d6', '#3a2d0f'],
  good: ['#e2f5e7', '#13301d'],
  bad: ['#fde8e6', '#3b1a1c'],
  accent: ['#0b5cad', '#6cb6ff'],
};

const style = `<style>
text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; }
svg { ${variables(0)} }
@media (prefers-color-scheme: dark) { svg { ${variables(1)} } }
</style>`;

function variables(index: 0 | 1): string {
  return Object.entries(palette)
    .map(([name, colours]) => `--${name}: ${colours[index]};`)
    .join(' ');
}

/** The source with the colours of light in the place of their names, as graphviz wants them. Throws on an unknown name. */
export function withColours(source: string): string {
  return source.replaceAll(/"\{(\w+)\}"/g, (_all, name: string) => {
    const colours = palette[name];
    if (colours === undefined) throw new Error(`there is no colour {${name}}`);
    return `"${colours[0]}"`;
  });
}

/** What graphviz drew, with colours that follow the reader's light or dark, and the digest of its source. */
export function themed(drawn: string, source: string): string {
  const names = new Map(Object.entries(palette).map(([name, [light]]) => [light, name]));
  const body = drawn
    .replace(/^[\s\S]*?(?=<svg)/, '')
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(/ (fill|stroke)="(#[0-9a-f]{6})"/g, (all, property: string, colour: string) => {
      const name = names.get(colour);
      return name === undefined ? all : ` style="${property}:var(--${name})"`;
    })
    // An element may have one style only.
    .replaceAll(/ style="([^"]*)" style="([^"]*)"/g, ' style="$1;$2"')
    .replaceAll(/ font-family="[^"]*"/g, '')
    .replace(/(<svg[^>]*>)/, `$1\n${style}`);
  const seal = `<!-- source ${digest(source)}, drawing ${digest(body)} -->`;
  return `${seal}\n${body.trimEnd()}\n`;
}

/** Why a drawing is not the one of its source, or undefined. */
export function whyStale(drawing: string, source: string): string | undefined {
  const [, of, own] = /^<!-- source ([0-9a-f]+), drawing ([0-9a-f]+) -->\n/.exec(drawing) ?? [];
  if (of === undefined) return 'was not made by this program';
  if (of !== digest(source)) return 'was made from another source';
  const body = drawing.slice(drawing.indexOf('\n') + 1);
  return own === digest(body) ? undefined : 'was changed by hand';
}

/** Over what is drawn and how; space at the end does not count. */
function digest(text: string): string {
  return createHash('sha256').update(`${text.trimEnd()}\n${style}`).digest('hex').slice(0, 32);
}

import { Markup, markup } from './markup.ts';
import type { Content } from './markup.ts';
import { pageStyle } from './style.ts';

/** Nothing is fetched and nothing is executed, whatever the text on the page says. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** A whole page that stands alone. */
export function page(title: string, body: Content, foot: Content): string {
  const { text } = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          ${body}
          <footer>${foot}</footer>
        </main>
      </body>
    </html> `;
  return text;
}

/** A word in a frame whose colour only stresses what it says. */
export function chip(word: string, tone: string): Markup {
  return markup`<span class="chip ${tone}">${word}</span>`;
}

/** Words with what they mean; a fact without content is left out. */
export function factList(facts: readonly (readonly [word: string, content: Content])[]): Markup {
  const told = facts.filter(([, content]) => content !== undefined && content !== '');
  return markup`<dl class="facts">
    ${told.map(
      ([word, content]) =>
        markup`<dt>${word}</dt>
          <dd>${content}</dd>`,
    )}
  </dl>`;
}

/** A part of the page that is closed at first. */
export function folded(title: string, content: Content): Markup {
  return markup`<details class="section">
    <summary>${title}</summary>
    ${content}
  </details>`;
}

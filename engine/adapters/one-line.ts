/** The text without line breaks and other control characters, so that no value can start a header of its own. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u001F\u007F]+/gu, ' ').trim();
}

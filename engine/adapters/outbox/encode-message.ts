import { oneLine } from '../one-line.ts';

/** A message with its headers. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
  /** With its angle brackets. */
  readonly id: string;
}

/** Bytes of UTF-8 in one encoded word, so that a word stays below the 75 characters of RFC 2047. */
const wordBytes = 42;

function encodeWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > wordBytes) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}

function headerText(text: string): string {
  const line = oneLine(text);
  return /^[\u0020-\u007E]{0,60}$/u.test(line) && !line.includes('=?') ? line : encodeWords(line);
}

/** A message in the Internet Message Format (RFC 5322), its text as base64 of UTF-8. */
export function encodeMessage(envelope: Envelope): string {
  const body = Buffer.from(envelope.text)
    .toString('base64')
    .replaceAll(/.{76}(?=.)/gu, '$&\r\n');
  const headers = [
    `From: ${oneLine(envelope.from)}`,
    `To: ${envelope.to.map(oneLine).join(',\r\n ')}`,
    `Subject: ${headerText(envelope.subject)}`,
    `Date: ${envelope.date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${envelope.id}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
}

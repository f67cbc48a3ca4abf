import { generateKeyPairSync } from 'node:crypto';

/** A value that somebody may have as a secret, or give as an input, and why it is nasty. */
export interface HostileValue {
  readonly name: string;
  readonly value: string;
}

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const snippets: Readonly<Record<string, string>> = {
  'single quote': `it's'`,
  'double quote': `say "now"`,
  'both quotes': `'"'"'"`,
  'command substitution': '$(touch OWNED)',
  backticks: '`touch OWNED`',
  variable: '${HOME}$IFS$9$@$$',
  arithmetic: '$((1+1))',
  semicolon: 'a;touch OWNED;b',
  pipe: 'a|tee OWNED|b',
  ampersand: 'a&&touch OWNED&b',
  redirect: 'a>OWNED<b',
  glob: '*?[a-z]{a,b}~/',
  comment: 'a # b #c',
  backslashes: String.raw`\\\a\n\0\x41\u0041`,
  'line break': 'one\ntouch OWNED\ntwo',
  'line breaks of Windows': 'one\r\ntouch OWNED\r\ntwo',
  'carriage return': 'hidden\rshown',
  'break at the end': 'trailing break\n',
  'break in front': '\nleading break',
  'blank lines': 'a line\n\n\nanother line',
  tabs: '\tone\ttwo\t',
  'spaces around': '  around  it  ',
  'leading dash': '-rf --help -x',
  'option with value': '--output=OWNED',
  'end of options': '-- -- --',
  percent: '%s%n%d%%20%00%0a',
  url: 'https://u:p@h/?a=b&c=d#e f+g',
  'path up': '../../../../etc/passwd',
  'null byte as text': String.raw`\0 %00 &#0;`,
  json: '{"a":["b",null,1e9],"$secret":["x"]}',
  'json end': `"},"event":"run-finished","x":{"y":"`,
  'yaml map': 'key: {a: [b, *c, &d e]}\n- !!str x',
  'yaml null': '~ null yes NO on 0x1F 1_000',
  template: '{{ secrets.other }}{{{raw}}}{{#if a}}',
  'secret marker': '{"$secret":[{"name":"s000"}]}',
  html: '<script>alert("1")</script>',
  'html attribute': `" onmouseover='alert(1)' x="`,
  'html entity': '&amp;&lt;&#39;&quot;&nbsp;',
  'html comment': '--><!-- <![CDATA[ ]]>',
  sql: `'; DROP TABLE users; --`,
  'sql comment': `x'/**/OR/**/'1'='1`,
  'sql dollar quote': `$$;$tag$ x $tag$;$1 $2`,
  'mail header': 'subject\r\nBcc: all@example.org\r\n\r\nbody',
  'mail word': '=?UTF-8?B?T1dORUQ=?= tail',
  'mail dot': 'text\r\n.\r\nQUIT\r\n',
  'terminal colour': '\u001B[31mred\u001B[0m\u001B]0;title\u0007',
  'cursor moves': 'abc\b\b\bxyz\u001B[2K\u001B[1A',
  'right to left': '\u202Egnirts\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627',
  isolates: '\u2066a\u2069\u2067b\u2069\u200F\u200E',
  combining: 'Z\u0351\u036B\u0343a\u0323\u0308l\u0334\u0301go\u0489 e\u0301',
  composed: '\u00E9\u00F1\u00FC and e\u0301n\u0303u\u0308',
  emoji: '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F1E9}\u{1F1EA} \u2764\uFE0F',
  'wide letters': '\u5BC6\u7801\u662F\u79D8\u5BC6 \uD55C\uAD6D\uC5B4 \u65E5\u672C',
  'zero width': 'in\u200Bvis\u200Cib\u200Dle\uFEFF!',
  'line separators': 'one\u2028two\u2029three\u0085four',
  'no-break spaces': 'a\u00A0b\u202Fc\u3000d',
  'last characters': '\uFFFD\uFFFE\u{10FFFF}\u{10000}',
  control: '\u0001\u0002\u0003\u0008\u000B\u000C\u001F\u007F',
  bell: '\u0007\u0007\u0007ding\u0007',
  'heredoc end': 'x\nEOF\nEND\ntouch OWNED',
  'shim end': 'x\nrunbook-end\n}\nexit 0',
  'base64 look': 'c2VjcmV0LXZhbHVlLTEyMw==',
  'hex look': 'deadbeefcafebabe0123456789ABCDEF',
  number: '00012345678900',
  float: '1234567.125',
  stars: '**!**!**!**',
  'mask itself': '***secret***',
  'only dashes': '-=-=-=-=-=-=',
  'word of records': 'succeeded',
  'name of an output': 'exitCode',
  'prototype key': '__proto__',
  'constructor key': 'constructor',
  environment: 'PATH=/tmp/OWNED\nLD_PRELOAD=x',
  'command line': 'sh -c "touch OWNED"',
  'regular expression': '(a+)+$^[.*]{9}|\\b',
  'replacement pattern': "$&$1$`$'$$<x>",
  'format string': '{0}{name!r:>10}%(x)s',
  powershell: '$(Remove-Item x)`n@"',
  brackets: ')]}>([{<)]}>',
  unbalanced: `"'\`{[(<\\`,
};

/** Longer ones, each made once. */
function large(random: () => number): readonly HostileValue[] {
  const printable = (length: number): string =>
    Array.from({ length }, () => String.fromCharCode(33 + Math.floor(random() * 94))).join('');
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const rsa = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return [
    { name: 'key in PEM', value: privateKey },
    { name: 'long key in PEM', value: rsa.privateKey },
    { name: 'key in PEM on one line', value: JSON.stringify(rsa.privateKey) },
    { name: '10 KB on one line', value: printable(10_240) },
    { name: '10 KB of lines', value: Array.from({ length: 140 }, () => printable(72)).join('\n') },
    {
      name: '10 KB of letters beyond ASCII',
      value: `\u{1F511}${'\u00E4\u6F22'.repeat(2000)}${printable(20)}`,
    },
    { name: 'many short lines', value: Array.from({ length: 40 }, () => printable(9)).join('\n') },
  ];
}

const pool = [
  ...Object.values(snippets).flatMap((text) => text.match(/.{1,6}/gsu) ?? []),
  ...'\'"`$\\%&<>|;(){}[]#*?!~^=+,:@/ \t\n'.split(''),
];

function mixed(random: () => number, index: number): HostileValue {
  const parts = Array.from(
    { length: 3 + Math.floor(random() * 8) },
    () => pool[Math.floor(random() * pool.length)] ?? '',
  );
  return { name: `mixed ${index}`, value: `${parts.join('')}${token(random)}`.toWellFormed() };
}

function token(random: () => number): string {
  return Math.floor(random() * 36 ** 8)
    .toString(36)
    .padStart(8, 'q');
}

/**
 * 200 values of 8 characters and more, the same every time for a seed but for the keys. None holds a NUL,
 * which no environment variable can carry.
 */
export function hostileValues(count = 200, seed = 1): readonly HostileValue[] {
  const random = seeded(seed);
  const named = Object.entries(snippets).map(([name, text]) => ({
    name,
    value: text.length < 8 ? `${text}${token(random)}` : text,
  }));
  const all = [...named, ...large(random)];
  while (all.length < 200) all.push(mixed(random, all.length));
  if (count >= all.length) return all;
  // A sample takes every n-th, so that it has some of each kind.
  return all.filter(
    (_, index) => Math.floor((index * count) / 200) !== Math.floor(((index - 1) * count) / 200),
  );
}

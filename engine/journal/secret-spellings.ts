/** The shortest piece of a secret that is masked by itself: shorter ones would hide ordinary text. */
export const shortestPiece = 6;

/** Numbers within a secret that are shorter turn up by chance, as sizes and ports do. */
const shortestNumber = 8;

/**
 * The spellings in which a secret can turn up: as it is, line by line, the texts in it when it is JSON
 * itself, and as the usual encodings write it (JSON once and twice, URLs, shells, HTML, hexadecimal,
 * base64 wherever it begins). Each once.
 */
export function secretSpellings(value: string): readonly string[] {
  const texts = [value, value.replaceAll(/\r?\n/g, '\r\n'), ...linesOf(value), ...textsInJson(value)];
  const all = [
    ...texts.flatMap((text) => [text, text.trim()]).flatMap((text) => [text, ...escapedForms(text)]),
    ...hexForms(new TextEncoder().encode(value)),
    ...base64Forms(new TextEncoder().encode(value)),
  ];
  return [...new Set(all)].filter((text) => text.length >= shortestPiece);
}

function linesOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/);
  return lines.length === 1 ? [] : lines.filter((line) => line.trim().length >= shortestPiece);
}

/** The texts of a secret that is JSON: a step that reads its output as JSON takes it apart. Names in it are no secrets. */
function textsInJson(value: string): readonly string[] {
  if (!/^\s*["{[]/.test(value)) return [];
  try {
    return leavesOf(JSON.parse(value));
  } catch {
    return [];
  }
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return value.trim().length >= shortestPiece ? [value, ...linesOf(value)] : [];
  if (typeof value === 'number') return String(value).length >= shortestNumber ? [String(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}

function escapedForms(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const spellings = [json, json.replaceAll('/', '\\/'), ...asciiForms(json)];
  return [
    ...spellings,
    ...spellings.map((text) => JSON.stringify(text).slice(1, -1)),
    ...urlForms(value),
    ...shellForms(value),
    ...htmlForms(value),
  ];
}

/** JSON as encoders write it that know ASCII only. */
function asciiForms(json: string): readonly string[] {
  const write = (change: (digits: string) => string): string =>
    json.replaceAll(
      /[\u007F-\uFFFF]/g,
      (unit) => `\\u${change(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`,
    );
  return [write((digits) => digits), write((digits) => digits.toUpperCase())];
}

/** What encoders of addresses and forms leave as it is, besides letters and digits. */
const unreserved = ["-_.~!'()*", '-_.~', '-_.~/', "-_.~!'()*/", '*-._'];

function urlForms(value: string): readonly string[] {
  const usual = encodeURIComponent(value.toWellFormed());
  const forms = unreserved.map((kept) => {
    const text = usual.replaceAll(/[-_.~!'()*]/g, (sign) => (kept.includes(sign) ? sign : percent(sign)));
    return kept.includes('/') ? text.replaceAll('%2F', '/') : text;
  });
  const all = [...forms, ...forms.map((text) => text.replaceAll('%20', '+'))];
  return [...all, ...all.map((text) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function shellForms(value: string): readonly string[] {
  return [
    value.replaceAll("'", String.raw`'\''`),
    value.replaceAll("'", `'"'"'`),
    value.replaceAll(/["$`\\]/g, String.raw`\$&`),
    value.replaceAll(/[^\w@%+=:,./\u0080-\u{10FFFF}-]/gu, String.raw`\$&`),
  ];
}

function htmlForms(value: string): readonly string[] {
  const base = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    base,
    base.replaceAll('"', '&quot;'),
    base.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    base.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
    base.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
    base
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#x27;')
      .replaceAll('`', '&#x60;')
      .replaceAll('=', '&#x3D;'),
  ];
}

function hexForms(bytes: Uint8Array): readonly string[] {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return ['', ' ', ':'].flatMap((between) => {
    const text = pairs.join(between);
    return [text, text.toUpperCase()];
  });
}

/** Base64 of the value wherever it begins within a group of three bytes, without the characters that its neighbours decide. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const padded = new Uint8Array(shift + bytes.length);
    padded.set(bytes, shift);
    const text = btoa(Array.from(padded, (byte) => String.fromCharCode(byte)).join(''));
    const start = shift === 0 ? 0 : shift + 1;
    const certain = text.slice(start, Math.floor(((shift + bytes.length) * 8) / 6));
    return [certain, certain.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

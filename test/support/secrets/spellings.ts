import { escape } from 'node:querystring';

/**
 * The spellings that must not be found, made by other means than the engine's own: whole, by line, and
 * encoded by Node's encoders. `distinct` are those that ordinary text without the secret cannot hold.
 */
export function tracesOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const lines = value.split(/\r?\n/);
  const texts = [
    value,
    value.trim(),
    ...(lines.length > 1 ? lines.filter((line) => line.trim().length >= 8) : []),
  ];
  const traces = new Set<string>();
  for (const text of texts) {
    const json = JSON.stringify(text).slice(1, -1);
    traces.add(text).add(json).add(JSON.stringify(json).slice(1, -1));
    traces.add(escape(text.toWellFormed())).add(new URLSearchParams({ x: text }).toString().slice(2));
    traces.add(text.replaceAll("'", String.raw`'\''`));
    traces.add(html(text));
  }
  traces.add(bytes.toString('hex'));
  for (const alignment of aligned(bytes)) traces.add(alignment);
  return [...traces].filter((trace) => trace.trim().length >= 8);
}

function html(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? sign);
}

/** What is certain of the base64 of a text that the bytes stand in, whatever stands before and behind. */
function aligned(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(3)]).toString('base64');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    const certain = text.slice(first, last);
    return [certain, certain.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

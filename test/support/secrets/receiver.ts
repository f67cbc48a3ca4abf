// Stands for a program that gets hostile values and is careless with them. Arguments: how they come
// (env, stdin, argv), a folder that it writes every value into as a file of its own, and the values
// themselves for argv. It keeps every command line of the machine in `cmdlines`. What came by env it also
// prints, in many spellings and in pieces of any size, to both of its outputs.
import { mkdirSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from './corpus.ts';
import { separator } from './separator.ts';
import { tracesOf } from './spellings.ts';

const [how = '', folder = '', ...given] = process.argv.slice(2);

function received(): readonly (readonly [string, string])[] {
  if (how === 'env')
    return Object.entries(process.env).flatMap(([name, value]) =>
      /^S\d+$/.test(name) ? [[name, value ?? '']] : [],
    );
  const values = how === 'stdin' ? readFileSync(0, 'utf8').split(separator) : given;
  return values.map((value, index) => [`S${index}`, value]);
}

function commandLines(): string {
  const own = `/proc/${process.pid}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => `/proc/${name}`)
    .filter((path) => path !== own)
    .map((path) => {
      try {
        return readFileSync(join(path, 'cmdline'), 'utf8');
      } catch {
        return ''; // It ended meanwhile.
      }
    })
    .join('\n');
}

const values = received();
mkdirSync(folder, { recursive: true });
for (const [name, value] of values) writeFileSync(join(folder, name), value);
writeFileSync(join(folder, 'cmdlines'), commandLines());

const random = seeded(7);
function say(to: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    const size = 1 + Math.floor(random() ** 3 * 3000);
    at += writeSync(to, bytes, at, Math.min(size, bytes.length - at));
  }
}
for (const [name, value] of how === 'env' ? values : []) {
  say(1, `${name}: ${value}\n`);
  for (const [index, trace] of tracesOf(value).entries())
    say(index % 3 === 0 ? 1 : 2, `${name} as ${index}: <${trace}>\n`);
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test.for(['.dev', 'bench', 'engine', 'test'])('%s works in a checkout whose path has a space', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => /\.m?[jt]s$/.test(name)).map((name) => join(folder, name));
  expect(sources.length).toBeGreaterThan(5);
  // `pathname` is part of an address, where a space is `%20`.
  const address = ['import.meta.url)', '.pathname'].join('');
  expect(sources.filter((name) => readFileSync(join(root, name), 'utf8').includes(address))).toEqual([]);
});

// Parses one file with `yaml` and does nothing else.
//   node parse-yaml.mjs FILE
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

const document = parseDocument(readFileSync(process.argv[2], 'utf8'));
if (document.errors.length > 0) throw document.errors[0];

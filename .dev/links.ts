// Checks what Markdown files point at: relative links with their headings, and citations of a runbook or of
// one of its steps, such as `runbooks/backup.yaml#verify`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { brokenLinks } from './links/broken-links.ts';

const top = join(import.meta.dirname, '..');
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: top,
  encoding: 'utf8',
});
const files = listed.split('\0').filter((file) => file !== '');
const broken = brokenLinks(top, files);
for (const { file, line, target, why } of broken) console.log(`${file}:${line}: ${target}: ${why}`);
if (broken.length > 0) process.exitCode = 1;

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { githubAnnotation } from '../../../engine/report/github-annotation.ts';
import { sarifLog } from '../../../engine/report/sarif.ts';
import type { SourceFile } from '../../../engine/source/source-file.ts';
import { checkFile } from '../../support/check-file.ts';
import { sarifSchema } from '../../support/sarif-schema.ts';

const invalid = join(import.meta.dirname, '../../fixtures/invalid');
const isSarif = new Ajv({ allErrors: true }).compile(sarifSchema);
const files = readdirSync(invalid).filter((name) => name.endsWith('.yaml'));

function sourcesOf(source: SourceFile | undefined): ReadonlyMap<string, SourceFile> {
  return new Map(source === undefined ? [] : [[source.path, source]]);
}

describe('SARIF', () => {
  test.each(files)('of %s has the structure of a log', (name) => {
    const { diagnostics, source } = checkFile(join(invalid, name), name);
    const log = sarifLog(diagnostics, sourcesOf(source), '1.2.3');
    isSarif(JSON.parse(JSON.stringify(log)));
    expect(isSarif.errors ?? []).toEqual([]);
  });

  test('names rule, level and place of each result', () => {
    const source = { path: 'run books/ä.yaml', text: 'name: 🎉\nnope: 1\n' };
    const span = { file: source.path, start: 9, end: 13 };
    const log = sarifLog(
      [
        {
          code: 'RB201',
          severity: 'error',
          message: 'unknown key `nope`',
          primary: { span },
          help: 'remove it',
        },
        { code: 'RB101', severity: 'advice', message: 'x does not exist' },
      ],
      sourcesOf(source),
      '1.2.3',
    );
    expect(log['runs']).toMatchObject([
      {
        tool: { driver: { rules: [{ id: 'RB101' }, { id: 'RB201' }] } },
        results: [
          {
            ruleId: 'RB201',
            ruleIndex: 1,
            level: 'error',
            message: { text: 'unknown key `nope`\nhelp: remove it' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'run%20books/%C3%A4.yaml' },
                  region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 5 },
                },
              },
            ],
          },
          { ruleId: 'RB101', ruleIndex: 0, level: 'note', locations: [] },
        ],
      },
    ]);
  });
});

describe('annotations of GitHub', () => {
  const source = { path: 'a,b.yaml', text: 'name: x\nnope: |\n  1\n' };
  const span = { file: source.path, start: 8, end: 12 };

  test('are one line each, whatever the message holds', () => {
    const line = githubAnnotation(
      { code: 'RB201', severity: 'error', message: '100 %\nunknown', primary: { span }, help: 'remove it' },
      sourcesOf(source),
    );
    expect(line).toBe(
      '::error file=a%2Cb.yaml,line=2,endLine=2,col=1,endColumn=4,title=RB201::100 %25%0Aunknown%0Ahelp: remove it',
    );
  });

  test('have no columns over several lines, and no place without one', () => {
    const long = { ...span, end: 18 };
    const at = githubAnnotation(
      { code: 'RB903', severity: 'advice', message: 'm', primary: { span: long } },
      sourcesOf(source),
    );
    expect(at).toBe('::notice file=a%2Cb.yaml,line=2,endLine=3,title=RB903::m');
    expect(githubAnnotation({ code: 'RB101', severity: 'warning', message: 'm' }, new Map())).toBe(
      '::warning title=RB101::m',
    );
  });
});

import type { Document, YAMLError } from 'yaml';
import { lineText, positionAt, type SourceFile } from '../source/source-file.ts';
import { endOfLine, type Finding, restOfLine } from './finding.ts';
import { openBracket } from './unclosed.ts';

function indentation(source: SourceFile, at: number): Finding {
  const start = at + (/^[ \r\n]*/.exec(source.text.slice(at, at + 200))?.[0].length ?? 0);
  return {
    code: 'RB107',
    message: 'this line is indented unlike its neighbours',
    start,
    end: start + Math.max(1, restOfLine(source.text, start).length),
    help: 'keys of one map, and dashes of one list, start in the same column; lines of a text not before its first',
  };
}

/** A line that starts in the wrong column, which may come from a bracket left open. */
export function badIndent(source: SourceFile, error: YAMLError, document: Document): Finding {
  const [at] = error.pos;
  return error.message.startsWith('Flow ') ? openBracket(source, document, at) : indentation(source, at);
}

/** A line within a map or list that is neither a key nor an item. */
export function missingColon(source: SourceFile, at: number): Finding {
  const line = restOfLine(source.text, at);
  const glued = /^([\w.-]+):(\S.*)$/.exec(line);
  const dash = /^-(\S.*)$/.exec(line);
  const help =
    dash !== null
      ? `put a space behind the dash: - ${dash[1]}`
      : glued !== null
        ? `put a space behind the colon: ${glued[1]}: ${glued[2]}`
        : `write a colon behind the key: ${line.split(/\s/, 1)[0] ?? ''}: …`;
  return {
    code: 'RB122',
    message: dash === null ? 'this line is no key with a value' : 'this line is no item of the list',
    start: at,
    end: at + Math.max(1, line.length),
    ...(line.length < 60 && { help }),
  };
}

function colonInValue(source: SourceFile, at: number): Finding {
  const value = restOfLine(source.text, at);
  const before = lineText(source, positionAt(source, at).line).slice(0, positionAt(source, at).column - 1);
  const quoted = value.includes('"') ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  return {
    code: 'RB119',
    message: 'a value with a colon and a space in it must be in quotes',
    start: at,
    end: at + Math.max(1, value.length),
    label: 'YAML reads another key here',
    help: `write: ${before.trimStart()}${quoted}`,
  };
}

/** A key within a value: a colon in it, a glued dash before it, or a next line that is indented too far. */
export function nestedKey(source: SourceFile, error: YAMLError, document: Document): Finding {
  const [at] = error.pos;
  if (!error.message.startsWith('Nested')) return badIndent(source, error, document);
  if (/:(?:\s|$)/.test(restOfLine(source.text, at))) return colonInValue(source, at);
  const line = lineText(source, positionAt(source, at).line);
  const lineStart = at - positionAt(source, at).column + 1;
  const dash = /^\s*(?=-\S)/.exec(line);
  if (dash !== null) return missingColon(source, lineStart + dash[0].length);
  return indentation(source, endOfLine(source.text, at));
}

import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lineText, positionAt, type SourceFile } from '../source/source-file.ts';
import { findUnquotedBraces, unquotedExpression } from './unquoted-expression.ts';

interface Found {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly label?: string;
  readonly help?: string;
}

/** The start of the innermost node of a kind that began before `offset`: what was left open there. */
function openedBefore(
  document: Document,
  offset: number,
  wanted: (node: unknown) => boolean,
): number | undefined {
  let start: number | undefined;
  visit(document, {
    Node(_, node) {
      const at = node.range?.[0];
      if (at !== undefined && at < offset && wanted(node) && (start === undefined || at > start)) start = at;
    },
  });
  return start;
}

const isQuoted = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The rest of a line without its comment. */
function restOfLine(text: string, offset: number): string {
  return text
    .slice(offset, endOfLine(text, offset))
    .replace(/\s+#.*$/, '')
    .trimEnd();
}

function openQuote(source: SourceFile, document: Document, at: number): Found {
  const start = openedBefore(document, at, isQuoted) ?? at;
  const quote = source.text[start] === "'" ? "'" : '"';
  return {
    code: 'RB109',
    message: `the quote ${quote} is not closed`,
    start,
    end: start + 1,
    label: 'opened here',
    help: `close it with ${quote} on the same line; within the text write ${quote === "'" ? "''" : '\\"'} for it`,
  };
}

function openBracket(source: SourceFile, document: Document, at: number): Found {
  const start = openedBefore(document, at, isFlow) ?? at;
  const bracket = source.text[start] ?? '[';
  const closing = bracket === '{' ? '}' : ']';
  return {
    code: 'RB121',
    message: `the bracket ${bracket} is not closed`,
    start,
    end: start + 1,
    label: 'opened here',
    help: `close it with ${closing} before the next key`,
  };
}

function badIndent(source: SourceFile, document: Document, error: YAMLError): Found {
  const at = error.pos[0];
  if (error.message.startsWith('Flow ')) return openBracket(source, document, at);
  const start = at + (/^[ \n]*/.exec(source.text.slice(at, at + 200))?.[0].length ?? 0);
  return {
    code: 'RB107',
    message: 'this line is indented unlike its neighbours',
    start,
    end: start + Math.max(1, restOfLine(source.text, start).length),
    help: 'keys of one map, and dashes of one list, start in the same column',
  };
}

function missingCharacter(source: SourceFile, document: Document, error: YAMLError): Found {
  const at = error.pos[0];
  if (error.message.startsWith('Missing closing')) return openQuote(source, document, at);
  if (error.message.startsWith('Sequence item')) return badIndent(source, document, error);
  if (error.message.startsWith('Implicit map keys')) return missingColon(source, at);
  if (error.message.startsWith('Comments must')) {
    return {
      code: 'RB106',
      message: 'a comment needs a space before its #',
      start: at,
      end: at + 1,
      help: 'put a space before it, or the value in quotes',
    };
  }
  const comma = error.message.includes(', between');
  return {
    code: 'RB106',
    message: comma ? 'a comma is missing between two values' : 'a character is missing here',
    start: at,
    end: Math.max(at + 1, Math.min(error.pos[1], endOfLine(source.text, at))),
    ...(comma && { help: 'separate the values in [ ] and { } with commas' }),
  };
}

function missingColon(source: SourceFile, at: number): Found {
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

function colonInValue(source: SourceFile, at: number): Found {
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

function unexpected(source: SourceFile, error: YAMLError): Found {
  const start = error.pos[0];
  const end = Math.max(start + 1, Math.min(error.pos[1], endOfLine(source.text, start)));
  const before = source.text
    .slice(Math.max(0, start - 50), start)
    .trimEnd()
    .at(-1);
  if (before === '"' || before === "'") {
    const help = `a quote within quotes is written ${before === "'" ? "''" : '\\"'}; or quote the whole value`;
    return { code: 'RB106', message: 'text follows the closing quote', start, end, help };
  }
  if (error.message.includes('YAML stream') && /[\]}]/.test(source.text[start] ?? '')) {
    return { code: 'RB106', message: 'a closing bracket without an open one', start, end };
  }
  if (error.message.startsWith('Block scalar header') || error.message.startsWith('Not a YAML token')) {
    return {
      code: 'RB106',
      message: 'text follows the | or > that starts a block of text',
      start,
      end,
      help: 'put the text into the next lines, further indented; or put the value in quotes',
    };
  }
  return {
    code: 'RB106',
    message: `\`${source.text.slice(start, Math.min(end, start + 20))}\` cannot stand here`,
    start,
    end,
  };
}

function reserved(source: SourceFile, at: number): Found {
  const value = restOfLine(source.text, at);
  const character = value[0] ?? '';
  return {
    code: 'RB106',
    message: `a value cannot start with ${character === '`' ? 'a backtick' : `\`${character}\``}`,
    start: at,
    end: at + 1,
    help: `put the value in quotes: ${value.includes("'") ? `"${value}"` : `'${value}'`}`,
  };
}

function escape(source: SourceFile, error: YAMLError): Found {
  const [start] = error.pos;
  const written = source.text.slice(start, start + 2);
  return {
    code: 'RB120',
    message: `\`${written}\` is no escape`,
    start,
    end: start + 2,
    help: `write \`\\${written}\`, or put the value in single quotes`,
  };
}

function tag(source: SourceFile, error: YAMLError): Found {
  const [start, end] = error.pos;
  const written = source.text.slice(start, end);
  return {
    code: 'RB117',
    message: `the tag \`${written}\` means nothing here`,
    start,
    end,
    help: `remove it, or put the value in quotes: "${written}"`,
  };
}

function explain(source: SourceFile, document: Document, error: YAMLError): Found {
  const [start, end] = error.pos;
  switch (error.code) {
    case 'BAD_INDENT':
      return badIndent(source, document, error);
    case 'MISSING_CHAR':
      return missingCharacter(source, document, error);
    case 'TAB_AS_INDENT':
      return {
        code: 'RB108',
        message: 'a tab indents this line',
        start,
        end: start + 1,
        label: 'tab',
        help: 'use spaces',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return colonInValue(source, start);
    case 'MULTILINE_IMPLICIT_KEY':
      return missingColon(source, start);
    case 'BAD_SCALAR_START':
      return reserved(source, start);
    case 'BAD_DQ_ESCAPE':
      return escape(source, error);
    case 'TAG_RESOLVE_FAILED':
      return tag(source, error);
    case 'MULTIPLE_DOCS':
      return {
        code: 'RB113',
        message: 'a second document starts here',
        start,
        end: endOfLine(source.text, start),
        help: 'put it into a file of its own',
      };
    case 'RESOURCE_EXHAUSTION':
      return {
        code: 'RB115',
        message: 'maps and lists are nested too deep',
        start,
        end: start + 1,
        help: 'flatten the document',
      };
    case 'KEY_OVER_1024_CHARS':
      return {
        code: 'RB106',
        message: 'a key is longer than 1024 characters',
        start,
        end,
        help: 'shorten it; perhaps a quote or a colon is missing',
      };
    case 'BAD_DIRECTIVE':
      return {
        code: 'RB117',
        message: 'a directive is not supported',
        start,
        end,
        help: 'remove the line that starts with %',
      };
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
      return {
        code: 'RB106',
        message: 'a value that starts with `&`, `*` or `!` is more than text to YAML',
        start,
        end,
        help: 'put the value in quotes',
      };
    case 'BLOCK_IN_FLOW':
    case 'BAD_COLLECTION_TYPE':
    case 'DUPLICATE_KEY':
    case 'IMPOSSIBLE':
    case 'NON_STRING_KEY':
    case 'UNEXPECTED_TOKEN':
      return unexpected(source, error);
  }
}

/** One error of `yaml` in our words, with the smallest place that shows the cause. */
export function syntaxError(source: SourceFile, document: Document, error: YAMLError): Diagnostic {
  const braces = findUnquotedBraces(source, error.pos[0]);
  if (braces !== undefined) return unquotedExpression(source, braces);
  const { code, message, start, end, label, help } = explain(source, document, error);
  const opened = code === 'RB121' ? findUnquotedBraces(source, start) : undefined;
  if (opened !== undefined) return unquotedExpression(source, opened);
  const at = Math.min(start, source.text.length);
  return {
    code,
    severity: 'error',
    message,
    primary: {
      span: { file: source.path, start: at, end: Math.max(at, Math.min(end, source.text.length)) },
      ...(label !== undefined && { text: label }),
    },
    ...(help !== undefined && { help }),
  };
}

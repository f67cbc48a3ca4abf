import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lineText, positionAt, type SourceFile } from '../source/source-file.ts';
import { endOfLine, endOfWord, type Finding, restOfLine } from './finding.ts';
import { badIndent, missingColon, nestedKey } from './misplaced.ts';
import { openQuote } from './unclosed.ts';
import { findUnquotedBraces, unquotedExpression } from './unquoted-expression.ts';

function missingCharacter(source: SourceFile, error: YAMLError, document: Document): Finding {
  const at = error.pos[0];
  if (error.message.startsWith('Missing closing')) return openQuote(source, document, at);
  if (error.message.startsWith('Sequence item')) return badIndent(source, error, document);
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

function unexpected(source: SourceFile, error: YAMLError): Finding {
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

function reserved(source: SourceFile, { pos: [at] }: YAMLError): Finding {
  const { line, column } = positionAt(source, at);
  const inBrackets = /[[{]/.test(lineText(source, line).slice(0, column - 1));
  const rest = restOfLine(source.text, at);
  const value = inBrackets ? rest.replace(/\s*[,\]}].*$/, '') : rest;
  const character = value[0] ?? '';
  return {
    code: 'RB106',
    message: `a value cannot start with ${character === '`' ? 'a backtick' : `\`${character}\``}`,
    start: at,
    end: at + 1,
    help: `put the value in quotes: ${value.includes("'") ? `"${value}"` : `'${value}'`}`,
  };
}

function escape(source: SourceFile, error: YAMLError): Finding {
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

function tag(source: SourceFile, error: YAMLError): Finding {
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

type Explain = (source: SourceFile, error: YAMLError, document: Document) => Finding;

/** An explanation that needs no more than where the error begins. */
function fixed(code: DiagnosticCode, message: string, help: string): Explain {
  return (source, { pos: [start] }) => ({
    code,
    message,
    start,
    end: Math.max(start + 1, endOfWord(source.text, start)),
    help,
  });
}

const startsWithSign = fixed(
  'RB106',
  'a value that starts with `&`, `*` or `!` is more than text to YAML',
  'put the value in quotes',
);

const explanations: Readonly<Record<ErrorCode, Explain>> = {
  ALIAS_PROPS: startsWithSign,
  BAD_ALIAS: startsWithSign,
  BAD_COLLECTION_TYPE: unexpected,
  BAD_DIRECTIVE: fixed('RB117', 'a directive is not supported', 'remove the line that starts with %'),
  BAD_DQ_ESCAPE: escape,
  BAD_INDENT: badIndent,
  BAD_PROP_ORDER: startsWithSign,
  BAD_SCALAR_START: reserved,
  BLOCK_AS_IMPLICIT_KEY: nestedKey,
  BLOCK_IN_FLOW: fixed(
    'RB106',
    'a comma is missing between two values, or a bracket behind them',
    'separate the values in [ ] and { } with commas',
  ),
  DUPLICATE_KEY: unexpected,
  IMPOSSIBLE: unexpected,
  KEY_OVER_1024_CHARS: fixed(
    'RB106',
    'a key is longer than 1024 characters',
    'shorten it; perhaps a quote or a colon is missing',
  ),
  MISSING_CHAR: missingCharacter,
  MULTILINE_IMPLICIT_KEY: (source, { pos }) => missingColon(source, pos[0]),
  MULTIPLE_ANCHORS: startsWithSign,
  MULTIPLE_DOCS: fixed('RB113', 'a second document starts here', 'put it into a file of its own'),
  MULTIPLE_TAGS: startsWithSign,
  NON_STRING_KEY: unexpected,
  RESOURCE_EXHAUSTION: fixed('RB115', 'maps and lists are nested too deep', 'flatten the document'),
  TAB_AS_INDENT: (_source, { pos: [start] }) => ({
    code: 'RB108',
    message: 'a tab indents this line',
    start,
    end: start + 1,
    label: 'tab',
    help: 'use spaces',
  }),
  TAG_RESOLVE_FAILED: tag,
  UNEXPECTED_TOKEN: unexpected,
};

/** One error of `yaml` in our words, with the smallest place that shows the cause. */
export function syntaxError(source: SourceFile, document: Document, error: YAMLError): Diagnostic {
  const braces = findUnquotedBraces(source, error.pos[0]);
  if (braces !== undefined) return unquotedExpression(source, braces);
  const { code, message, start, end, label, help } = explanations[error.code](source, error, document);
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

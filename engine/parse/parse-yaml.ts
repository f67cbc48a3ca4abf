import type { Document } from 'yaml';
import { type Diagnostic, failure, type Result, success } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { buildTree } from './build-tree.ts';
import { tooLarge } from './decode-source.ts';
import { defaultLimits, type ParseLimits } from './limits.ts';
import { readDocument } from './read-document.ts';
import { syntaxError } from './syntax-error.ts';
import type { SyntaxTree } from './syntax-tree.ts';

/** More syntax errors than this help nobody; the later ones are echoes of the earlier. */
const mostErrors = 20;

/** Control characters, and carriage returns that end no line. */
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const strayCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

function strayCharacterProblem(source: SourceFile): Diagnostic | undefined {
  const at = source.text.search(strayCharacter);
  if (at === -1) return undefined;
  const code = source.text.charCodeAt(at);
  return {
    code: 'RB103',
    severity: 'error',
    message: `the control character 0x${code.toString(16).padStart(2, '0')} does not belong into a text file`,
    primary: { span: { file: source.path, start: at, end: at + 1 } },
    help:
      code === 0x0d
        ? 'end lines with \\n or \\r\\n'
        : 'remove it, or write an escape such as "\\x1b" in double quotes',
  };
}

function emptyProblem(source: SourceFile): Diagnostic {
  return {
    code: 'RB105',
    severity: 'error',
    message: source.text.trim() === '' ? 'the file is empty' : 'the file holds nothing but comments',
    primary: { span: { file: source.path, start: 0, end: 0 } },
    help: 'start with `apiVersion: runbook/v1`; `runbook explain RB105` shows the smallest runbook',
  };
}

function directiveProblem(source: SourceFile): Diagnostic {
  const end = source.text.indexOf('\n');
  return {
    code: 'RB117',
    severity: 'error',
    message: 'a directive is not supported; files are read as YAML 1.2',
    primary: { span: { file: source.path, start: 0, end: end === -1 ? source.text.length : end } },
    help: 'remove the line that starts with %',
  };
}

const startOf = (diagnostic: Diagnostic): number => diagnostic.primary?.span.start ?? 0;

/** The syntax errors of a document before `end` in the order of the file, one for each line and none behind an open quote. */
function syntaxProblems(source: SourceFile, document: Document, end: number): readonly Diagnostic[] {
  const errors = [...document.errors, ...document.warnings]
    .filter(({ pos: [at] }) => at < end || end === source.text.length)
    .toSorted((a, b) => a.pos[0] - b.pos[0]);
  const problems: Diagnostic[] = [];
  let quietUntil = -1;
  for (const error of errors) {
    if (error.pos[0] < quietUntil || problems.length === mostErrors) continue;
    const problem = syntaxError(source, document, error);
    if (!problems.some((known) => startOf(known) === startOf(problem))) problems.push(problem);
    const swallowsTheRest =
      problem.code === 'RB109' || problem.code === 'RB113' || error.message.includes('in YAML stream');
    const lineEnd = source.text.indexOf('\n', error.pos[0]);
    quietUntil = swallowsTheRest || lineEnd === -1 ? Infinity : lineEnd + 1;
  }
  return problems;
}

/**
 * Reads one YAML 1.2 document with anchors, aliases and merge keys resolved. All problems come back at
 * once, in the order of the file; behind the first syntax error only those that cannot be its echo.
 * Never throws.
 */
export function parseYaml(source: SourceFile, limits: ParseLimits = defaultLimits): Result<SyntaxTree> {
  if (source.text.length > limits.size)
    return failure(tooLarge(source.path, source.text.length, limits.size));
  const stray = strayCharacterProblem(source);
  if (stray !== undefined) return failure(stray);
  if (source.text.startsWith('%')) return failure(directiveProblem(source));
  const read = readDocument(source, limits);
  if (!('document' in read)) return failure(read);
  const { document, end } = read;
  const syntax = syntaxProblems(source, document, end);
  const { root, problems } = buildTree(source, document.contents, limits);
  const [first] = syntax;
  if (first !== undefined) {
    const before = problems.filter(
      (problem) =>
        (startOf(problem) < startOf(first) || problem.code === 'RB110') &&
        !syntax.some((known) => startOf(known) === startOf(problem)),
    );
    return failure(...[...syntax, ...before].toSorted((a, b) => startOf(a) - startOf(b)));
  }
  if (problems.length > 0) return failure(...[...problems].toSorted((a, b) => startOf(a) - startOf(b)));
  if (root.kind === 'scalar' && root.value === null) return failure(emptyProblem(source));
  return success({ source, root });
}

import type { Diagnostic, Label, Severity } from '../diagnostics/diagnostic.ts';
import { lineText, positionAt, type Position, type SourceFile } from '../source/source-file.ts';
import { spellOut } from './cells.ts';
import { type CroppedLine, cropLine, type Mark } from './crop-line.ts';
import { displayWidth } from './display-width.ts';
import type { Paint, Tone } from './style.ts';

/** How a diagnostic is rendered. */
export interface FrameOptions {
  /** The files that spans point into, by path; a file that is not there is named without its lines. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Columns; lines of source are cropped to it. At least 40 are used. */
  readonly width: number;
  readonly paint: Paint;
}

const tones: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', advice: 'accent' };

interface Marked {
  readonly label: Label;
  readonly primary: boolean;
  readonly position: Position;
  readonly source: SourceFile;
}

interface Frame {
  readonly gutter: number;
  readonly room: number;
  readonly severity: Severity;
  readonly paint: Paint;
}

function markOf({ label, position, source, primary }: Marked): Mark {
  const start = position.column - 1;
  const end = start + Math.max(1, label.span.end - label.span.start);
  const line = lineText(source, position.line);
  return { start, end: Math.max(start + 1, Math.min(end, line.length)), primary };
}

function gutterLine(frame: Frame, number: string, content: string): string {
  const bar = frame.paint('faint', `${number.padStart(frame.gutter)} |`);
  return content === '' ? bar : `${bar} ${content}`;
}

/** The underline of one mark with its words, below it when they do not fit beside it. */
function underline(frame: Frame, marked: Marked, line: CroppedLine): readonly string[] {
  const { column, width } = line.place(markOf(marked));
  const tone = marked.primary ? tones[frame.severity] : 'accent';
  const sign = (marked.primary ? '^' : '-').repeat(width);
  const words = spellOut(marked.label.text ?? '');
  const lead = ' '.repeat(column);
  if (words === '') return [gutterLine(frame, '', `${lead}${frame.paint(tone, sign)}`)];
  if (column + width + 1 + displayWidth(words) <= frame.room) {
    return [gutterLine(frame, '', `${lead}${frame.paint(tone, `${sign} ${words}`)}`)];
  }
  const shift = ' '.repeat(Math.max(0, Math.min(column, frame.room - displayWidth(words))));
  return [
    gutterLine(frame, '', `${lead}${frame.paint(tone, sign)}`),
    gutterLine(frame, '', `${shift}${frame.paint(tone, words)}`),
  ];
}

function lineBlock(frame: Frame, marks: readonly Marked[]): readonly string[] {
  const [first] = marks;
  if (first === undefined) return [];
  const { source, position } = first;
  const focus = marks.find((mark) => mark.primary) ?? first;
  const line = cropLine(lineText(source, position.line), markOf(focus), frame.room);
  return [
    gutterLine(frame, String(position.line), line.text),
    ...marks.flatMap((mark) => underline(frame, mark, line)),
  ];
}

/** The lines of one file with their marks, in order; lines between them are left out. */
function fileBlock(frame: Frame, marks: readonly Marked[]): readonly string[] {
  const byLine = Map.groupBy(marks, (mark) => mark.position.line);
  const lines = [...byLine.keys()].toSorted((a, b) => a - b);
  return lines.flatMap((line, index) => {
    const previous = lines[index - 1];
    const gap = previous !== undefined && line > previous + 1 ? [frame.paint('faint', '...')] : [];
    const own = (byLine.get(line) ?? []).toSorted((a, b) => Number(b.primary) - Number(a.primary));
    return [...gap, ...lineBlock(frame, own)];
  });
}

function placeOf({ source, position }: Marked): string {
  return `${spellOut(source.path)}:${position.line}:${position.column}`;
}

function markedLabels({ primary, secondary }: Diagnostic, { sources }: FrameOptions): readonly Marked[] {
  const labels = [...(primary === undefined ? [] : [primary]), ...(secondary ?? [])];
  return labels.flatMap((label) => {
    const source = sources.get(label.span.file);
    if (source === undefined) return [];
    const position = positionAt(source, Math.min(label.span.start, source.text.length));
    return [{ label, primary: label === primary, position, source }];
  });
}

function gutterOf(marks: readonly Marked[]): number {
  return String(Math.max(0, ...marks.map((mark) => mark.position.line))).length;
}

function frames(diagnostic: Diagnostic, marks: readonly Marked[], options: FrameOptions): readonly string[] {
  const gutter = gutterOf(marks);
  const room = Math.max(40, options.width) - gutter - 3;
  const frame: Frame = { gutter, room, severity: diagnostic.severity, paint: options.paint };
  const files = [...Map.groupBy(marks, (mark) => mark.source).values()];
  return files.flatMap((own, index) => {
    const [first] = own;
    if (first === undefined) return [];
    const arrow = options.paint('faint', `${' '.repeat(gutter)}${index === 0 ? '-->' : ':::'}`);
    return [`${arrow} ${placeOf(first)}`, gutterLine(frame, '', ''), ...fileBlock(frame, own)];
  });
}

/** Notes and the way out, below the frame. */
function footers({ notes = [], help }: Diagnostic, gutter: number, paint: Paint): readonly string[] {
  const margin = ' '.repeat(gutter + 1);
  const footer = (tone: Tone, word: string, text: string): string => {
    const body = spellOut(text).replaceAll('\n', `\n${margin}${' '.repeat(word.length + 4)}`);
    return `${margin}${paint('faint', '=')} ${paint(tone, `${word}:`)} ${body}`;
  };
  return [
    ...notes.map((note) => footer('strong', 'note', note)),
    ...(help === undefined ? [] : [footer('good', 'help', help)]),
  ];
}

/**
 * A diagnostic as text: code and message, place, the lines in question with the spot underlined, notes and
 * the way out. Ends without a line break; holds no control characters besides those of `paint`.
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: FrameOptions): string {
  const { severity, code, message, primary } = diagnostic;
  const { paint } = options;
  const head = `${paint(tones[severity], `${severity}[${code}]`)}${paint('strong', `: ${spellOut(message)}`)}`;
  const marks = markedLabels(diagnostic, options);
  const body = frames(diagnostic, marks, options);
  const unknownFile = primary !== undefined && body.length === 0;
  const place = unknownFile ? [`${paint('faint', ' -->')} ${spellOut(primary.span.file)}`] : body;
  const below = footers(diagnostic, gutterOf(marks), paint);
  const spacer =
    body.length > 0 && below.length > 0 ? [paint('faint', `${' '.repeat(gutterOf(marks))} |`)] : [];
  return [head, ...place, ...spacer, ...below].join('\n');
}

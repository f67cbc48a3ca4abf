import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { duplicateKey, keyIsNotText, mergeOfNoMap, overLimit, unknownAnchor } from './document-problems.ts';
import type { ParseLimits } from './limits.ts';
import { scalarProblem } from './scalar-problem.ts';
import type { MapEntry, MapNode, SyntaxNode } from './syntax-tree.ts';
import { unquotedExpression } from './unquoted-expression.ts';

/** What an anchor stands for, and how many values that is. */
interface Anchored {
  /** Undefined while the value is still being read, so that it cannot contain itself. */
  readonly node: SyntaxNode | undefined;
  readonly weight: number;
}

interface Building {
  readonly source: SourceFile;
  readonly limits: ParseLimits;
  readonly problems: Diagnostic[];
  readonly anchors: Map<string, Anchored>;
  /** Values read so far, those behind aliases counted each time. */
  weight: number;
  repeated: number;
  overLimit: boolean;
}

/** Above this many keys a set finds duplicates faster than looking through them. */
const fewKeys = 8;

/** More problems than this help nobody, and a file can be made to have a million. */
const mostProblems = 100;

function report(building: Building, problem: () => Diagnostic): void {
  // What comes behind a limit is not read any more, so nothing is known about it.
  if (building.problems.length < mostProblems && !building.overLimit) building.problems.push(problem());
}

function spanOf(building: Building, range: readonly [number, number, number] | null | undefined): Span {
  return { file: building.source.path, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

function stop(building: Building, span: Span, what: 'depth' | 'repeated'): void {
  if (!building.overLimit) report(building, () => overLimit(span, what, building.limits));
  building.overLimit = true;
}

function nothing(building: Building, at: number): SyntaxNode {
  return {
    kind: 'scalar',
    span: { file: building.source.path, start: at, end: at },
    value: null,
    style: 'plain',
  };
}

function styleOf({ type, value }: Scalar, span: Span): 'plain' | 'single' | 'double' | 'block' {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  // A plain value over several lines is folded, so its characters do not stand one to one in the file.
  const oneToOne = type === 'PLAIN' && typeof value === 'string' && value.length === span.end - span.start;
  return oneToOne ? 'plain' : 'block';
}

function buildScalar(building: Building, scalar: Scalar): SyntaxNode {
  const { text, path } = building.source;
  const start = scalar.range?.[0] ?? 0;
  let end = scalar.range?.[1] ?? start;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  const span = { file: path, start, end };
  const value = scalar.value;
  if (typeof value === 'string') return { kind: 'scalar', span, value, style: styleOf(scalar, span) };
  if (typeof value === 'number') {
    const problem = scalarProblem(text.slice(start, end), value, span);
    if (problem !== undefined) report(building, () => problem);
    return { kind: 'scalar', span, value, style: 'plain' };
  }
  return { kind: 'scalar', span, value: typeof value === 'boolean' ? value : null, style: 'plain' };
}

/** Counts what an alias repeats; false when that is too much. */
function repeat(building: Building, weight: number, span: Span): boolean {
  building.repeated += weight;
  building.weight += weight;
  if (building.repeated > building.limits.repeated) stop(building, span, 'repeated');
  return !building.overLimit;
}

function buildAlias(building: Building, name: string, span: Span): SyntaxNode {
  const anchored = building.anchors.get(name);
  if (anchored?.node === undefined) {
    report(building, () => unknownAnchor(name, span, anchored !== undefined, [...building.anchors.keys()]));
    return nothing(building, span.start);
  }
  return repeat(building, anchored.weight, span) ? anchored.node : nothing(building, span.start);
}

/** The maps that `<<` names, which is one or a list of them. */
function mapsToMerge(building: Building, merges: readonly SyntaxNode[]): readonly MapNode[] {
  return merges
    .flatMap((merge) => (merge.kind === 'list' ? merge.items : [merge]))
    .filter((map) => {
      if (map.kind !== 'map') report(building, () => mergeOfNoMap(map.span));
      return map.kind === 'map';
    });
}

/** The entries of a map with those that `<<` takes over; an explicit key or an earlier map wins over a later one. */
function merged(
  building: Building,
  own: readonly MapEntry[],
  merges: readonly SyntaxNode[],
): readonly MapEntry[] {
  const entries = [...own];
  const known = new Set(own.map((entry) => entry.key));
  for (const map of mapsToMerge(building, merges)) {
    if (!repeat(building, map.entries.length, map.span)) return entries;
    for (const entry of map.entries) {
      if (!known.has(entry.key)) entries.push(entry);
      known.add(entry.key);
    }
  }
  return entries;
}

function earlier(
  entries: readonly MapEntry[],
  seen: Map<string, MapEntry>,
  key: string,
): MapEntry | undefined {
  if (entries.length <= fewKeys) return entries.find((entry) => entry.key === key);
  if (seen.size === 0) for (const entry of entries) seen.set(entry.key, entry);
  return seen.get(key);
}

/** The key of a pair when it is text, which includes `<<`; otherwise reports it. */
function keyOf(building: Building, pair: Pair): Scalar<string> | undefined {
  const { key } = pair;
  if (isScalar(key) && typeof key.value === 'string') return key as Scalar<string>;
  if (isMap(key) && building.source.text.startsWith('{{', key.range?.[0])) {
    report(building, () => unquotedExpression(building.source, key.range?.[0] ?? 0));
  } else if (isScalar(key) || isMap(key) || isSeq(key) || isAlias(key)) {
    report(building, () => keyIsNotText(building.source, spanOf(building, key.range)));
  }
  return undefined;
}

function buildPairs(building: Building, map: YAMLMap, depth: number): readonly MapEntry[] {
  const entries: MapEntry[] = [];
  const merges: SyntaxNode[] = [];
  const seen = new Map<string, MapEntry>();
  for (const pair of map.items) {
    const key = keyOf(building, pair);
    const keySpan = spanOf(building, key?.range);
    const value = buildNode(building, pair.value, depth, keySpan.end);
    if (key === undefined) continue;
    if (key.value === '<<' && key.type === 'PLAIN') {
      merges.push(value);
      continue;
    }
    const first = earlier(entries, seen, key.value);
    if (first !== undefined) {
      report(building, () => duplicateKey(key.value, keySpan, first.keySpan));
      continue;
    }
    const entry = { key: key.value, keySpan, value };
    entries.push(entry);
    if (seen.size > 0) seen.set(entry.key, entry);
  }
  return merges.length === 0 ? entries : merged(building, entries, merges);
}

function buildCollection(building: Building, node: YAMLMap | YAMLSeq, depth: number): SyntaxNode {
  const span = spanOf(building, node.range);
  if (depth >= building.limits.depth) {
    stop(building, span, 'depth');
    return nothing(building, span.start);
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => buildNode(building, item, depth + 1, span.start));
    return { kind: 'list', span, items };
  }
  if (node.flow === true && building.source.text.startsWith('{{', span.start)) {
    const problem = unquotedExpression(building.source, span.start);
    report(building, () => problem);
    return { kind: 'scalar', span: problem.primary?.span ?? span, value: '{{ }}', style: 'block' };
  }
  return { kind: 'map', span, entries: buildPairs(building, node, depth + 1) };
}

function buildNode(building: Building, node: unknown, depth: number, emptyAt: number): SyntaxNode {
  building.weight += 1;
  if (isAlias(node)) return buildAlias(building, node.source, spanOf(building, node.range));
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return nothing(building, emptyAt);
  if (node.anchor === undefined) {
    return isScalar(node) ? buildScalar(building, node) : buildCollection(building, node, depth);
  }
  const before = building.weight;
  building.anchors.set(node.anchor, { node: undefined, weight: 0 });
  const built = isScalar(node) ? buildScalar(building, node) : buildCollection(building, node, depth);
  building.anchors.set(node.anchor, { node: built, weight: building.weight - before + 1 });
  return built;
}

/** Turns what `yaml` read into the tree of this engine, walking it once; problems are those of the content, not of the syntax. */
export function buildTree(
  source: SourceFile,
  contents: unknown,
  limits: ParseLimits,
): { readonly root: SyntaxNode; readonly problems: readonly Diagnostic[] } {
  const building: Building = {
    source,
    limits,
    problems: [],
    anchors: new Map(),
    weight: 0,
    repeated: 0,
    overLimit: false,
  };
  const root = buildNode(building, contents, 0, 0);
  return { root, problems: building.problems };
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseYaml } from '../../engine/parse/parse-yaml.ts';
import { entryOf, type SyntaxNode } from '../../engine/parse/syntax-tree.ts';

/** A place in a Markdown file that leads nowhere. */
export interface BrokenLink {
  readonly file: string;
  readonly line: number;
  readonly target: string;
  readonly why: string;
}

interface Pointer {
  readonly line: number;
  readonly target: string;
  /** Path from the top folder. */
  readonly path: string;
  readonly anchor: string | undefined;
}

const link = /\[(?:[^\]\\]|\\.)*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;
const definition = /^\s*\[[^\]]+\]:\s*<?([^\s>]+)>?/;
const citation = /(?<![\w./-])(runbooks\/[a-z0-9._/-]+\.ya?ml)(?:#([A-Za-z0-9_-]+))?/g;

/** Lines of a file, with those of code blocks emptied where `fences` is false. */
function linesOf(text: string, fences: boolean): readonly string[] {
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const [, mark] = /^\s*(```+|~~~+)/.exec(line) ?? [];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark?.startsWith(fence ?? '') === true) fence = undefined;
    else if (fence === undefined || fences) return line;
    return '';
  });
}

function pointersOf(file: string, text: string): readonly Pointer[] {
  const prose = linesOf(text, false);
  const links = prose.flatMap((line, index): Pointer[] => {
    const bare = line.replaceAll(/`[^`]*`/g, (whole) => 'x'.repeat(whole.length));
    const targets = [...bare.matchAll(link)].map(([, target = '']) => target);
    const [, defined] = definition.exec(bare) ?? [];
    if (defined !== undefined) targets.push(defined);
    return targets
      .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
      .map((target) => {
        const [path = '', anchor] = target.split('#');
        const whole =
          path === '' ? file : path.startsWith('/') ? path.slice(1) : join(dirname(file), decodeURI(path));
        return { line: index + 1, target, path: whole, anchor };
      });
  });
  const citations = linesOf(text, true).flatMap((line, index): Pointer[] =>
    // A link to the file is checked as a link.
    [...line.replaceAll(link, '').matchAll(citation)].map(([target, path = '', anchor]) => ({
      line: index + 1,
      target,
      path,
      anchor,
    })),
  );
  return [...links, ...citations];
}

/** How GitHub and Gitea name the anchor of a heading. */
function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

function headings(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const line of linesOf(text, false)) {
    const [, title] = /^#{1,6}\s+(.*?)\s*#*$/.exec(line) ?? [];
    if (title === undefined) continue;
    const base = slug(title);
    let name = base;
    for (let count = 1; found.has(name); count += 1) name = `${base}-${count}`;
    found.add(name);
  }
  return found;
}

function idsIn(node: SyntaxNode): readonly string[] {
  switch (node.kind) {
    case 'scalar':
      return [];
    case 'list':
      return node.items.flatMap(idsIn);
    case 'map': {
      const id = entryOf(node, 'id')?.value;
      const own = id?.kind === 'scalar' ? [String(id.value)] : [];
      return [...own, ...node.entries.flatMap(({ value }) => idsIn(value))];
    }
  }
}

function stepIds(path: string, text: string): ReadonlySet<string> {
  const tree = parseYaml({ path, text });
  return new Set(tree.ok ? idsIn(tree.value.root) : []);
}

function whyBroken(top: string, { path, anchor }: Pointer): string | undefined {
  const whole = join(top, path);
  if (relative(top, whole).startsWith('..')) return 'leads out of the repository';
  if (!existsSync(whole)) return 'does not exist';
  if (anchor === undefined || anchor === '' || statSync(whole).isDirectory()) return undefined;
  const text = readFileSync(whole, 'utf8');
  if (/\.ya?ml$/.test(path)) return stepIds(path, text).has(anchor) ? undefined : `has no step \`${anchor}\``;
  if (path.endsWith('.md'))
    return headings(text).has(decodeURI(anchor)) ? undefined : `has no heading #${anchor}`;
  if (/\.m?[jt]s$/.test(path)) return declares(text, anchor) ? undefined : `declares no \`${anchor}\``;
  return undefined;
}

/** Whether a program text declares a name, so that a link to it can be told from one to what was renamed. */
function declares(text: string, name: string): boolean {
  const declaration = new RegExp(
    String.raw`^\s*(?:export )?(?:default )?(?:async )?(?:function\*?|class|interface|type|const|let) ${RegExp.escape(name)}\b`,
    'm',
  );
  return declaration.test(text);
}

/** Everything in Markdown files that leads nowhere: files, headings, steps of runbooks, names in programs. `files` are paths from `top`. */
export function brokenLinks(top: string, files: readonly string[]): readonly BrokenLink[] {
  return files
    .filter((file) => existsSync(join(top, file)))
    .flatMap((file) =>
      pointersOf(file, readFileSync(join(top, file), 'utf8')).flatMap((pointer): BrokenLink[] => {
        const why = whyBroken(top, pointer);
        return why === undefined ? [] : [{ file, line: pointer.line, target: pointer.target, why }];
      }),
    );
}

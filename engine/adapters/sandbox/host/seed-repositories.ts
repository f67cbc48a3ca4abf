/** A repository of a new sandbox, as input for `git fast-import`. */
export interface SeedRepository {
  readonly owner: string;
  readonly name: string;
  readonly commits: string;
}

interface SeedCommit {
  readonly branch: string;
  readonly mark: number;
  readonly parents: readonly number[];
  readonly author: string;
  readonly message: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Seconds since 1970 of the first commit; fixed, so that commits have the same names everywhere. */
const firstCommit = 1_725_000_000;

const website: readonly SeedCommit[] = [
  {
    branch: 'main',
    mark: 1,
    parents: [],
    author: 'Alice',
    message: 'Start the website',
    files: { 'index.html': '<h1>Hello</h1>\n' },
  },
  {
    branch: 'main',
    mark: 2,
    parents: [1],
    author: 'Alice',
    message: 'Add a style sheet',
    files: { 'style.css': 'h1 { color: navy }\n' },
  },
  {
    branch: 'main',
    mark: 3,
    parents: [2],
    author: 'Bob',
    message: 'Say who we are',
    files: { 'about.html': '<p>Two people.</p>\n' },
  },
  {
    branch: 'dark-mode',
    mark: 4,
    parents: [2],
    author: 'Alice',
    message: 'Try a dark mode',
    files: { 'dark.css': 'body { background: #111 }\n' },
  },
  {
    branch: 'main',
    mark: 5,
    parents: [3, 4],
    author: 'Alice',
    message: 'Merge dark mode',
    files: { 'dark.css': 'body { background: #111 }\n' },
  },
];

const tools: readonly SeedCommit[] = [
  {
    branch: 'main',
    mark: 1,
    parents: [],
    author: 'Bob',
    message: 'Count lines',
    files: { 'count.sh': 'wc -l "$@"\n' },
  },
  {
    branch: 'main',
    mark: 2,
    parents: [1],
    author: 'Bob',
    message: 'Explain how to use it',
    files: { 'README.md': '# Tools\n' },
  },
  {
    branch: 'feature/sort',
    mark: 3,
    parents: [2],
    author: 'Alice',
    message: 'Sort by size',
    files: { 'sort.sh': 'sort -n "$@"\n' },
  },
];

/** The repositories that every new sandbox has. */
export const seedRepositories: readonly SeedRepository[] = [
  { owner: 'alice', name: 'website', commits: stream(website, { 'v1.0': 2, 'v1.1': 5 }) },
  { owner: 'bob', name: 'tools', commits: stream(tools, { 'v0.1': 1 }) },
];

function stream(commits: readonly SeedCommit[], tags: Readonly<Record<string, number>>): string {
  const lines = commits.map(({ branch, mark, parents: [first, ...merged], author, message, files }) => {
    const who = `${author} <${author.toLowerCase()}@example.org> ${firstCommit + mark * 3600} +0000`;
    return [
      `commit refs/heads/${branch}`,
      `mark :${mark}`,
      `author ${who}`,
      `committer ${who}`,
      data(message),
      ...(first === undefined ? [] : [`from :${first}`]),
      ...merged.map((parent) => `merge :${parent}`),
      ...Object.entries(files).flatMap(([path, content]) => [`M 100644 inline ${path}`, data(content)]),
    ].join('\n');
  });
  const named = Object.entries(tags).map(([tag, mark]) => `reset refs/tags/${tag}\nfrom :${mark}\n`);
  return `${[...lines, ...named].join('\n')}\ndone\n`;
}

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}`;
}

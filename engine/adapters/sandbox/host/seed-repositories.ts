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

/** The repositories that every new sandbox has. */
export const seedRepositories: readonly SeedRepository[] = [
  {
    owner: 'alice',
    name: 'website',
    commits: stream(
      [
        commit('main', 1, [], 'Alice', 'Start the website', { 'index.html': '<h1>Hello</h1>\n' }),
        commit('main', 2, [1], 'Alice', 'Add a style sheet', { 'style.css': 'h1 { color: navy }\n' }),
        commit('main', 3, [2], 'Bob', 'Say who we are', { 'about.html': '<p>Two people.</p>\n' }),
        commit('dark-mode', 4, [2], 'Alice', 'Try a dark mode', { 'dark.css': 'body { background: #111 }\n' }),
        commit('main', 5, [3, 4], 'Alice', 'Merge dark mode', { 'dark.css': 'body { background: #111 }\n' }),
      ],
      { 'v1.0': 2, 'v1.1': 5 },
    ),
  },
  {
    owner: 'bob',
    name: 'tools',
    commits: stream(
      [
        commit('main', 1, [], 'Bob', 'Count lines', { 'count.sh': 'wc -l "$@"\n' }),
        commit('main', 2, [1], 'Bob', 'Explain how to use it', { 'README.md': '# Tools\n' }),
        commit('feature/sort', 3, [2], 'Alice', 'Sort by size', { 'sort.sh': 'sort -n "$@"\n' }),
      ],
      { 'v0.1': 1 },
    ),
  },
];

function commit(
  branch: string,
  mark: number,
  parents: readonly number[],
  author: string,
  message: string,
  files: Readonly<Record<string, string>>,
): SeedCommit {
  return { branch, mark, parents, author, message, files };
}

function stream(commits: readonly SeedCommit[], tags: Readonly<Record<string, number>>): string {
  const lines = commits.map(
    ({ branch, mark, parents: [first, ...merged], author, message, files }) => {
      const who = `${author} <${author.toLowerCase()}@example.org> ${firstCommit + mark * 3600} +0000`;
      return [
        `commit refs/heads/${branch}`,
        `mark :${mark}`,
        `author ${who}`,
        `committer ${who}`,
        data(message),
        ...(first === undefined ? [] : [`from :${first}`]),
        ...merged.map((parent) => `merge :${parent}`),
        ...Object.entries(files).flatMap(([path, content]) => [
          `M 100644 inline ${path}`,
          data(content),
        ]),
      ].join('\n');
    },
  );
  const named = Object.entries(tags).map(([tag, mark]) => `reset refs/tags/${tag}\nfrom :${mark}\n`);
  return `${[...lines, ...named].join('\n')}\ndone\n`;
}

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}`;
}

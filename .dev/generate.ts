// Writes the files that follow from the engine (schemas, reference pages), or with --check says which differ.
//
//   npm run generate                write what differs, remove what is no longer made
//   npm run generate -- --check     write nothing; exit 1 if anything would be written or removed
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One family of generated files. */
export interface Generator {
  readonly name: string;
  /** Folders that hold generated files only: a file in them that `files` does not name is removed. */
  readonly owns: readonly string[];
  /** Path from the top folder → whole content. */
  files(): Promise<ReadonlyMap<string, string>>;
}

/** Add a generator here; import its module lazily, so that one broken generator is named. */
const generators: readonly Generator[] = [
  {
    name: 'validators',
    owns: ['engine/validate/generated'],
    files: async () => (await import('./generators/validators.ts')).validatorFiles(),
  },
  {
    name: 'schemas',
    owns: ['schemas'],
    files: async () => (await import('./generators/validators.ts')).schemaFiles(),
  },
  {
    name: 'reference',
    owns: ['docs/actions', 'docs/cli', 'docs/diagnostics', 'docs/runbooks'],
    files: async () => (await import('./generators/reference.ts')).referenceFiles(),
  },
  {
    name: 'decisions',
    owns: [],
    files: async () => (await import('./generators/decision-index.ts')).decisionIndex(),
  },
  {
    name: 'alerts',
    owns: [],
    files: async () => (await import('./generators/alert-table.ts')).alertTable(),
  },
];

const root = join(import.meta.dirname, '..');

function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  } catch {
    return [];
  }
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const check = process.argv.includes('--check');
let differing = 0;

for (const generator of generators) {
  const wanted = await generator.files();
  const changed = [...wanted].filter(([path, content]) => read(path) !== content);
  const stale = generator.owns.flatMap(filesIn).filter((path) => !wanted.has(path));
  for (const [path, content] of changed) {
    console.log(`${generator.name}: ${path} ${check ? 'is not what the engine says' : 'written'}`);
    if (!check) write(path, content);
  }
  for (const path of stale) {
    console.log(`${generator.name}: ${path} ${check ? 'is no longer made' : 'removed'}`);
    if (!check) rmSync(join(root, path));
  }
  differing += changed.length + stale.length;
}

if (check && differing > 0) {
  console.log('Run: npm run generate');
  process.exitCode = 1;
}

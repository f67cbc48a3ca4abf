// The layers of engine/, checked. Type-only imports count: a cycle of types is a cycle in the reader's head.
import { Visitor } from '@swc/core/Visitor.js';

/** Every folder of the core with the folders it may read, lowest first. Each may also read itself. */
const core = {
  source: [],
  diagnostics: ['source'],
  runbook: ['source', 'diagnostics'],
  ports: ['source', 'diagnostics', 'runbook'],
  parse: ['source', 'diagnostics', 'runbook'],
  expression: ['source', 'diagnostics', 'runbook'],
  validate: ['source', 'diagnostics', 'runbook', 'parse'],
  actions: ['source', 'diagnostics', 'runbook', 'ports', 'parse', 'expression', 'validate'],
  resolve: ['source', 'diagnostics', 'runbook', 'ports', 'parse', 'expression', 'validate', 'actions'],
};
core.lint = [...core.resolve, 'resolve'];
core.plan = [...core.resolve, 'resolve'];
core.journal = [...core.plan, 'plan'];
core.run = [...core.journal, 'journal'];
core.report = [...core.run, 'run', 'lint'];

const coreFolders = `^engine/(?:${Object.keys(core).join('|')})/`;

const layers = Object.entries(core).map(([folder, below]) => ({
  name: `layer-${folder}`,
  comment: `engine/${folder} reads only what comes before it in the pipeline: ${below.join(', ') || 'nothing'}. A stage that knows a later one cannot be understood, tested or replaced alone.`,
  severity: 'error',
  from: { path: `^engine/${folder}/` },
  to: { path: '^engine/', pathNot: `^engine/(?:${[folder, ...below].join('|')})/` },
}));

/** A package (or a few) that only one place may import. */
const sole = (packages, place, comment) => ({
  name: `sole-importer-of-${packages[0]}`,
  comment,
  severity: 'error',
  from: { path: '^engine/', pathNot: place },
  to: { path: `(?:^|/)node_modules/(?:${packages.join('|')})/` },
});

export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two modules that need each other are one module in two files; types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...layers,
    {
      name: 'adapters-only-by-compose',
      comment:
        'Which adapter does a port is decided in one place, so that tests, a sandbox or another engine can decide otherwise.',
      severity: 'error',
      from: {
        path: '^engine/',
        pathNot: ['^engine/adapters/', '^engine/app/compose[-a-z]*\\.ts$'],
      },
      to: { path: '^engine/adapters/' },
    },
    {
      name: 'adapters-know-ports',
      comment:
        'An adapter does what a port asks and knows nothing of plans and runs; it needs only the words the port is written in. The one that keeps journals needs the words of journals.',
      severity: 'error',
      from: { path: '^engine/adapters/', pathNot: '^engine/adapters/file-journal/' },
      to: { path: '^engine/', pathNot: '^engine/(?:adapters|ports|source|diagnostics|runbook)/' },
    },
    {
      name: 'journal-store-knows-journals',
      comment: 'Keeping a journal needs its records, and nothing of the run loop that makes them.',
      severity: 'error',
      from: { path: '^engine/adapters/file-journal/' },
      to: {
        path: '^engine/',
        pathNot: '^engine/(?:adapters|ports|source|diagnostics|runbook|journal)/',
      },
    },
    {
      name: 'adapters-stand-alone',
      comment:
        'An adapter that uses another cannot be replaced alone. Within its folder it may have many files; posix/ is no adapter but what every POSIX host has in common.',
      severity: 'error',
      from: { path: '^engine/adapters/([^/]+)' },
      to: { path: '^engine/adapters/[^/]+/', pathNot: '^engine/adapters/(?:$1|posix)' },
    },
    {
      name: 'actions-stand-alone',
      comment:
        'An action is whole in its one file; two that lean on each other cannot be read, removed or changed alone. What several need lies beside define-action.ts.',
      severity: 'error',
      from: { path: '^engine/actions/[^/]+/' },
      to: { path: ['^engine/actions/[^/]+/', '^engine/actions/registry\\.ts$'] },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'The command line is one of several ways in; nothing may depend on it.',
      severity: 'error',
      from: { path: '^engine/', pathNot: '^engine/cli/' },
      to: { path: '^engine/cli/' },
    },
    {
      name: 'core-does-no-io',
      comment:
        'The core is a function from text and journal to commands. That makes it replayable and testable, and lets another engine drive it. I/O belongs in adapters, app and cli.',
      severity: 'error',
      from: { path: coreFolders },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-packages',
      comment: 'The same for packages: the core may use only those that compute.',
      severity: 'error',
      from: { path: coreFolders },
      to: {
        path: '(?:^|/)node_modules/',
        pathNot: '(?:^|/)node_modules/(?:yaml|ajv|handlebars|semver|@types/semver)/',
      },
    },
    sole(
      ['yaml'],
      '^engine/parse/',
      'One place turns YAML into the tree with positions that every later stage relies on.',
    ),
    sole(
      ['ajv'],
      '^engine/validate/',
      'One place turns schema errors into diagnostics; ajv is slow to load, too.',
    ),
    sole(
      ['handlebars'],
      [
        '^engine/expression/',
        '^engine/adapters/[^/]*templates?(?:/|\\.ts$)',
        '^engine/actions/[^/]+/render[^/]*\\.ts$',
      ],
      'One place decides what an expression may do; rendering a template file is the only other use.',
    ),
    sole(['@oclif/core'], '^engine/cli/', 'The framework stays at the rim, where it can be replaced.'),
    {
      name: 'nothing-deep',
      comment: 'At most three levels of folders under engine/: deeper trees hide what belongs together.',
      severity: 'error',
      from: { path: '^engine/[^/]+/[^/]+/[^/]+/[^/]+/' },
      to: {},
    },
    {
      name: 'engine-stands-alone',
      comment: 'What is shipped does not read tests, benchmarks or developer scripts.',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(?:test|bench|\\.dev)/' },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What is shipped does not need packages that only developers have.',
      severity: 'error',
      from: { path: '^engine/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(?:^|/)node_modules/@types/',
      },
    },
    {
      name: 'only-named-packages',
      comment: 'A package that package.json does not name is there by chance.',
      severity: 'error',
      from: { path: '^(?:engine|test|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no programming interface for other tools yet, so swc reads the sources.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['(?:^|/)node_modules/'] },
    exclude: { path: ['^test/fixtures/'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

// swc's own tree visitor stops at `using` and `await using`. It is imported as dependency-cruiser imports it: what `require`
// gives may be another copy.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function visit(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

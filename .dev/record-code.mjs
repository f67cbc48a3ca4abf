// Loaded before the engine while it is built: when the program ends, it writes beside each chunk what V8 has
// compiled of it. Chunks that have such a file already are loaded with it by the engine (engine/cli/code-cache.ts).
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Module, createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import vm from 'node:vm';

const scripts = new Map();

vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    scripts.set(options.filename, this);
  }
};

const { extensions } = createRequire(import.meta.url);
const otherwise = extensions['.js'];
extensions['.js'] = (target, file) => {
  const folder = dirname(file);
  if (basename(folder) !== 'chunks') return otherwise(target, file);
  const script = new vm.Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  script.runInThisContext().call(target.exports, target.exports, createRequire(file), target, file, folder);
};

process.on('exit', () => {
  for (const [file, script] of scripts) {
    writeFileSync(`${file}.cache.new`, script.createCachedData());
    renameSync(`${file}.cache.new`, `${file}.cache`);
  }
});

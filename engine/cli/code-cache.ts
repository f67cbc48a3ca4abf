import { existsSync, readFileSync } from 'node:fs';
import { Module, createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script, constants } from 'node:vm';

type Load = (target: NodeJS.Module, file: string) => void;
/** A CommonJS file as a function of `exports`, `require`, `module`, its own path and its folder's. */
type Main = (...given: readonly unknown[]) => void;

/**
 * Loads the files of `chunks` beside which the build left what V8 compiled of them, `<file>.cache`, with that.
 * Node's own compile cache is written before a file has run and so lacks every function that is compiled when
 * it is first called; the build writes these after they ran, which saves about an eighth of a short command.
 * A cache of another V8 is refused by V8, and the file is then loaded as any other.
 */
export function useCodeCache(chunks: string): void {
  // Deprecated in favour of building beforehand, which is done; it stays in Node, and there is no other seam for this.
  // oxlint-disable-next-line typescript/no-deprecated
  const { extensions } = createRequire(import.meta.url);
  const otherwise = extensions['.js'] as Load;
  keepToYourself('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
  extensions['.js'] = (target: NodeJS.Module, file: string): void => {
    const main = dirname(file) === chunks ? compiled(file) : undefined;
    if (main === undefined) return otherwise(target, file);
    main.call(target.exports, target.exports, createRequire(file), target, file, chunks);
  };
}

function compiled(file: string): Main | undefined {
  const cache = `${file}.cache`;
  if (!existsSync(cache)) return undefined;
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    cachedData: readFileSync(cache),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return script.cachedDataRejected === true ? undefined : (script.runInThisContext() as Main);
}

/**
 * Leaves out the warning of one experimental part of Node that is used on purpose: it would be the only line that
 * a quiet run prints, and cron would mail it. All other warnings are shown.
 */
function keepToYourself(part: string): void {
  const warn = process.emitWarning.bind(process) as (...given: readonly unknown[]) => void;
  process.emitWarning = (...given: readonly unknown[]): void => {
    if (!String(given[0]).startsWith(part)) warn(...given);
  };
}

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionContext, ActionResult } from '../../engine/actions/define-action.ts';
import type { TargetFiles } from '../../engine/ports/transport.ts';
import type { JsonObject } from '../../engine/runbook/json.ts';
import { actionNamed, makeRig } from './action-rig.ts';

/**
 * A host whose `/etc` is a temporary folder, and whose `systemctl` is a script that keeps what it is told in files: it plays
 * systemd's answers, and nothing runs. The real one is in test/e2e.
 */
export interface PlayedSystemd {
  readonly context: ActionContext;
  /** A file of the played host; undefined where there is none. */
  file(path: string): Promise<string | undefined>;
  write(path: string, content: string): Promise<void>;
  /** What systemctl was told to do since the last call, without its questions. */
  told(): Promise<readonly string[]>;
  /** `enabled active`, as systemd has it now. */
  state(unit: string): Promise<string>;
  run(name: string, input: JsonObject): Promise<ActionResult<JsonObject>>;
  /** Captures, runs `between` if given, executes, and returns how to undo. */
  change(name: string, input: JsonObject): Promise<{ readonly undo: () => Promise<void> }>;
}

const script = `#!/bin/sh
cd "$(dirname "$0")/../units" || exit 1
verb=$1; shift
for name; do :; done
here=../root/etc/systemd/system/$name
case $verb in
  show)
    if [ -e "$here" ] || [ -e "packaged-$name" ]; then load=loaded; else load=not-found; fi
    if [ -e "active-$name" ]; then active=active; else active=inactive; fi
    file=
    if [ "$load" = loaded ]; then
      file=disabled
      grep -qs Install "$here" "packaged-$name" || file=static
      [ ! -e "enabled-$name" ] || file=enabled
    fi
    printf 'LoadState=%s\\nActiveState=%s\\nUnitFileState=%s\\n' $load $active $file
    exit ;;
  start | restart) : >"active-$name" ;;
  stop) rm -f "active-$name" ;;
  enable) : >"enabled-$name" ;;
  disable) rm -f "enabled-$name" ;;
esac
[ "$verb" = daemon-reload ] && name=
if [ -e "refuse-$verb" ]; then echo "Failed to $verb $name" >&2; exit 1; fi
echo "$verb $name" >>told
`;

/** Every path below another folder. */
function below(files: TargetFiles, root: string): TargetFiles {
  const at = (path: string): string => join(root, path);
  return {
    facts: (path) => files.facts(at(path)),
    list: (path) => files.list(at(path)),
    read: (path) => files.read(at(path)),
    write: (path, content, options) => files.write(at(path), content, options),
    makeDirectory: (path, mode) => files.makeDirectory(at(path), mode),
    rename: (from, to) => files.rename(at(from), at(to)),
    remove: (path) => files.remove(at(path)),
    space: (path) => files.space(at(path)),
  };
}

/** Makes one; it is gone when the test has finished. */
export async function playSystemd(): Promise<PlayedSystemd & { readonly folder: string }> {
  const { folder, context: real } = await makeRig();
  const root = join(folder, 'root');
  for (const each of ['bin', 'units', 'root/etc/systemd/system', 'root/etc/cron.d'])
    await mkdir(join(folder, each), { recursive: true });
  await writeFile(join(folder, 'bin/systemctl'), script);
  await chmod(join(folder, 'bin/systemctl'), 0o755);
  const context: ActionContext = {
    ...real,
    target: { ...real.target, files: below(real.target.files, root) },
    env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
  };
  const text = async (path: string): Promise<string | undefined> =>
    readFile(path, 'utf8').catch(() => undefined);
  const has = async (name: string): Promise<boolean> =>
    (await text(join(folder, 'units', name))) !== undefined;
  return {
    folder,
    context,
    file: (path) => text(join(root, path)),
    write: (path, content) => writeFile(join(root, path), content),
    async told() {
      const said = (await text(join(folder, 'units/told'))) ?? '';
      await writeFile(join(folder, 'units/told'), '');
      return said
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.trim());
    },
    async state(unit) {
      const words = [(await has(`enabled-${unit}`)) ? 'enabled' : 'disabled'];
      return [...words, (await has(`active-${unit}`)) ? 'active' : 'inactive'].join(' ');
    },
    run: (name, input) => actionNamed(name).execute(input, context),
    async change(name, input) {
      const action = actionNamed(name);
      const { compensation } = action;
      if (compensation.kind !== 'inverse') throw new Error(`${name} has no inverse`);
      const captured: unknown = await action.capture(input, context);
      await action.execute(input, context);
      return { undo: () => compensation.undo(input, captured, context) };
    },
  };
}

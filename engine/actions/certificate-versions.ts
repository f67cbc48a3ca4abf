import type { ActionContext } from './define-action.ts';
import { runProgram } from './run-program.ts';
import { besidePath, directoryOf } from './target-path.ts';

/** Certbot's folder, the name of one certificate in it, and the folder that the state from before is kept in. */
export interface Versions {
  /** `/etc/letsencrypt`, as the target sees it. */
  readonly directory: string;
  readonly name: string;
  readonly keep: string;
}

/** The certificate of a name in certbot's folder, or in a copy of it. */
export function liveCertificate(directory: string, name: string): string {
  return `${directory}/live/${name}/fullchain.pem`;
}

/** The private key of it. */
export function liveKey(directory: string, name: string): string {
  return `${directory}/live/${name}/privkey.pem`;
}

/** Copies the whole folder with owners, modes and links, whole or not at all. What an earlier attempt kept stays as it is. */
export async function keepVersions({ directory, keep }: Versions, context: ActionContext): Promise<void> {
  const { files } = context.target;
  if ((await files.facts(keep)) !== undefined) return;
  const part = besidePath(keep, 'partial', context);
  try {
    await files.remove(part);
    await files.makeDirectory(directoryOf(keep), 0o700);
    await runProgram({ argv: ['cp', '-a', '--', directory, part] }, context);
    await files.rename(part, keep);
  } catch (error) {
    await files.remove(part);
    throw error;
  }
}

/**
 * Each link of `live` in one step, so that a server that reads at any moment finds a whole file; then
 * the settings. What was issued since stays in `archive`: authorities issue only so many, and
 * certbot takes it up again by itself.
 */
const restoreScript = `
kept=$1 directory=$2 name=$3
for old in "$kept/live/$name"/*.pem; do
  file=\${old##*/}
  new="$directory/live/$name/.$file.back"
  rm -f -- "$new"
  if [ -L "$old" ]; then
    link=$(readlink "$old")
    if [ ! -e "$directory/live/$name/$link" ]; then
      mkdir -p -- "$(dirname "$directory/live/$name/$link")"
      cp -p -- "$kept/live/$name/$link" "$directory/live/$name/$link"
    fi
    ln -s -- "$link" "$new"
  else
    cp -p -- "$old" "$new"
  fi
  mv -f -- "$new" "$directory/live/$name/$file"
done
if [ -e "$kept/renewal/$name.conf" ]; then
  cp -p -- "$kept/renewal/$name.conf" "$directory/renewal/.$name.back"
  mv -f -- "$directory/renewal/.$name.back" "$directory/renewal/$name.conf"
fi
`;

/** Makes the kept version the live one again; nothing when nothing was kept. Safe to run twice. Whether there was a copy. */
export async function restoreVersions(versions: Versions, context: ActionContext): Promise<boolean> {
  const { directory, name, keep } = versions;
  await context.target.files.remove(besidePath(keep, 'partial', context));
  if ((await context.target.files.facts(keep)) === undefined) return false;
  const argv = ['sh', '-euc', restoreScript, 'sh', keep, directory, name] as const;
  await runProgram({ argv: [...argv] }, context);
  return true;
}

/** Removes the copy in one step, so that no later undo takes what is left of it for whole. */
export async function forgetVersions({ keep }: Versions, context: ActionContext): Promise<void> {
  const { files } = context.target;
  const part = besidePath(keep, 'partial', context);
  await files.remove(part);
  if ((await files.facts(keep)) !== undefined) await files.rename(keep, part);
  await files.remove(part);
}

import type { DumpFacts } from '../../ports/database.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Captured } from '../posix/capture.ts';
import type { ServerPrograms } from './server-programs.ts';

/**
 * A dump is what `pg_dump -Fc` writes, and behind it a seal: one line with the sha256 of all bytes
 * before it. pg_restore does not read that far, so any of its versions takes the file. Without
 * the seal a changed name or a flipped bit in the table of contents would restore without a complaint.
 */
const seal = 'runbook-seal-sha256:';

/** Bytes of the seal: its words, 64 digits, and the line breaks around it. */
const sealLength = seal.length + 64 + 2;

/** Exit codes of our own scripts that mean something; chosen where no program of theirs exits. */
const notSealed = 41;
const wrongSeal = 42;

/** Writes the dump and seals it. OUT does not exist; only its owner can read it. */
const dumpScript = `
set -eu
umask 077
"$@" </dev/null >"$OUT"
sum=$(sha256sum <"$OUT")
# By tee, since a shell's own printf does not say why it cannot write.
printf '\\n%s%s\\n' "$SEAL" "\${sum%% *}" | tee -a "$OUT" >/dev/null
sync "$OUT"
`;

/** Checks the seal, then hands the sealed bytes to the program. Before what that prints come size and sum of the whole file. */
const openScript = `
set -eu
size=$(wc -c <"$IN")
body=$((size - SEAL_LENGTH))
[ "$body" -gt 0 ] || exit ${notSealed}
found=$(tail -c "$SEAL_LENGTH" <"$IN" | tr '\\n' '|' | tr '\\0' '?')
sum=$(head -c "$body" <"$IN" | sha256sum)
sum=\${sum%% *}
case $found in
  "|$SEAL$sum|") ;;
  "|$SEAL"*) exit ${wrongSeal} ;;
  *) exit ${notSealed} ;;
esac
printf '%s\\n' "$size"
sha256sum <"$IN"
head -c "$body" <"$IN" | "$@"
`;

/** Dumps a database into a new, sealed file. Rejects when pg_dump fails; the file may be half there then. */
export async function writeDump(
  programs: ServerPrograms,
  { user, database, path }: { readonly user: string; readonly database: string; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  const argv = ['pg_dump', '--format=custom', '--no-password', `--username=${user}`, '--', database];
  await writeSealed(programs, { what: `dumping "${database}" to ${path}`, argv, path }, signal);
}

/** Writes what a program in the container prints into a new file, and seals it. */
export async function writeSealed(
  programs: ServerPrograms,
  { what, argv, path }: { readonly what: string; readonly argv: readonly string[]; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  const ended = await programs.script(dumpScript, argv, { OUT: path, SEAL: seal }, signal);
  signal.throwIfAborted();
  if (ended.exitCode !== 0) throw scriptError(what, ended);
}

/** Checks the seal and decodes every byte of what it guards; rejects with `corrupt`. */
export async function readDump(
  programs: ServerPrograms,
  path: string,
  signal: AbortSignal,
): Promise<DumpFacts> {
  await openDump(programs, path, ['pg_restore', '--format=custom', '--file=/dev/null'], signal);
  return dumpFacts(programs, path, signal);
}

/** What a sealed dump holds, by its table of contents alone. */
export async function dumpFacts(
  programs: ServerPrograms,
  path: string,
  signal: AbortSignal,
): Promise<DumpFacts> {
  const { stdout } = await openDump(programs, path, ['pg_restore', '--format=custom', '--list'], signal);
  const [bytes = '', sum = '', ...list] = stdout.split('\n');
  const tool = /^;\s*Dumped by (pg_dump) version: ([\d.]+\w*)/mu.exec(stdout);
  return {
    bytes: Number(bytes.trim()),
    sha256: sum.slice(0, 64),
    tables: list.filter((line) => /^\d+; \d+ \d+ TABLE DATA /u.test(line)).length,
    tool: tool === null ? 'pg_dump' : `${tool[1]} ${tool[2]}`,
  };
}

/** Hands a dump whose seal is whole to a program in the container, on its standard input. */
export async function openDump(
  programs: ServerPrograms,
  path: string,
  argv: readonly string[],
  signal: AbortSignal,
): Promise<Captured> {
  if ((await programs.files.facts(path)) === undefined) {
    throw new PortError('not-found', `there is no dump ${path}`);
  }
  const env = { IN: path, SEAL: seal, SEAL_LENGTH: String(sealLength) };
  const ended = await programs.script(openScript, argv, env, signal);
  signal.throwIfAborted();
  switch (ended.exitCode) {
    case 0:
      return ended;
    case notSealed:
      throw new PortError('corrupt', `${path} is no whole dump: its seal is missing`, {
        help: 'it was cut off, or not made by `postgres.dump`; use another set',
      });
    case wrongSeal:
      throw new PortError('corrupt', `${path} was changed after it was written: its seal does not fit`, {
        help: 'use another set',
      });
    case undefined:
    default:
      throw scriptError(`reading the dump ${path}`, ended);
  }
}

function scriptError(what: string, { stderr, exitCode, signal }: Captured): PortError {
  const said = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-4)
    .join('; ')
    .slice(0, 600);
  const end = said === '' ? `exit code ${exitCode ?? signal ?? 'unknown'}` : said;
  const message = `${what} failed: ${end}`;
  if (/no space left on device/iu.test(said)) {
    return new PortError('no-space', message, { help: 'free some room on the file system of that path' });
  }
  if (/did not find magic string|unexpected end of file|could not (?:read|uncompress)|corrupt/iu.test(said)) {
    return new PortError('corrupt', message);
  }
  if (/database ".*" does not exist/u.test(said)) return new PortError('not-found', message);
  if (/server version mismatch/iu.test(said)) return new PortError('unsupported', message);
  return new PortError('failed', message);
}

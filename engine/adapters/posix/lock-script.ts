/**
 * The holder of a lock: a POSIX shell script with util-linux `flock`, run by `sh` on the target with
 * the directory of the locks, the lock's name and `wait` or `try`. It lives as long as its stdin is
 * open, which is the engine's life or the ssh channel's; the kernel frees what it held.
 *
 * stdin: one line with the holder as JSON, later `release`. stdout, one line each: `waiting JSON`,
 * `held`, `refused JSON` (JSON empty when nobody is known), `unsupported`, `failed`. Problems go to
 * stderr.
 *
 * Every waiter locks a numbered ticket of its own for its whole life, the holder too, and waits in
 * the kernel for the tickets before it, the nearest first. A ticket that can be locked is nobody's
 * any more, however its owner ended, so order holds without polling. The lock file itself is locked
 * last; it also keeps out whoever uses plain `flock` on it.
 */
export const LOCK_SCRIPT: string = String.raw`
umask 077
lock=$1/$2.lock
gate=$1/$2.gate
about=$1/$2.holder
mode=$3
case $(flock --version 2>/dev/null) in
  *util-linux*) ;;
  *) echo unsupported; exit 0 ;;
esac
IFS= read -r holder || exit 0
cd "$1/$2.queue" 2>/dev/null || { mkdir -p "$1/$2.queue" && cd "$1/$2.queue"; } || { echo failed; exit 1; }

# Without waiting still means a moment: the kernel may be about to free the lock of a dead engine.
limit=
[ "$mode" = wait ] || limit='-w 0.2'

# The holder's description, unless its ticket is nobody's.
current() {
  { IFS= read -r number && IFS= read -r text; } 2>/dev/null <"$about" || return 0
  [ -e "$number" ] || return 0
  flock -n 6 6<"$number" 7>&- 9>&- && return 0
  printf '%s' "$text"
}

refuse() {
  printf 'refused %s\n' "$(current)"
  exit 0
}

# Waits until no ticket before ours is anybody's.
take_turn() {
  told=
  while :; do
    before=
    for other in *; do
      [ "$other" -lt "$ticket" ] && before=$other
    done
    [ -n "$before" ] || return 0
    if ! flock -n 6 2>/dev/null 6<"$before" 7>&- 9>&-; then
      [ -e "$before" ] || continue
      [ "$mode$told" != wait ] || { told=yes; printf 'waiting %s\n' "$(current)"; }
      flock $limit 6 2>/dev/null 6<"$before" 7>&- 9>&- || [ ! -e "$before" ] || return 1
    fi
    rm -f "$before"
  done
}

acquire() {
  take_turn || refuse
  # Whoever wrote it is gone: a living one would still have its ticket.
  [ ! -e "$about" ] || rm -f "$about"
  flock $limit 9 7>&- || refuse
  printf '%s\n%s\n' "$ticket" "$holder" >"$about.$ticket" && mv -f "$about.$ticket" "$about" && echo held
}

draw_ticket() {
  flock 8 || return 1
  ticket=1000000000
  for other in *; do
    [ "$other" = '*' ] || ticket=$other
  done
  ticket=$((ticket + 1))
  : >"$ticket"
}

{ : >>"$lock" && : >>"$gate"; } || { echo failed; exit 1; }
exec 9>>"$lock" 8>>"$gate"
draw_ticket || { echo failed; exit 1; }
exec 7>>"$ticket"
flock -n 7 || { echo failed; exit 1; }
exec 8>&-

{ acquire || echo failed; } &
while IFS= read -r line; do
  [ "$line" != release ] || break
done

if { IFS= read -r number; } 2>/dev/null <"$about" && [ "$number" = "$ticket" ]; then
  rm -f "$about"
fi
rm -f "$ticket"
# Ends this shell too, and a flock that may be waiting; all locks go with them.
kill -KILL 0
`;

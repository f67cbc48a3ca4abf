/**
 * Shell functions that end a process tree on a target, as `endTree` does on this machine: found are
 * the group, the session, whatever carries the run's markers in its environment, and all their
 * descendants; a process that was seen once is followed by its start time, also after its parent died.
 *
 * `end_tree RUN STEP ATTEMPT GROUP TENTHS`: TERM, then KILL after so many tenths of a second. An empty
 * STEP means the whole run, an empty GROUP that it is not known. Sets `ended` to the number of
 * processes there were; returns 1 when one survives KILL. Needs a Linux /proc, grep and awk.
 */
export const END_SCRIPT: string = `
marked() {
  grep -lzxF -e "RUNBOOK_RUN=$1" /proc/[0-9]*/environ 2>/dev/null | while IFS= read -r file; do
    [ -z "$2" ] || {
      grep -qzxF -e "RUNBOOK_STEP=$2" "$file" && grep -qzxF -e "RUNBOOK_ATTEMPT=$3" "$file"
    } 2>/dev/null || continue
    file=\${file#/proc/}
    printf '%s ' "\${file%/environ}"
  done
}

# Prints pid:start of every living process of the tree; zombies are not alive.
survivors() {
  found=$(marked "$1" "$2" "$3")
  for file in /proc/[0-9]*/stat; do
    { IFS= read -r line <"$file"; } 2>/dev/null && printf '%s\\n' "$line"
  done | awk -v found="$found" -v group="$4" -v seen="$5" '
    BEGIN {
      n = split(found, list, " "); for (i = 1; i <= n; i++) wanted[list[i]]
      n = split(seen, list, " "); for (i = 1; i <= n; i++) known[list[i]]
    }
    /\\) / {
      pid = $1
      sub(/^.*\\) /, "")
      if ($1 == "Z" || $1 == "X") next
      parent[pid] = $2
      name[pid] = pid ":" $20
      if ((group != "" && ($3 == group || $4 == group)) || pid in wanted || name[pid] in known) keep[pid]
    }
    END {
      do {
        more = 0
        for (pid in parent) if (!(pid in keep) && (parent[pid] in keep)) { keep[pid]; more = 1 }
      } while (more)
      for (pid in keep) print name[pid]
    }'
}

end_tree() {
  seen=
  tick=0
  ended=0
  while :; do
    alive=$(survivors "$1" "$2" "$3" "$4" "$seen")
    [ -n "$alive" ] || return 0
    [ $tick -le $(($5 + 300)) ] || return 1
    for entry in $alive; do
      case " $seen " in
        *" $entry "*) [ $tick -lt "$5" ] || kill -KILL "\${entry%:*}" 2>/dev/null ;;
        *)
          seen="$seen $entry"
          ended=$((ended + 1))
          kill -TERM "\${entry%:*}" 2>/dev/null
          kill -CONT "\${entry%:*}" 2>/dev/null
          [ $tick -lt "$5" ] || kill -KILL "\${entry%:*}" 2>/dev/null
          ;;
      esac
    done
    if sleep 0.1 2>/dev/null; then tick=$((tick + 1)); else sleep 1; tick=$((tick + 10)); fi
  done
}
`;

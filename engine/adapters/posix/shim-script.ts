import { END_SCRIPT } from './end-script.ts';

/**
 * What runs on an ssh target: a POSIX shell script, `shim STATE MODE …`, for dash and BusyBox.
 *
 * `attempt CONNECTION FOLDER TENTHS END` runs one attempt of a step. Its stdin begins with a line each
 * for run, step and attempt and a piece of shell (arguments, environment, cwd) up to the line END,
 * since a command line could be seen by everybody; the rest is the program's own stdin. The program
 * gets a session of its own. What happened is kept below STATE/attempts/FOLDER: `group`, then
 * `result`. A second start of the same attempt waits for the first and starts nothing. It ends with
 * the program's code; by USR1 when `result` says more, by USR2 when an earlier start left none.
 *
 * `warden CONNECTION TENTHS` lives as long as the connection; at its end it ends the connection's attempts.
 * `end TENTHS` ends what the run, step and attempt on its stdin left behind, and prints how many.
 * `plain END` runs a small command of the transport itself.
 */
export const SHIM_SCRIPT: string = `
if [ -z "$RUNBOOK_SHIM" ]; then
  exec env -i RUNBOOK_SHIM=1 PATH="\${PATH:-/usr/sbin:/usr/bin:/sbin:/bin}" HOME="$HOME" \\
    LANG="\${LANG:-C.UTF-8}" \${USER:+"USER=$USER"} \${LOGNAME:+"LOGNAME=$LOGNAME"} \${TZ:+"TZ=$TZ"} \\
    \${TMPDIR:+"TMPDIR=$TMPDIR"} /bin/sh "$0" "$@"
fi
${END_SCRIPT}
runbook_mask=$(umask)
umask 077
state=$1
mode=$2
shift 2

# Reads the piece of shell up to the line $1; fails when the connection ends before it.
read_request() {
  runbook_request=
  while IFS= read -r line; do
    [ "$line" != "$1" ] || return 0
    runbook_request="$runbook_request$line
"
  done
  return 1
}

keep() {
  printf '%s\\n' "$2" >"$1.new" && { sync "$1.new" 2>/dev/null || :; } && mv -f "$1.new" "$1"
}

# Prints why the program cannot be started, looking for it as execvp(3) would.
hindrance() {
  case $1 in
    */*)
      [ -e "$1" ] || { echo not-found; return; }
      { [ -x "$1" ] && [ ! -d "$1" ]; } || echo refused
      return
      ;;
  esac
  IFS=:
  for folder in $PATH; do
    [ -f "\${folder:-.}/$1" ] && [ -x "\${folder:-.}/$1" ] && return
  done
  echo not-found
}

# Becomes the program, in the subshell that it is called in.
become() {
  umask "$runbook_mask"
  runbook_setsid=$(command -v setsid)
  unset RUNBOOK_SHIM
  eval "$runbook_request" || exit 1
  [ -z "$runbook_cwd" ] || cd -- "$runbook_cwd" 2>/dev/null || { keep "$runbook_folder/result" cwd; exit 1; }
  runbook_hindrance=$(hindrance "$1")
  [ -z "$runbook_hindrance" ] || { keep "$runbook_folder/result" "$runbook_hindrance"; exit 1; }
  [ -z "$runbook_no_stdin" ] || exec </dev/null
  { read -r runbook_pid runbook_rest </proc/self/stat; } && keep "$runbook_folder/group" "$runbook_pid"
  exec "$runbook_setsid" "$@" 9>&-
}

run_attempt() {
  read -r run && IFS= read -r step && read -r attempt && read_request "$4" || kill -USR1 $$
  runbook_folder=$state/attempts/$2
  mkdir -p "$runbook_folder" && : >>"$runbook_folder/lock" || kill -USR1 $$
  exec 9>>"$runbook_folder/lock"
  flock 9
  [ ! -e "$runbook_folder/result" ] || kill -USR1 $$
  [ ! -e "$runbook_folder/group" ] || kill -USR2 $$
  ticket=$state/connections/$1/$$
  printf '%s\\n' "$run" "$step" "$attempt" >"$ticket" || kill -USR1 $$
  [ -e "$state/connections/$1/open" ] || kill -USR1 $$
  (become)
  status=$?
  if [ ! -e "$runbook_folder/group" ]; then
    [ -e "$runbook_folder/result" ] || keep "$runbook_folder/result" not-started
  else
    read -r group <"$runbook_folder/group"
    if kill -0 "-$group" 2>/dev/null; then end_tree "$run" "$step" "$attempt" "$group" "$3"; fi
    keep "$runbook_folder/result" "$status"
    [ $status -gt 128 ] || { rm -f "$ticket"; exit $status; }
  fi
  rm -f "$ticket"
  kill -USR1 $$
}

guard() {
  folder=$state/connections/$1
  mkdir -p "$folder" && : >"$folder/open" || exit 1
  find "$state/attempts" -mindepth 1 -maxdepth 1 -mtime +7 -exec rm -rf {} + 2>/dev/null
  echo ready
  while read -r line; do :; done
  rm -f "$folder/open"
  for file in "$folder"/*; do
    [ -e "$file" ] || continue
    { read -r run; read -r step; read -r attempt; } <"$file"
    end_tree "$run" "$step" "$attempt" '' "$2" &
  done
  wait
  rm -rf "$folder"
}

case $mode in
  attempt) run_attempt "$@" ;;
  warden) guard "$@" ;;
  end)
    read -r run
    IFS= read -r step
    read -r attempt
    end_tree "$run" "$step" "$attempt" '' "$1" || exit 1
    echo "$ended"
    ;;
  plain)
    read_request "$1" || exit 1
    eval "$runbook_request"
    umask "$runbook_mask"
    exec "$@"
    ;;
esac
`;

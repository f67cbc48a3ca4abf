/** For `~/.bashrc`: `source <(runbook completion bash)`. Works with bash 3.2, which macOS has, and without bash-completion. */
export const bashScript = `# Completion of runbook for bash.
_runbook() {
  local line value more=0 files=0
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      files=1
      continue
    fi
    value=\${line%%$'\\t'*}
    COMPREPLY+=("$value")
    [[ $value == *= ]] && more=1
  done < <("\${COMP_WORDS[0]}" __complete bash "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if ((files)); then
    local IFS=$'\\n' word=\${COMP_WORDS[COMP_CWORD]}
    [[ $word == = ]] && word=
    COMPREPLY+=($(compgen -f -- "$word"))
    type compopt &>/dev/null && compopt -o filenames
  fi
  ((more)) && type compopt &>/dev/null && compopt -o nospace
  return 0
}
complete -F _runbook runbook
`;

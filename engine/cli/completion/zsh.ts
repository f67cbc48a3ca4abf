/** For a folder of `$fpath` as `_runbook`, or for `~/.zshrc`: `source <(runbook completion zsh)`. */
export const zshScript = `#compdef runbook
# Completion of runbook for zsh.
_runbook() {
  local line value files=0
  local -a words_shown words_plain open_shown open_plain
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      files=1
      continue
    fi
    value=\${line%%$'\\t'*}
    if [[ $value == *= ]]; then
      open_plain+=("$value")
      open_shown+=("\${line/$'\\t'/  -- }")
    else
      words_plain+=("$value")
      words_shown+=("\${line/$'\\t'/  -- }")
    fi
  done < <("\${words[1]}" __complete zsh "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#words_plain )) && compadd -l -d words_shown -a words_plain
  (( $#open_plain )) && compadd -S '' -l -d open_shown -a open_plain
  (( files )) && _files
  return 0
}
if (( $+functions[compdef] )); then
  [[ $funcstack[1] == _runbook ]] && _runbook "$@" || compdef _runbook runbook
fi
`;

/** For `~/.config/fish/completions/runbook.fish`. */
export const fishScript = `# Completion of runbook for fish.
function __runbook_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] __complete fish $words[2..-1] "$current" 2>/dev/null)
        if test "$line" = ":files"
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c runbook -f -a '(__runbook_complete)'
`;

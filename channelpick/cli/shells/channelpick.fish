# Completion of channelpick for fish.
# `channelpick __complete WORD…` answers a candidate a line: the word, a tab, what it means; or
# `:file`, where the name of a file may stand.

function __channelpick_complete
    set -l before (commandline -opc)
    set -l current (string trim -l -c '"\'' -- (commandline -ct))
    set -l found (channelpick __complete $before[2..] "$current" 2>/dev/null)
    if test "$found" = :file
        # Of --rules=FILE only what follows the = is the name.
        set -l option (string match -r -- '^--[^=]*=' $current)
        __fish_complete_path (string sub -s (math 1 + (string length -- "$option")) -- $current) |
            string replace -r '^' -- "$option"
    else
        string join \n -- $found
    end
end

complete -c channelpick -f -k -a '(__channelpick_complete)'

#compdef channelpick
# Completion of channelpick for zsh.
# `channelpick __complete WORD…` answers a candidate a line: the word, a tab, what it means; or
# `:file`, where the name of a file may stand.

_channelpick() {
    local candidate
    local -a found begun
    for candidate in "${(@f)$(channelpick __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        if [[ $candidate == :file ]]; then
            compset -P '--*='
            _files
            return
        fi
        candidate=${candidate/$'\t'/:} # no word of ours has a colon
        case ${candidate%%:*} in
            (*[=/]) begun+=("$candidate") ;;
            (?*) found+=("$candidate") ;;
        esac
    done
    _describe -V channelpick found -- begun -S ''
}

if [[ $funcstack[1] == _channelpick ]]; then
    _channelpick "$@"
else
    compdef _channelpick channelpick
fi

# Completion of channelpick for bash 4.4 or newer.
# `channelpick __complete WORD…` answers a candidate a line: the word, a tab, what it means; or
# `:file`, where the name of a file may stand.

_channelpick() {
    # Bash cuts words at = and : as well; what no blank parts belongs together.
    local line=${COMP_LINE:0:COMP_POINT} part words=() n=-1
    for part in "${COMP_WORDS[@]:0:COMP_CWORD + 1}"; do
        if ((n < 0)) || [[ $line == [[:space:]]* ]]; then
            line=${line#"${line%%[![:space:]]*}"}
            ((n += 1))
        fi
        part=${line:0:${#part}}
        line=${line#"$part"}
        part=${part//[\"\'\\]/}
        words[n]+=$part
    done

    # Only its last part is replaced, so candidates must not repeat the ones before it.
    [[ $part == [=:]* ]] && part=
    local before=${words[n]%"$part"} candidate
    COMPREPLY=()
    while IFS=$'\t' read -r candidate _; do
        if [[ $candidate == :file ]]; then
            compopt -o default
        else
            COMPREPLY+=("${candidate#"$before"}")
        fi
    done < <(channelpick __complete "${words[@]:1}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=/] ]] && compopt -o nospace
    return 0
}

complete -o nosort -F _channelpick channelpick

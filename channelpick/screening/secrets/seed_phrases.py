"""Seed phrases (BIP-39) in the languages that write words with letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from channelpick.screening.secrets import wordlists
from channelpick.screening.secrets.finding import Finding

CUE = re.compile(
    r"(?:(?<![a-z])|(?=[\u0080-\U0010ffff]))(?:(?:seed|recovery|back-?up|secret|mnemonic|wallet|pass)[ _-]*(?:recovery[ _-]*)?"
    r"(?:phrases?|words?|frase|sentence)|mnemonics?(?![a-z])|seedphrase|\bseeds?(?=\s*(?:[:=]|is\b|are\b))|pass ?phrase|\bbip-?39\b"
    r"|(?:12|15|18|21|24|twelve|fifteen|eighteen|twenty[ -]?four)[ -]*(?:\w{2,10}[ -])?words?"
    r"|(?:these|those|following|my|all|the)[ -](?:\w{2,8}[ -]){0,2}words(?![a-z])|words (?:are|from|on|written)(?![a-z])|第.{1,3}[个個][单單]?[词詞]"
    r"|(?:my|our|wallet) seeds?(?![a-z])"
    r"|助[记記][词詞]|种子|種子|[恢复復备備][份]?[词詞]|[恢][复復]短[语語]|zhu ?ji ?ci)",
    re.IGNORECASE,
)
"""Words that say: here is a seed phrase."""

_WORD = re.compile(r"[^\W\d_\u2e80-\u2fff\u3400-\u9fff]+")
_CLOSE = re.compile(r"(?!.{0,40}?\d{3})[^<>@]{0,24}", re.DOTALL)
"""What may stand between two words of one phrase: numbers, quotes, a table's lines, `第二个词是`."""
_FEWEST = 7
"""Fewer words of a list are never looked at."""
_SURE, _WITH_CUE, _RUN_WITH_CUE = 11, 8, 4
"""Words in a row that make a phrase: alone, near a cue, and in each part of a phrase in parts.

Measured on 49 153 real messages: 11 of prose in a row twice, 8 twelve times.
"""
_MISS, _NEAR_MISS = 3.0, 0.5
"""What a word outside the list costs, and one that is nearly in it: one in ten may be misspelt."""

_PROSE = frozenset(
    "about above again all also always any around away before between both can day differ each"
    " either enough era ever few find first from give good have help hour hundred into just keep"
    " know life like little live long love make man month more much must need never next nothing"
    " now off often one only open order other own people please put ready real right same say"
    " second she should since some soon still such than that then there they this time today"
    " tomorrow try two under until update upon use used very wait want way what when where will"
    " with world write wrong year you your phone card bank money change account cash cost check"
    " pay sell buy day main mean page word number phrase secret code because tell think client"
    " clerk case claim point issue help spend someone able accident another one three six eight".split()
)
"""English list words that prose is full of; they count little."""
_NUMBERS = re.compile(r"[\d一二三四五六七八九十]+")
_NEAR = 60
"""How many characters after a cue a piece of a phrase begins."""
_PROSE_WEIGHT, _NOT_PROSE = 0.5, 0.72

_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty".split()
)
_FILLERS = _ORDINALS | frozenset(
    "st nd rd th word words is are was it its the a my and then next after that last comes goes"
    " followed by plus finally of no nr number other rest remaining half line row seven"
    " nine ten eleven twelve also w num name value i have so".split()
)
"""What people say between words that they list one by one."""
_ORDINALS_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    languages: int
    """The lists it is in, a bit each."""
    near: bool = False
    """Whether it is nearly an English list word; known only near a cue."""


@cache
def _languages(script: str) -> Mapping[str, int]:
    """Folded word -> the lists of that script with it, a bit each."""
    found: dict[str, int] = {}
    for bit, language in enumerate(_LISTS[script]):
        for word in wordlists.index_of(language):
            found[word] = found.get(word, 0) | 1 << bit
    return found


@cache
def _abbreviations() -> frozenset[str]:
    """First four letters, which tell English list words apart."""
    return frozenset(word[:4] for word in wordlists.words_of("english"))


_LISTS: Mapping[str, tuple[str, ...]] = {
    "latin": wordlists.LATIN,
    "cyrillic": ("russian",),
    "kana": ("japanese",),
    "hangul": ("korean",),
}
_SCRIPTS = (
    ("latin", "A", "\u024f"),
    ("cyrillic", "\u0400", "\u04ff"),
    ("kana", "\u3041", "\u30ff"),
    ("hangul", "\uac00", "\ud7a3"),
)


def find(text: str) -> Iterator[Finding]:
    """Seed phrases in any layout: lists, tables, quotes, glued, explained, in parts."""
    by_script: dict[str, list[re.Match[str]]] = {}
    for word in _WORD.finditer(text):
        for script, first, last in _SCRIPTS:
            if first <= word[0][0] <= last:
                by_script.setdefault(script, []).append(word)
                break
    for script, matches in by_script.items():
        yield from _glued(text, script, matches)
        if len(matches) >= _RUN_WITH_CUE:
            yield from _in_words(text, script, matches)


def _in_words(text: str, script: str, matches: list[re.Match[str]]) -> Iterator[Finding]:
    cues = [cue.span() for cue in CUE.finditer(text)]
    if len(matches) < _FEWEST and not cues:
        return
    known = _languages(script)
    words = _outside(cues, [_word(match, known) for match in matches])
    for bit in range(len(_LISTS[script])):
        mask = 1 << bit
        hits = sum(word.languages & mask > 0 for word in words)
        if hits >= _RUN_WITH_CUE:
            yield from _of_language(text, words, mask, bool(cues))
    if script == "latin":
        yield from _abbreviated(text, words)


def _word(match: re.Match[str], known: Mapping[str, int]) -> _Word:
    folded = wordlists.fold(match[0])
    return _Word(*match.span(), folded, known.get(folded, 0))


def _outside(cues: list[tuple[int, int]], words: list[_Word]) -> list[_Word]:
    """The words, those of cues in no list any more."""
    rest = iter([*cues, (1 << 30, 1 << 30)])
    start, end = next(rest)
    clean = []
    for word in words:
        while word.start >= end:
            start, end = next(rest)
        inside = word.start >= start
        near = bool(cues) and not word.languages and _is_near(word.folded)
        clean.append(
            _Word(
                word.start,
                word.end,
                "" if inside else word.folded,
                0 if inside else word.languages,
                near,
            )
        )
    return clean


def _of_language(text: str, words: list[_Word], mask: int, cued: bool) -> Iterator[Finding]:
    runs = list(_runs(text, words, mask))
    least = _WITH_CUE if cued else _SURE
    for first, last in runs:
        if _is_phrase(words[first : last + 1], mask, least):
            yield _finding(words, *_widened(text, words, first, last, mask))
    told = [word for word in words if word.folded not in _FILLERS]
    ordinals = sum(word.folded in _ORDINALS for word in words)
    if cued or ordinals > 1:
        told_least = _FEWEST if ordinals >= _ORDINALS_ENOUGH else least
        for first, last in _runs(text, told, mask):
            if _is_phrase(told[first : last + 1], mask, told_least):
                yield _finding(told, first, last)
    yield from _in_parts(text, words, runs, mask)


def _in_parts(
    text: str, words: list[_Word], runs: list[tuple[int, int]], mask: int
) -> Iterator[Finding]:
    """The pieces of a phrase that begins soon after a cue."""
    parts = [
        part
        for run in runs
        for part in _even(text, words, *run)
        if _is_phrase(words[part[0] : part[1] + 1], mask, _RUN_WITH_CUE - 1)
    ]
    said = any(
        last - first >= _RUN_WITH_CUE - 1
        and (
            CUE.search(text, max(0, words[first].start - _NEAR), words[first].start)
            or CUE.search(text, words[last].end, words[last].end + _NEAR)
        )
        for first, last in parts
    )
    if said:
        yield from (_finding(words, *part) for part in parts)


def _even(text: str, words: list[_Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts of a run in which the same stands between all words, numbers apart."""
    start, usual = first, None
    for at in range(first, last):
        gap = _NUMBERS.sub("", text[words[at].end : words[at + 1].start])
        if usual is not None and gap != usual:
            yield start, at
            start = at
        usual = gap
    yield start, last


def _runs(text: str, words: list[_Word], mask: int) -> Iterator[tuple[int, int]]:
    """Stretches in which nearly all words are of the list, from a list word to a list word."""
    start = best = 0
    score = top = 0.0
    for place, word in enumerate(words):
        apart = place and not _CLOSE.fullmatch(text, words[place - 1].end, word.start)
        if apart or score <= 0 or score <= top - 2 * _MISS:
            if top:
                yield start, best
            start = place
            score = top = 0.0
        score += _gain(word, mask)
        if score > top:
            top, best = score, place
    if top:
        yield start, best


def _gain(word: _Word, mask: int) -> float:
    if not word.languages & mask:
        return -_NEAR_MISS if word.near else -_MISS
    return _PROSE_WEIGHT if mask == 1 and word.folded in _PROSE else 1.0


def _is_phrase(run: list[_Word], mask: int, least: int) -> bool:
    """Whether enough words are of the list, and not mostly such as prose is made of."""
    gains = [gain for word in run if (gain := _gain(word, mask)) > 0]
    distinct = len({word.folded for word in run})
    return (
        len(gains) >= least
        and sum(gains) >= _NOT_PROSE * len(gains)
        and (distinct * 2 > len(run) or _is_valid(run))
    )


def _is_valid(run: list[_Word]) -> bool:
    """Whether it is a published phrase of few words, `abandon` eleven times and `about`."""
    return len(run) in wordlists.LENGTHS and any(
        all(word.folded in index for word in run)
        and wordlists.is_valid([index[word.folded] for word in run])
        for index in map(wordlists.index_of, (*wordlists.LATIN, "russian", "japanese", "korean"))
    )


def _widened(text: str, words: list[_Word], first: int, last: int, mask: int) -> tuple[int, int]:
    """The run with a misspelt word at its edge and what follows, if it lacks words to be whole."""
    gap = text[words[first].end : words[first + 1].start]
    for step in (-1, 1):
        missed = False
        while last - first + 1 < wordlists.LENGTHS[-1]:
            place = last + 1 if step > 0 else first - 1
            if (
                not 0 <= place < len(words)
                or gap
                != text[words[min(place, place - step)].end : words[max(place, place - step)].start]
            ):
                break
            if not words[place].folded or words[place].folded in _FILLERS - _PROSE:
                break
            hit = words[place].languages & mask
            beyond = 0 <= place + step < len(words) and (
                words[place + step].languages & mask or not words[place + step].folded
            )
            whole = last - first + 1 in wordlists.LENGTHS
            if (
                whole
                and not beyond
                or not hit
                and (missed or not (beyond or _is_near(words[place].folded)))
            ):
                break
            missed = missed or not hit
            first, last = min(first, place), max(last, place)
    return first, last


def _is_near(word: str) -> bool:
    """Whether one letter more, less, other or swapped makes an English list word of it.

    After Garbe's symmetric delete: both sides leave out one letter, and meet.
    """
    return len(word) > 2 and not _shorter(word).isdisjoint(_near_words())


def _shorter(word: str) -> frozenset[str]:
    """The word, and the word without one of its letters."""
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))


@cache
def _near_words() -> frozenset[str]:
    return frozenset().union(*map(_shorter, wordlists.words_of("english")))


def _finding(words: list[_Word], first: int, last: int) -> Finding:
    return Finding("seed-phrase", "certain", words[first].start, words[last].end)


def _abbreviated(text: str, words: list[_Word]) -> Iterator[Finding]:
    """Words cut to their first four letters, which is how some back-ups keep them."""
    if (
        max(
            map(len, "".join(" " if len(w.folded) not in (3, 4) else "x" for w in words).split()),
            default=0,
        )
        < _SURE
    ):
        return
    short = _abbreviations()
    cut = [
        _Word(
            word.start,
            word.end,
            word.folded,
            int(2 < len(word.folded) < 5 and word.folded in short),
        )
        for word in words
    ]
    for first, last in _runs(text, cut, 1):
        if _is_phrase(cut[first : last + 1], 1, _SURE):
            yield _finding(cut, first, last)


def _glued(text: str, script: str, matches: list[re.Match[str]]) -> Iterator[Finding]:
    """Words written without anything between them."""
    longest = 30 if script != "hangul" else 16
    for match in matches:
        if match.end() - match.start() >= longest:
            known = _languages(script)
            start, end, count = _chain(match[0], known)
            if count >= _WITH_CUE:
                at = match.start()
                yield Finding("seed-phrase", "certain", at + start, at + end)


def _chain(letters: str, known: Mapping[str, int]) -> tuple[int, int, int]:
    """Where most list words follow each other without a gap: start, end, how many."""
    folded = "".join(wordlists.fold(sign) for sign in letters)
    if len(folded) != len(letters):
        return 0, 0, 0
    counts = [0] * (len(letters) + 1)
    starts = list(range(len(letters) + 1))
    for end in range(2, len(letters) + 1):
        for start in range(max(0, end - 9), end - 1):
            if folded[start:end] in known and counts[start] + 1 > counts[end]:
                counts[end], starts[end] = counts[start] + 1, starts[start]
    end = max(range(len(counts)), key=counts.__getitem__)
    return starts[end], end, counts[end]

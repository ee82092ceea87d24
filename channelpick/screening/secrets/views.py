"""A text as it is meant, with the way back to the text as it is written."""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

_INVISIBLE = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u20e3")
"""Soft hyphen, joiners, fillers and the keycap's frame; category Cf and variation selectors too."""
_LETTER_SIGNS = ((0x1F1E6, 26), (0x1F150, 26), (0x1F170, 26))
"""Flags' letters and negative circled and squared ones, which have no compatibility form."""
_WIDEST = 3
"""Longer compatibility forms (an Arabic salutation of 18 letters) stay as they are."""


@dataclass(frozen=True, slots=True)
class View:
    """A reading of a text."""

    text: str
    starts: Sequence[int]
    """Where in the text as written each character begins."""
    ends: Sequence[int]
    """One past where it ends there."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The part of the text as written that is read as these characters, at least one."""
        first, last = self.starts[start], self.starts[end - 1]
        return min(first, last), max(self.ends[start], self.ends[end - 1])

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> View:
        """The view with other characters at some places, given in order, not overlapping."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, new in (*changes, (len(self.text), len(self.text), "")):
            texts += self.text[done:start], new
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            if new:
                first, last = self.origin(start, end)
                starts += [first] * len(new)
                ends += [last] * len(new)
            done = end
        return View("".join(texts), starts, ends)


def in_small_letters(text: str) -> str:
    """The text in small letters, each in its place: one capital would become two."""
    return text.replace("İ", "i").lower()


def as_meant(text: str) -> View:
    """The text in compatibility form (NFKC), without what nobody sees."""
    if text.isascii():
        return View(text, range(len(text)), range(1, len(text) + 1))
    if (table := _one_to_one(text)) is not None:
        return View(text.translate(table), range(len(text)), range(1, len(text) + 1))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, sign in enumerate(text):
        if _joins(sign):
            if signs:
                composed = unicodedata.normalize("NFKC", signs[-1] + sign)
                signs[-1] = composed if len(composed) == 1 else signs[-1]
                ends[-1] = place + 1
            continue
        for plain in _plain(sign):
            signs.append(plain)
            starts.append(place)
            ends.append(place + 1)
    return View("".join(signs), starts, ends)


def _one_to_one(text: str) -> dict[int, str] | None:
    """What each sign stands for, if each stands for one and joins no other: most Chinese texts."""
    table = {ord(sign): _plain(sign) for sign in set(text)}
    plain = all(len(one) == 1 for one in table.values()) and not any(map(_joins, set(text)))
    return table if plain else None


@cache
def _joins(sign: str) -> bool:
    """Whether the sign changes the one before it: an accent, a Korean vowel of a syllable."""
    return sign > "\u02ff" and (unicodedata.combining(sign) > 0 or "\u1161" <= sign <= "\u11ff")


@cache
def _plain(sign: str) -> str:
    """What a single character stands for; nothing, if nobody sees it."""
    if sign.isascii():
        return sign
    if sign in _INVISIBLE or unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return ""
    for first, count in _LETTER_SIGNS:
        if 0 <= ord(sign) - first < count:
            return chr(ord("A") + ord(sign) - first)
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) <= _WIDEST else sign


_LOOKALIKES = str.maketrans(
    "АВСЕНІЈКМОРЅТХУЗавсеһіјкморѕтхуԁԛԝгпьΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχωγƖıɩɑɡｏøØđłŁᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "ABCEHIJKMOPSTXY3abcehijkmopstxydqwrnbABEZHIKMNOPTYXaeikvoptuxwyliiagooOdlLabcdefghijklmnoprstuvwyz",
)
"""Letters of other alphabets that pass for Latin ones, after Unicode's confusables.txt."""


_LETTERED = re.compile(r"(?=[A-Za-z]*[^\x00-\x7f])[A-Za-z\u00c0-\u052f\u1d00-\u1eff\ua730-\ua7ff]+")
"""A word with a letter that may be disguised."""


def as_latin(view: View) -> View | None:
    """The view with look-alike letters and accents folded, or None if there are none."""
    if view.text.isascii():
        return None
    text = _LETTERED.sub(_as_latin_word, view.text)
    return View(text, view.starts, view.ends) if text != view.text else None


def _as_latin_word(word: re.Match[str]) -> str:
    """The word in Latin letters, or as it is: with a letter that has none it is no disguise."""
    folded = "".join(map(_base, word[0].translate(_LOOKALIKES)))
    return folded if folded.isascii() else word[0]


def _base(sign: str) -> str:
    """The letter without its accent."""
    return sign if sign.isascii() else unicodedata.normalize("NFD", sign)[0]


_SPELT = re.compile(
    r"(?<![A-Za-z0-9])(?:\S[:=;,.]?[ \t]{1,3}){3,}\S(?![A-Za-z0-9])"  # p a s s:  x 1 2
    # x-1-y-2
    r"|(?<![A-Za-z0-9])[A-Za-z0-9]([.\-_*·|/,~]) ?[^\W_](?:\1 ?[^\W_]){2,}(?![A-Za-z0-9])"
)
_GAP = re.compile(r"[ \t]+")


def as_joined(view: View) -> View | None:
    """The view with letter-spaced words joined, or None if there are none.

    Where words are spelt, two spaces or more part them: one of them is kept.
    """
    changes = []
    for run in _SPELT.finditer(view.text):
        start, end = run.span()
        if run[1]:
            places = [place for place in range(start, end) if view.text[place] in (run[1], " ")]
            changes += [(place, place + 1, "") for place in places]
        else:
            gaps = _GAP.finditer(view.text, start, end)
            changes += [(gap.start(), gap.end(), " " * (len(gap[0]) > 1)) for gap in gaps]
    return view.replaced(changes) if changes else None


_BACKWARDS = re.compile(
    r"revers|backward|back to front|[倒反][着过来序向]|颠倒"
    r"|drowssap|esarhp|yek eta|drow |码密|词记助"
)


def as_reversed(view: View) -> View | None:
    """The view read from its end, or None if nothing speaks for it."""
    if not _BACKWARDS.search(in_small_letters(view.text)):
        return None
    return View(view.text[::-1], view.starts[::-1], view.ends[::-1])


_LEET = re.compile(r"(?<![\w$@])(?=[A-Za-z]{0,11}[0-9$@])[A-Za-z0-9$@]{3,12}(?![\w$@])")
_LETTERS = str.maketrans("013457$@", "oieastsa")
_LEET_ENOUGH = 4


def as_letters(view: View) -> View | None:
    """The view with 4bandon read as abandon, or None if few words are written so."""
    words = [word for word in _LEET.finditer(view.text) if _is_leet(word[0])]
    if len(words) < _LEET_ENOUGH:
        return None
    return view.replaced(
        (word.start() + at, word.start() + at + 1, letter)
        for word in words
        for at, letter in enumerate(re.sub("^1", "l", word[0]).translate(_LETTERS))
    )


def _is_leet(word: str) -> bool:
    letters = sum(map(str.isalpha, word))
    return 0 < letters < len(word) <= 2 * letters


_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){12,}")
_URL_SAFE = str.maketrans("+/", "-_")


def as_unwrapped(view: View) -> View | None:
    """The view with base64 (RFC 4648) and hexadecimal text decoded, or None if there is none."""
    changes = [
        (*match.span(), f" {inner} ")
        for match in _BASE64.finditer(view.text)
        for inner in _decoded(match[0])
    ]
    return view.replaced(changes) if changes else None


def _decoded(word: str) -> Iterator[str]:
    """The text that is wrapped in the word, if it is one: other data has no reading."""
    if _HEX.fullmatch(word):
        data = bytes.fromhex(word)
    else:
        data = urlsafe_b64decode(word.translate(_URL_SAFE).rstrip("=")[: len(word) // 4 * 4] + "==")
    inner = data.decode("ascii", "replace")
    if inner.isascii() and inner.replace("\n", " ").isprintable():
        yield inner

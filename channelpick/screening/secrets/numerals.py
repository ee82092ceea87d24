"""Digits that are written as words."""

from __future__ import annotations

import re

from channelpick.screening.secrets.views import View, in_small_letters

_UNITS = {
    "0": "zero oh nought nil null ling 零 〇 洞",
    "1": "one yi yao 一 壹 幺",
    "2": "two er 二 贰 貳 两 兩",
    "3": "three san 三 叁 參",
    "4": "four si 四 肆",
    "5": "five wu 五 伍",
    "6": "six liu 六 陆 陸",
    "7": "seven qi 七 柒 拐",
    "8": "eight ba 八 捌",
    "9": "nine jiu niner 九 玖 勾",
}
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_VALUE = {word: digit for digit, words in _UNITS.items() for word in words.split()}
_VALUE |= {teen: str(number) for number, teen in enumerate(_TEENS.split(), 10)}
_VALUE |= {"o": "0"}
_DECADE = {word: str(number) for number, word in enumerate(_TENS.split(), 2)} | {"fourty": "4"}
_REPEATS = {"double": 2, "triple": 3, "treble": 3}

_PINYIN = frozenset({"ling", "yi", "yao", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"})
_LATIN = [word for word in (*_VALUE, *_DECADE, *_REPEATS) if word.isascii()]
_ENGLISH = "|".join(word for word in _LATIN if word not in _PINYIN)
_HAN = "".join(word for word in _VALUE if not word.isascii())
_WORD = (
    rf"(?:(?<![^\W\d_])(?:{_ENGLISH})(?![^\W\d_])"
    # 482193 一直: one alone before Chinese is a word of it
    rf"|(?<=[{_HAN}])[{_HAN}]|[{_HAN}](?=[{_HAN}])|[{_HAN}](?![\u3400-\u9fff])"
    rf"|(?<![^\W_])(?:{'|'.join(sorted(_PINYIN))})(?![^\W_]))"  # liu1425 is a name and a year
)
_BETWEEN = r"(?:[\s,\-–—、_/]|\.(?!\s)|(?:and|then)\b){0,3}"
_ONE = re.compile(rf"{_WORD}|\d")
_RUN = re.compile(rf"(?<![a-z0-9])(?:(?:{_WORD}|\d){_BETWEEN}){{3,}}(?![a-z0-9])")


def as_digits(view: View) -> View | None:
    """The view with runs of three or more number words as digits, or None if there are none.

    "four eight double two" and 四八二二 become 4822, "forty-eight" 48, and digits between stay.
    """
    changes: list[tuple[int, int, str]] = []
    text = in_small_letters(view.text)
    for run in _RUN.finditer(text):
        words = list(_ONE.finditer(text, *run.span()))
        if not all(word[0].isdecimal() for word in words):
            changes += _changes(words)
    return view.replaced(changes) if changes else None


def _changes(words: list[re.Match[str]]) -> list[tuple[int, int, str]]:
    """The digits of each word, and nothing instead of what stands between them."""
    changes: list[tuple[int, int, str]] = []
    for place, word in enumerate(words):
        following = words[place + 1][0] if place + 1 < len(words) else ""
        digits = _digits(word[0], following)
        if not digits and place + 1 < len(words) and word[0] in _REPEATS:
            digits = _VALUE.get(following, following) * (_REPEATS[word[0]] - 1)
        if place:
            changes.append((words[place - 1].end(), word.start(), ""))
        changes.append((*word.span(), digits))
    return changes


def _digits(word: str, following: str) -> str:
    if word in _DECADE:
        return _DECADE[word] + "0" * (len(_VALUE.get(following, "00")) > 1 or following == "zero")
    return "" if word in _REPEATS else _VALUE.get(word, word)

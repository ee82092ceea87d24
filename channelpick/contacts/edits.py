"""How many slips of the hand lie between two texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text to compare others with, many times.

    A slip is a letter too many, too few, wrong, or two neighbours swapped: optimal string
    alignment. The bits of an integer hold a whole column of its table: H. Hyyrö, "A bit-vector
    algorithm for computing Levenshtein and Damerau edit distances", 2003.
    """

    text: str
    places: dict[str, int] = field(init=False, repr=False, compare=False)
    """Letter -> its places in the text, as bits."""

    def __post_init__(self) -> None:
        places: dict[str, int] = defaultdict(int)
        for place, letter in enumerate(self.text):
            places[letter] |= 1 << place
        object.__setattr__(self, "places", dict(places))

    def slips(self, other: str) -> int:
        """How many slips turn the text into `other`.

        >>> Pattern("example").slips("exmaple")
        1
        """
        return self._last_and_least(other, whole=True)[0]

    def slips_inside(self, other: str) -> int:
        """How many slips turn it into some part of `other`: the least.

        >>> Pattern("example").slips_inside("my-exampel-site")
        1
        """
        return self._last_and_least(other, whole=False)[1]

    def _last_and_least(self, other: str, *, whole: bool) -> tuple[int, int]:
        letters = len(self.text)
        every, last = (1 << letters) - 1, 1 << (letters - 1)
        more, less, equal, here = every, 0, 0, 0  # vertical differences +1, -1; diagonal 0; letter
        score = least = letters
        for letter in other:
            before, here = here, self.places.get(letter, 0)
            swapped = ((~equal & here) << 1) & before
            equal = (((here & more) + more) ^ more) | here | less | swapped
            right_more, right_less = less | ~(equal | more), equal & more
            score += bool(right_more & last) - bool(right_less & last)
            least = min(least, score)
            right_more = right_more << 1 | whole
            more = (right_less << 1 | ~(equal | right_more)) & every
            less = right_more & equal & every
        return score, least

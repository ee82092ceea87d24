"""The last line of a check, and the lines that say what was mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from channelpick.formats.problems.interface import Findings
from channelpick.screening.foreign_text import neutralise
from channelpick.words.words import Words


def summary(found: Sequence[Findings], words: Words) -> str:
    """How many problems of each severity there are, or what is all well."""
    name = neutralise(found[0].source) if len(found) == 1 else _counted({"file": len(found)}, words)
    severities = {s: sum(f.count(s) for f in found) for s in ("error", "warning", "note")}
    if counts := _counted(severities, words):
        return words.check.found.format(counts=counts, file=name) + "\n"
    clean = words.check.clean.format(file=name)
    if len(found) == 1 and (catalog := found[0].catalog):
        families = ("channels", "rules", "tips")
        contents = {family[:-1]: len(getattr(catalog, family)) for family in families}
        clean += words.check.contents.format(counts=_counted(contents, words))
    return clean + "\n"


def _counted(numbers: Mapping[str, int], words: Words) -> str:
    """`2 errors, 1 warning`: of what there is none, nothing is said."""
    return words.answer.names_joint.join(
        words.check.counted[thing][number != 1].format(n=number)
        for thing, number in numbers.items()
        if number
    )

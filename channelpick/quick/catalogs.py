"""The compiled catalog of a rules file: as it is kept, or made now."""

from __future__ import annotations

import os
import stat

from channelpick.quick.kept import MOST_BYTES, made_for, read
from channelpick.quick.places import Elsewhere

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    Json = dict[str, Any]


def compiled(
    path: str, lang: str, years: Iterable[int], environ: Mapping[str, str], *, anew: bool = False
) -> Json:
    """The compiled catalog of this rules file, made now if none is kept.

    Args:
        path: the rules file.
        lang: the language of its texts.
        years: whose opening hours are written out, if it is made now.
        environ: the environment.
        anew: whether it is made now in any case.

    Raises:
        Elsewhere: the file is none that can be read twice. Any other error: it is no catalog.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise Elsewhere
    with open(path, "rb") as file:
        rules = file.read(MOST_BYTES)
    purpose = made_for(rules, lang)
    if not anew and (kept := read(purpose, environ)):
        return kept
    from channelpick.quick.compile import compile_rules  # slow: pydantic and all that

    return compile_rules(rules, path, purpose, years, environ)

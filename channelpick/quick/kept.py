"""Compiled catalogs where they are kept: beside the program, or in the user's cache.

A file is two lines: the SHA-256 of the second, and JSON. It counts only if it is whole, was made by
this version for just this rules file and language, of files that are unchanged since, and, in the
cache, if nobody else can have written it. It is data: nothing in it is ever run.
"""

from __future__ import annotations

import os
import stat
import sys

from channelpick import __version__
from channelpick.quick import plain_json
from channelpick.quick.places import user_folder

try:
    from _sha2 import sha256  # Python 3.12 and newer; `hashlib` takes longer than all of this
except ImportError:
    from _sha256 import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Json = dict[str, Any]

FORMAT = 1
"""Goes up when compiled catalogs change while the program's version does not."""
MOST_BYTES = 20_000_000
"""Larger files are none of ours."""

_PACKAGE = os.path.dirname(os.path.dirname(__file__))


def made_for(rules: bytes, lang: str) -> list[Any]:
    """What makes a compiled catalog the right one: the rules file, the language, this program."""
    shipped = [__version__, FORMAT, sha256(rules).hexdigest(), lang]
    return [*shipped, _PACKAGE, sys.prefix]


def cache_path(made_for: list[Any], environ: Mapping[str, str]) -> str:
    """Where the user's cache keeps it.

    Raises:
        Elsewhere: only a library knows.
    """
    name = sha256(repr(made_for).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{user_folder('cache', environ)}/{name}.json"


def sealed(text: str) -> bytes:
    """The content of the file for this JSON."""
    body = text.encode("ascii")
    return _seal(body) + b"\n" + body


def _seal(body: bytes) -> bytes:
    digest: str = sha256(body).hexdigest()
    return digest.encode()


def read(made_for: list[Any], environ: Mapping[str, str]) -> Json | None:
    """The compiled catalog that came with the program or is in the cache; None if there is none."""
    cached = _read(cache_path(made_for, environ), made_for, os.geteuid())  # it may know more years
    return cached or _read(f"{_PACKAGE}/quick/shipped/{made_for[3]}.json", made_for[:4])


def _read(path: str, made_for: list[Any], owner: int | None = None) -> Json | None:
    """What is kept there, if it counts."""
    try:
        if not _is_ours(os.stat(path), owner):
            return None
        with open(path, "rb") as file:
            seal, _, body = file.read().partition(b"\n")
        if _seal(body) != seal:
            return None
        kept: Json = plain_json.loads(body.decode("ascii"))
        is_right = kept["made_for"] == made_for and all(
            _is_unchanged(*one) for one in kept["made_of"]
        )
    except Exception:  # whatever it is, it is none of ours
        return None
    return kept if is_right else None


def _is_ours(seen: os.stat_result, owner: int | None) -> bool:
    """Whether it is a plain file of a sensible size that only its owner can have written."""
    is_plain = stat.S_ISREG(seen.st_mode) and seen.st_size < MOST_BYTES
    return is_plain and (owner is None or (seen.st_uid == owner and not seen.st_mode & 0o022))


def _is_unchanged(path: str, modified: int | None, size: int | None) -> bool:
    """Whether a file that this was made of is as it was; of some only the name matters.

    A relative path begins where the program's package lies.
    """
    try:
        seen = os.stat(os.path.join(os.path.dirname(_PACKAGE), path))
    except OSError:
        return False
    return modified is None or (seen.st_mtime_ns, seen.st_size) == (modified, size)

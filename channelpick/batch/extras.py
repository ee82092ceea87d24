"""Libraries that not everybody needs, and what to say where they are missing."""

from __future__ import annotations

from channelpick.errors import InputError, Problem

_EXTRA_OF = {"pyspark": "spark"}


def missing_extra(error: ModuleNotFoundError) -> Exception:
    """What to raise for a library that is not installed; our own modules' absence is a bug."""
    library = (error.name or "").partition(".")[0]
    if library in ("", "channelpick"):
        return error
    values = {"library": library, "extra": _EXTRA_OF.get(library, "batch")}
    return InputError([Problem(code="missing-extra", values=values)])

"""Libraries that not everybody needs, and what to say where they are missing."""

from __future__ import annotations

from channelpick.errors import InputError, Problem

_OURS = "channelpick"


def missing_extra(error: ModuleNotFoundError) -> Exception:
    """What a command raises where a library is not installed; it tells how to install it."""
    library, extra = _library(error)
    if library == _OURS:
        return error
    values = {"library": library, "extra": extra}
    return InputError([Problem(code="missing-extra", values=values)])


def missing_import(error: ModuleNotFoundError) -> ModuleNotFoundError:
    """The same for those who import us."""
    library, extra = _library(error)
    if library == _OURS:
        return error
    cure = f"pip install '{_OURS}[{extra}]'"
    return ModuleNotFoundError(f"{library} is not installed: {cure}", name=error.name)


def _library(error: ModuleNotFoundError) -> tuple[str, str]:
    """Which is missing, and the extra that brings it. That a module of ours is, is a bug."""
    library = (error.name or _OURS).partition(".")[0]
    return library, "spark" if library == "pyspark" else "batch"

"""Compiled catalogs put into the user's cache, and what they were made of."""

from __future__ import annotations

import os
import sys
import tempfile
import zoneinfo
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import channelpick
from channelpick.core.catalog import Catalog
from channelpick.quick.kept import cache_path, sealed
from channelpick.quick.places import Elsewhere

_MAKERS = ("channelpick", "holidays", "holidays.version", "opening_hours", "tzdata")
"""The packages on which a compiled catalog depends: an installer writes these files anew."""
_MOST_KEPT = 32


def ingredients(catalog: Catalog) -> list[tuple[str, int, int]]:
    """The files that a compiled catalog depends on, with their time (ns) and size."""
    modules = [module for name in _MAKERS if (module := sys.modules.get(name))]
    if _is_checkout():  # where the program itself changes
        modules += [sys.modules[name] for name in sys.modules if name.startswith("channelpick.")]
    paths = [path for module in modules if (path := module.__file__)]
    seen = [(path, Path(path).stat()) for path in sorted({*paths, *_zone_files(catalog)})]
    return [(path, stat.st_mtime_ns, stat.st_size) for path, stat in seen]


def _is_checkout() -> bool:
    return (Path(channelpick.__path__[0]).parent / "pyproject.toml").exists()


def store(text: str, made_for: list[Any], environ: Mapping[str, str]) -> None:
    """Put this compiled catalog into the cache, whole or not at all, if that can be done."""
    with suppress(OSError, Elsewhere):
        path = Path(cache_path(made_for, environ))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)  # for nobody else to read
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sealed(text))
            temporary.replace(path)
        except BaseException:  # Ctrl-C as well
            temporary.unlink()
            raise
        _forget_the_oldest(path.parent)


def _forget_the_oldest(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=lambda path: -path.stat().st_mtime)
    for path in kept[_MOST_KEPT:]:
        path.unlink()


def _zone_files(catalog: Catalog) -> Iterator[str]:
    """Where the rules of the catalog's time zones are written."""
    zones = {catalog.timezone, *(channel.timezone for channel in catalog.channels.values())}
    for zone in filter(None, zones):
        for folder in zoneinfo.TZPATH:
            if (path := Path(folder, zone)).is_file():
                yield str(path)
                break

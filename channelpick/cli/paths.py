"""channelpick paths: which rules file counts and why, and where everything else is."""

from __future__ import annotations

from pathlib import Path

from channelpick.cli import exits, options
from channelpick.cli.catalog_choice import choose_path, is_there, path_that_counts
from channelpick.files.rules_paths import shipped_path, user_path
from channelpick.formats.paths import Place, paths_json, paths_text


def paths(
    *,
    rules: str | None = None,
    lang: str | None = None,
    json: bool = False,
) -> int:
    """Say where everything is, without reading any of it; the help comes from `words/`."""
    from platformdirs import user_cache_path

    look = options.look(lang, None, json, "auto")
    named = options.path("--rules", rules)
    path, why = path_that_counts(named)
    found = {
        "rules": _place(path),
        "staff_rules": _place(choose_path(named)),
        "configuration": _place(user_path().parent),
        "cache": _place(user_cache_path("channelpick")),
        "shipped": _place(shipped_path()),
        "man": _man_page(look.words.code),
    }
    as_chosen = paths_json if look.form == "json" else paths_text
    exits.write(as_chosen(found, why, look.words))
    return exits.DONE


def _place(path: str | Path) -> Place:
    if path == "-":
        return Place(path, exists=True)  # standard input
    whole = Path(path).absolute()
    return Place(str(whole), is_there(whole))


def _man_page(language: str) -> Place | None:
    """The page in this language, or in English, wherever it was installed."""
    from importlib.metadata import PackageNotFoundError, files  # slow to import

    try:
        pages = [each for each in files("channelpick") or () if each.name == "channelpick.1"]
    except PackageNotFoundError:
        return None
    pages.sort(key=lambda page: ("zh_CN" in page.parts) != (language == "zh"))
    return _place(Path(str(pages[0].locate())).resolve()) if pages else None

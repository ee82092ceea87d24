"""Whole screens, as people see them. `UPDATE_SCREENS=1 pytest tests/formats` writes them anew."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from rich.cells import cell_len

from channelpick import Catalog, Situation, recommend
from channelpick.core.catalog_file import CatalogFile
from channelpick.core.channel_states import channel_states
from channelpick.formats.interface import Screen, Telling, format_named
from channelpick.words.languages import words_in
from tests.support import (
    DATA,
    QUIET_HOURS_FREE,
    SCENARIOS,
    catalog_of,
    scenario_data,
    scenario_situation,
    shipped_data,
    situation,
    small_data,
)

SCREENS = DATA / "screens"
CASES = {case["id"]: case for case in SCENARIOS["cases"]}
SHOWN = ["EN01", "EN03", "EN09", "ZH03", "ZH20"]


def telling(catalog: Catalog, language: str, **screen: int | bool) -> Telling:
    """To a reader of this language, on this screen."""
    file = CatalogFile(catalog, "rules/channels.toml", "0" * 64)
    return Telling(file=file, words=words_in(language), screen=Screen(**screen))  # type: ignore[arg-type]


def tell(case: str, language: str, form: str = "text", **screen: int | bool) -> str:
    """The recommendation for a worked case."""
    catalog = catalog_of(scenario_data(CASES[case]))
    answer = recommend(catalog, scenario_situation(CASES[case]))
    return format_named(form).recommendation(answer, telling(catalog, language, **screen), None)


def compare(name: str, text: str) -> None:
    """Assert that the screen is the one on file."""
    path = SCREENS / name
    if os.environ.get("UPDATE_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", SHOWN)
def test_text(case: str, language: str, width: int) -> None:
    """The page is right at 40, 80 and 120 columns, and no line is wider than the screen."""
    text = tell(case, language, width=width)

    compare(f"{case}-{language}-{width}.txt", text)
    assert max(map(cell_len, text.splitlines())) <= width
    assert not any(line != line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_markdown(language: str) -> None:
    """The same to paste into a ticket."""
    compare(f"ZH20-{language}.md", tell("ZH20", language, "markdown"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_channels(form: str, language: str) -> None:
    """The list of channels, in the evening, with one that is not offered."""
    data = shipped_data()
    data["channels"]["social"]["offered"] = False
    data["channels"]["email"]["contacts"] = ["mailto:help@exchange.example"]
    catalog, at = catalog_of(data), QUIET_HOURS_FREE + timedelta(hours=9)

    text = format_named(form).channels(
        channel_states(catalog, at), telling(catalog, language, width=80), at
    )

    compare(f"channels-{language}.{'txt' if form == 'text' else 'md'}", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_closed(language: str) -> None:
    """When everything is shut, the first actions stay, and the next opening is named."""
    data = shipped_data()
    for channel in data["channels"].values():
        channel["hours"] = "Mo-Fr 09:00-18:00; PH off"
    catalog = catalog_of(data)
    sunday = Situation(
        answers=CASES["EN01"]["answers"],
        at=QUIET_HOURS_FREE + timedelta(days=4),
        language=language,
    )

    text = format_named("text").recommendation(
        recommend(catalog, sunday), telling(catalog, language, width=80), None
    )

    compare(f"all-closed-{language}.txt", text)


def test_color_only_paints() -> None:
    """Colours add escape codes and change nothing else; without them there are none."""
    from rich.text import Text

    plain, painted = tell("EN01", "en", width=80), tell("EN01", "en", width=80, color=True)

    assert "\x1b[" not in plain
    assert painted != plain
    assert "\n".join(
        line.rstrip() for line in Text.from_ansi(painted).plain.splitlines()
    ) == "\n".join(plain.splitlines())


def test_ascii_only() -> None:
    """Where the encoding lacks bars and dots, others stand in for them."""
    text = tell("EN01", "en", width=80, ascii_only=True)

    assert "#" * 20 in text
    assert not set("█░•") & set(text)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_foreign_text(form: str) -> None:
    """Markup in a catalog's texts is shown as it stands, and unsafe characters are escaped."""
    data = small_data(chat={"name": {"en": "[bold]Chat[/bold] <b> *x* \x1b[31m |"}})
    catalog = catalog_of(data)

    text = format_named(form).recommendation(
        recommend(catalog, situation(urgency="low")), telling(catalog, "en", width=80), None
    )

    shown = r"[bold]Chat[/bold] <b> *x* \x1b[31m |"
    escaped = r"\[bold\]Chat\[/bold\] \<b\> \*x\* \\x1b\[31m \|"
    assert (shown if form == "text" else escaped) in text
    assert "\x1b" not in text


def test_no_screen_is_left_over() -> None:
    """Every screen on file is compared."""
    names = {path.name for path in SCREENS.iterdir()}
    expected = {
        f"{case}-{language}-{width}.txt"
        for case in SHOWN
        for language in ("zh", "en")
        for width in (40, 80, 120)
    }
    for language in ("zh", "en"):
        expected |= {f"ZH20-{language}.md", f"all-closed-{language}.txt"}
        expected |= {f"channels-{language}.{end}" for end in ("txt", "md")}

    assert names == expected

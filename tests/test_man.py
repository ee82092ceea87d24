"""The man pages are what `make man` makes now, in both languages."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from typing import Any

import pytest
from rich.cells import cell_len

from channelpick.cli.help import EXAMPLES
from tests.support import environment
from tools.make_man import MAN, PAGES, man_page


def texts(language: str) -> dict[str, Any]:
    """What the page says beside the help of the commands."""
    return tomllib.loads((MAN / f"{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", PAGES)
def test_up_to_date(language: str) -> None:
    """Each page says what the program does today; if not, run `make man` and read the diff."""
    assert PAGES[language].read_text("utf-8") == man_page(language)


def test_same_texts() -> None:
    """Both languages tell the same things, in the same order."""

    def keys(value: Any) -> Any:
        return [(key, keys(value[key])) for key in value] if isinstance(value, dict) else None

    assert keys(texts("zh")) == keys(texts("en"))


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize(
    "command",
    [("man", "--warnings", "-l"), ("mandoc", "-Tlint", "-Wwarning")],
    ids=["man", "mandoc"],
)
def test_readers(command: tuple[str, ...], language: str) -> None:
    """Neither man-db's groff nor mandoc complains, and groff keeps every text within 80 cells."""
    if not shutil.which(command[0]) or (command[0] == "man" and not shutil.which("mandb")):
        pytest.skip(f"{command[0]} is not installed")
    ran = subprocess.run(
        [*command, str(PAGES[language])],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment(LC_ALL="C.UTF-8", MANWIDTH="80"),
    )
    examples = [" " * 11 + line for lines in EXAMPLES.values() for line in lines]
    wide = [line for line in ran.stdout.splitlines() if cell_len(line) > 80]

    assert (ran.returncode, ran.stderr) == (0, "")
    assert [line for line in wide if line not in examples] == []

"""Makes the man pages out of the command line as it is declared, `words/` and `man/*.toml`.

    python -m tools.make_man

`make man` does it. The result is man(7), which groff and mandoc read.
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from uniseg.linebreak import line_break_units

from channelpick import __version__
from channelpick.cli.app import command_tree
from channelpick.cli.help import EXAMPLES, localise
from channelpick.words.languages import words_in
from channelpick.words.words import Words

MAN = Path(__file__).parents[1] / "man"
PAGES = {"en": MAN / "channelpick.1", "zh": MAN / "zh_CN" / "channelpick.1"}
"""Language -> its page, as below share/man/."""

_SIGNS = str.maketrans(
    {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "~": r"\(ti", "^": r"\(ha", '"': r"\(dq"}
)
"""What roff would set as another sign."""
_MARKED = re.compile(r"\\\(ga(.+?)\\\(ga|\*([^*]+)\*")
"""`bold` and *italic*, after that."""


def main() -> None:
    """Write both pages."""
    for language, path in PAGES.items():
        path.write_text(man_page(language), "utf-8", newline="\n")


def man_page(language: str) -> str:
    """The page in this language."""
    texts = tomllib.loads((MAN / f"{language}.toml").read_text("utf-8"))
    return "".join(f"{line}\n" for line in _lines(texts, words_in(language)))


def _lines(texts: dict[str, Any], words: Words) -> Iterator[str]:
    root = localise(command_tree(), words)
    headings = {name: f".SH {heading}" for name, heading in texts["headings"].items()}
    yield r".\" Made by tools/make_man.py: change words/ or man/*.toml, then run `make man`."
    head = f'{texts["revised"]} "channelpick {__version__}" "{texts["title"]}"'
    yield f".TH CHANNELPICK 1 {head}"
    yield from (".nh", ".ad l")
    yield from (headings["name"], rf"channelpick \- {texts['summary']}")
    yield from (headings["synopsis"], rf"\fBchannelpick\fR {_set(texts['usage'])}")
    yield from (headings["description"], "\n.PP\n".join(map(_text, texts["description"])))
    yield headings["options"]
    yield from _parameters(root)
    yield from _item(r"\fB\-h\fR, \fB\-\-help\fR", words.command.help["help"])
    yield headings["commands"]
    yield from _verbs(root, "channelpick", words)
    for part in ("exit", "environment", "files"):
        yield headings[part]
        for names, text in texts[part].items():
            yield from _item(", ".join(map(_bold, names.split())), text)


def _verbs(group: Any, called: str, words: Words) -> Iterator[str]:
    """Every verb below this one, with its options and examples."""
    for name, verb in group.commands.items():
        full = f"{called} {name}"
        yield f".SS {_set(' '.join([full, *map(_shown, _arguments(verb))]))}"
        yield _text(verb.short_help)
        yield from _parameters(verb)
        if hasattr(verb, "commands"):
            yield from _verbs(verb, full, words)
        else:
            yield from (".PP", _set(words.command.examples + words.answer.colon.rstrip()))
            yield from (".PP", ".RS 4", ".nf")
            yield from (line.translate(_SIGNS) for line in EXAMPLES[full])
            yield from (".fi", ".RE")


def _arguments(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "argument"]


def _shown(argument: Any) -> str:
    """An argument as the usage line shows it."""
    shown = argument.metavar if argument.required else f"[{argument.metavar}]"
    return f"{shown}…" if argument.nargs < 0 else shown


def _parameters(command: Any) -> Iterator[str]:
    """Arguments, then options, each with its help."""
    for argument in _arguments(command):
        yield from _item(rf"\fI{_set(argument.metavar)}\fR", argument.help)
    for option in command.params:
        if option.param_type_name == "option":
            value = "" if option.is_flag else rf" \fI{_set(option.metavar)}\fR"
            yield from _item(
                ", ".join(map(_bold, sorted(option.opts, key=len))) + value, option.help
            )


def _item(term: str, text: str) -> Iterator[str]:
    yield from (".TP", term, _text(text))


def _bold(text: str) -> str:
    return rf"\fB{_set(text)}\fR"


def _text(text: str) -> str:
    """A paragraph for roff, in lines of at most 80 characters where blanks allow that."""
    lines = textwrap.wrap(_set(text), 80, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in lines)


def _set(text: str) -> str:
    r"""The text for roff, with `…` in bold and *…* in italics.

    Chinese has no blanks at which roff could break a line, so every place where Unicode (UAX #14)
    would is marked with `\:`.
    """
    units = [*line_break_units(text), " "]
    marked = ""
    for unit, after in pairwise(units):
        ends = unit[-1] + after[0]
        marked += unit.translate(_SIGNS) + ("" if ends.isascii() or " " in ends else r"\:")
    return _MARKED.sub(_in_font, marked)


def _in_font(found: re.Match[str]) -> str:
    return rf"\fB{found[1]}\fR" if found[1] else rf"\fI{found[2]}\fR"


if __name__ == "__main__":
    main()

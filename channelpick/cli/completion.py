"""channelpick completion: the script with which a shell completes our words at TAB."""

from __future__ import annotations

import os
from pathlib import Path

from channelpick.cli import exits, options
from channelpick.errors import InputError, Problem

SHELLS = ("bash", "zsh", "fish", "powershell")


def completion(
    *,
    shell: str | None = None,
    lang: str | None = None,
) -> int:
    """Print the script; the help comes from `words/`."""
    look = options.look(lang, None, False, "auto")
    name = Path(os.environ.get("SHELL", "")).name if shell is None else shell
    if name not in SHELLS:
        from channelpick.screening.suggestions import closest

        where = "$SHELL" if shell is None else "SHELL"
        values = {"given": name, "guess": closest(name, SHELLS), "options": ", ".join(SHELLS)}
        raise InputError([Problem(code="bad-word", path=(where,), values=values)])
    script = Path(__file__).with_name("shells") / f"channelpick.{name}"
    # zsh wants its #compdef in the first line.
    first, rest = script.read_text("utf-8").split("\n", 1)
    exits.write(f"{first}\n# {look.words.setup.load[name]}\n{rest}")
    return exits.DONE

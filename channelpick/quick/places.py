"""Where the rules files and what was made of them lie.

As platformdirs and `files/catalog_toml.py` have it, on systems where that needs no library.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


OTHER_RULES = "rules/channels.toml"
"""A rules file that lies in this folder counts only when it is named."""


class Elsewhere(Exception):  # noqa: N818 - no error: somebody else answers
    """This room cannot answer; Typer's way can."""


def user_folder(kind: str, environ: Mapping[str, str]) -> str:
    """Where this program keeps the user's `config` or `cache`.

    Raises:
        Elsewhere: only a library knows.
    """
    if sys.platform != "linux" or "ANDROID_ROOT" in environ:
        raise Elsewhere
    folder = environ.get(f"XDG_{kind.upper()}_HOME")
    if not folder:
        home = absolute(environ.get("HOME", ""))
        folder = f"{home.rstrip('/')}/.{kind}"
    return absolute(f"{folder}/channelpick")


def absolute(path: str) -> str:
    """The path, if everybody spells it so.

    Raises:
        Elsewhere: it is relative, or has detours.
    """
    if not path.startswith("/") or os.path.normpath(path) != path:
        raise Elsewhere
    return path


def shipped_rules() -> str:
    """The rules file that comes with the program: in the wheel, or beside the sources."""
    package = os.path.dirname(os.path.dirname(absolute(__file__)))
    packed = f"{package}/rules/channels.toml"
    if os.path.exists(packed):
        return packed
    return f"{os.path.dirname(package)}/rules/channels.toml"


def rules_file(named: str | None, environ: Mapping[str, str]) -> tuple[str, bool]:
    """The rules file that counts, and whether another one lies in this folder, not taken.

    Raises:
        Elsewhere: an empty name, standard input, or only a library knows.
    """
    named = environ.get("CHANNELPICK_RULES") or None if named is None else named
    if named in ("", "-"):
        raise Elsewhere
    if named:
        return named, False
    own = f"{user_folder('config', environ)}/channels.toml"
    path = own if os.path.exists(own) else shipped_rules()
    is_other_here = os.path.exists(OTHER_RULES) and not os.path.samefile(OTHER_RULES, path)
    return path, is_other_here

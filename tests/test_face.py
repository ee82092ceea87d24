"""The public face, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import channelpick


def test_all() -> None:
    """`__all__` is the promise: every name is there, and nothing else is."""
    assert sorted(channelpick.__all__) == channelpick.__all__
    assert set(dir(channelpick)) == {*channelpick.__all__, "__version__"}
    assert all(getattr(channelpick, name).__name__ == name for name in channelpick.__all__)
    assert not hasattr(channelpick, "no_such_name")


def test_importing_one_room_does_not_load_all() -> None:
    """The face is lazy: importing it loads no room, and core loads nothing that talks to people."""
    code = (
        "import sys, channelpick; print(*[m for m in sys.modules if m.startswith('channelpick.')]);"
        "import channelpick.core.recommendation;"
        "print(*sorted({m.partition('.')[0] for m in sys.modules}"
        " & {'typer', 'rich', 'questionary', 'prompt_toolkit', 'tomli', 'babel'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "\n\n"

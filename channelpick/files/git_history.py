"""A rules file as it was in a revision of its git repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from channelpick.errors import InputError, Problem

HEAD = "HEAD"


def text_in_git(path: str, revision: str = HEAD) -> str:
    """The text that this file had in this revision.

    Raises:
        InputError: git is missing, or knows no such revision or file.
    """
    if not shutil.which("git"):
        raise InputError([Problem(code="no-git", values={"given": revision})])
    file = Path(path)
    command = ["git", "show", "--end-of-options", f"{revision}:./{file.name}"]
    try:
        done = subprocess.run(command, cwd=file.parent, capture_output=True, check=True)
        return done.stdout.decode("utf-8-sig").replace("\r\n", "\n")
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        reason = said.removeprefix("fatal: ")
    except (OSError, ValueError) as error:  # no such folder, not UTF-8
        reason = getattr(error, "strerror", None) or str(error)
    values = {"given": revision, "name": path, "reason": reason}
    raise InputError([Problem(code="no-revision", values=values)])

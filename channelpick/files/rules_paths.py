"""Where rules files are kept."""

from __future__ import annotations

import os
from pathlib import Path


def shipped_path() -> Path:
    """The catalog that comes with the program: in the wheel, or beside the sources."""
    package = Path(__file__).parents[1]
    packed = package / "rules" / "channels.toml"
    return packed if packed.exists() else package.parent / "rules" / "channels.toml"


def user_path() -> Path:
    """Where a user keeps a catalog of their own: `channels.toml` in the configuration folder."""
    from platformdirs import user_config_path  # slow to import

    try:
        folder = user_config_path("channelpick")
    except RuntimeError:  # no $HOME, and the system does not know this user either
        folder = Path(os.devnull)  # nothing can lie there
    return folder / "channels.toml"

"""The shipped catalog compiled into the wheel, so that even the first answer comes at once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalog(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `quick/shipped/LANG.json` into a wheel; a checkout compiles for itself when it runs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files, and tell where they go."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from channelpick.quick.shipping import shipped_files

        folder = Path(tempfile.mkdtemp())
        for name, content in shipped_files(Path(self.root, "rules", "channels.toml")).items():
            (folder / name).write_bytes(content)
            build_data["force_include"][str(folder / name)] = f"channelpick/quick/shipped/{name}"

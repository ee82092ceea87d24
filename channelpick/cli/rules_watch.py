"""A rules file that may change while its rules are in use."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from time import monotonic, time

_PAUSE = 1.0
"""How many seconds pass between two looks at least."""
_REST = 0.5
"""For how many seconds a file must have been left alone: it may be half-written before."""

_Stamp = tuple[int, ...]
"""What changes with a file; empty for one that cannot be looked at."""


class RulesWatch:
    """Tells when a rules file has changed. Make it before the file is read.

    Args:
        path: of the file. What is no regular file, such as a pipe, never changes.
        ticking: a clock that only goes forward.
        clock: the clock that files are dated by.
    """

    def __init__(
        self,
        path: str,
        ticking: Callable[[], float] = monotonic,
        clock: Callable[[], float] = time,
    ) -> None:
        self.path = path
        self._ticking = ticking
        self._clock = clock
        self._looked = ticking()
        self._known = self._seen = self._stamp()

    def has_changed(self) -> bool:
        """Whether it is another file than when this was last said, and at rest."""
        now = self._ticking()
        if now - self._looked < _PAUSE:
            return False
        self._looked = now
        before, self._seen = self._seen, self._stamp()
        if self._seen in (self._known, None):
            return False
        is_at_rest = self._seen == before or self._age() >= _REST
        if is_at_rest:
            self._known = self._seen
        return is_at_rest

    def _stamp(self) -> _Stamp | None:
        try:
            found = Path(self.path).stat()
        except (OSError, ValueError):
            return ()
        if not stat.S_ISREG(found.st_mode):
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _age(self) -> float:
        """For how many seconds it has been as it is."""
        return self._clock() - self._seen[0] / 1e9 if self._seen else 0.0

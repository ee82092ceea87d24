"""Moments in seconds since 1970, and as a clock somewhere shows them.

The C library keeps the zones: Python's `zoneinfo` takes half as long to load as the whole answer.
"""

from __future__ import annotations

import os
import time

from channelpick.quick.places import Elsewhere

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_DATABASE = "/usr/share/zoneinfo/"
"""Where both the C library and `zoneinfo` look first."""
_OTHER_SETTINGS = (
    "/system/bin/getprop",
    "/var/db/zoneinfo",
    "/etc/sysconfig/clock",
    "/etc/conf.d/clock",
    "/usr/local/etc/localtime",
)
"""Where some systems name their zone, too."""
_DAY = 86_400


def now() -> int:
    """This moment."""
    return int(time.time())


class Zone:
    """A fixed offset from UTC in seconds; or, without one, the zone that this process is set to."""

    def __init__(self, offset: int | None = None) -> None:
        self._offset = offset

    def offset(self, moment: int) -> int:
        """How far its clocks are ahead of UTC at this moment, in seconds.

        Raises:
            Elsewhere: not by full minutes.
        """
        offset = time.localtime(moment).tm_gmtoff if self._offset is None else self._offset
        if offset % 60:
            raise Elsewhere
        return offset

    def iso(self, moment: int) -> str:
        """The moment as ISO 8601 with the offset."""
        offset = self.offset(moment)
        sign, minutes = "+-"[offset < 0], abs(offset) // 60
        clock = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment + offset))
        return f"{clock}{sign}{minutes // 60:02}:{minutes % 60:02}"

    def on_the_wall(self, wall: int) -> int:
        """The moment when its clocks show what UTC's show at `wall`.

        Raises:
            Elsewhere: they are changed about that time.
        """
        offset = self.offset(wall)
        if self.offset(wall - _DAY) != offset or self.offset(wall + _DAY) != offset:
            raise Elsewhere
        return wall - offset


def zone_named(name: str | None, environ: Mapping[str, str]) -> Zone:
    """This zone; without a name, that of this machine.

    Raises:
        Elsewhere: only a library knows it.
    """
    if {"TZDIR", "PYTHONTZPATH"} & environ.keys():
        raise Elsewhere
    name = name or _own_zone(environ)
    is_plain = name.replace("/", "").replace("_", "").replace("-", "").replace("+", "").isalnum()
    if not (is_plain and name.isascii()) or name.startswith(("/", "right", "posix")):
        raise Elsewhere
    with open(_DATABASE + name, "rb") as file:
        if file.read(4) != b"TZif":
            raise Elsewhere
    os.environ["TZ"] = name
    time.tzset()
    return Zone()


def _own_zone(environ: Mapping[str, str]) -> str:
    """The name of this machine's zone, where all that tell it agree: tzlocal heeds them all."""
    if environ.get("TZ"):
        return environ["TZ"]
    if "TZ" in environ or any(map(os.path.exists, _OTHER_SETTINGS)):
        raise Elsewhere
    name = os.path.realpath("/etc/localtime").removeprefix(_DATABASE)
    if os.path.exists("/etc/timezone"):
        with open("/etc/timezone", "rb") as file:
            if file.read().strip() != name.encode():
                raise Elsewhere
    return name


def moment_in(text: str) -> tuple[int, int | None]:
    """The moment that this text names, and its offset from UTC in seconds.

    Without an offset (None), the moment at which UTC's clocks would show it.

    Raises:
        Elsewhere: it is no full second of our days.
        ValueError: it is no moment.
    """
    from datetime import UTC, datetime

    moment = datetime.fromisoformat(text.strip())
    if moment.microsecond or not 1970 < moment.year < 2100:
        raise Elsewhere
    away = moment.utcoffset()
    if away is None:
        return int(moment.replace(tzinfo=UTC).timestamp()), None
    return int(moment.timestamp()), int(away.total_seconds())

"""JSON, by the parts of the standard library that load at once.

The module `json` loads `re`, which takes longer than a whole answer; under it lies `_json`, in C.
"""

from __future__ import annotations

from _json import encode_basestring_ascii, make_scanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _Reading:
    """What the scanner wants to know: everything as it is."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, float
    memo: dict[str, str] = {}  # noqa: RUF012 - read by older scanners only


_scan: Callable[[str, int], tuple[Any, int]] = make_scanner(_Reading)  # type: ignore[arg-type]


def loads(text: str) -> Any:
    """The value that this text spells.

    Raises:
        ValueError: it spells none, or goes on behind it.
        StopIteration: it is cut short.
    """
    value, end = _scan(text, 0)
    if text[end:].strip():
        raise ValueError(text[end:])
    return value


def dumps(value: Any, margin: str = "\n") -> str:
    """What `json.dumps(value, indent=2)` gives."""
    deeper = margin + "  "
    match value:
        case str():
            return encode_basestring_ascii(value)
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case int() | float():
            return repr(value)
        case dict() if value:
            lines = [f"{encode_basestring_ascii(k)}: {dumps(v, deeper)}" for k, v in value.items()]
            return f"{{{deeper}{f',{deeper}'.join(lines)}{margin}}}"
        case list() if value:
            return f"[{deeper}{f',{deeper}'.join([dumps(v, deeper) for v in value])}{margin}]"
        case _:
            return "{}" if isinstance(value, dict) else "[]"

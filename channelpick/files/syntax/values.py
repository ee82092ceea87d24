"""Mistakes behind the =, and signs that only look like those of TOML."""

from __future__ import annotations

import re

from channelpick.files.syntax.bare_values import explain_value
from channelpick.files.syntax.hint import Hint
from channelpick.files.syntax.site import KEYS, Site, is_value, line_end
from channelpick.files.syntax.texts import lost_quote

_HALF_WIDTH = dict(zip("＝，：【】［］｛｝＃．。、", "=,:[][]{}#..,", strict=True))
"""What a Chinese keyboard types, and what TOML wants instead."""
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[\u200b-\u200d\u2060]+")
_CLOSING_QUOTE = r"""(?<=\S)["”]"""
_TOP_VALUE = re.compile(r"[^\n]*?(?<![ \t])(?=[ \t]*(?:#[^\n]*)?(?:\n|\Z))")
_LIST_VALUE = re.compile(
    rf"""[^,\[\]{{}}\n"“”，]*?
    (?: {_CLOSING_QUOTE}(?=[ \t]*[,\]\n]) | (?<!\s)(?=\s*(?:[,\[\]{{}}\n"“”，\#]|\Z)) )""",
    re.VERBOSE,
)
_GROUP_VALUE = re.compile(
    rf"""[^\n{{}}\[\]]*?
    (?: {_CLOSING_QUOTE}(?=[ \t]*[,}}\n])
      | (?<![ \t])(?=[ \t]*(?:[,，][ \t]*(?:{KEYS})[ \t]*=|[{{}}\[\]\n]|\Z)) )""",
    re.VERBOSE,
)
"""How far a value without an opening quote goes: by where it stands."""


def odd_space(site: Site) -> Hint | None:
    """A blank that only looks like one, full-width or no-break; or a sign without width."""
    if found := _ODD_SPACE.match(site.text, site.pos):
        code, fix = ("odd-space", " ") if found[0].isspace() else ("no-width", "")
        values = {"given": f"U+{ord(found[0][0]):04X}"}
        end = found.end()
        return Hint(code=code, start=site.pos, end=end, fix=fix, values=values)
    return None


def full_width(site: Site) -> Hint | None:
    """A sign of a Chinese keyboard where TOML has the half-width one."""
    if meant := _HALF_WIDTH.get(site.char):
        return Hint(code="full-width", start=site.pos, end=site.pos + 1, fix=meant)
    return None


def no_value(site: Site) -> Hint | None:
    """Nothing behind the =."""
    last = site.previous
    if last is not None and last.text == "=" and site.char in ("", "\n", "#", ",", "]", "}"):
        lost = lost_quote(site.text, last.end)
        return lost or Hint(code="no-value", start=last.start, end=last.end)
    return None


def extra_equals(site: Site) -> Hint | None:
    """A = where one stands already."""
    if site.char == "=" and site.previous is not None and site.previous.text == "=":
        return Hint(code="extra-sign", start=site.pos, end=site.pos + 1, fix="")
    return None


def bare_value(site: Site) -> Hint | None:
    """A value that needs quotes, or another form."""
    if site.wants_key or site.text[site.entry : site.entry + 1] in ('"', "'", "[", "{"):
        return None
    pattern = _TOP_VALUE
    if site.opened:
        pattern = _LIST_VALUE if site.opened[-1].text == "[" else _GROUP_VALUE
    found = pattern.match(site.text, site.entry)
    given = found[0] if found else ""
    begun = site.text[site.entry : site.pos].rstrip()
    is_word = re.match(r"true|false|\d{4}-\d\d-\d\d", begun)
    if not given or given == begun or (is_word and begun != site.text[site.entry : site.pos]):
        return None
    code, fix = explain_value(given)
    end = site.entry + len(given)
    return Hint(code=code, start=site.entry, end=end, fix=fix)


def two_on_a_line(site: Site) -> Hint | None:
    """A second `name = value` on the same line."""
    if site.opened or (site.wants_key and not site.is_header):
        return None
    found = re.match(rf"{KEYS}[ \t]*=[^\n]*", site.text[site.pos :])
    if found is None or site.text[site.pos - 1] not in " \t\"'])}":
        return None
    end = site.pos + len(found[0].rstrip())
    return Hint(code="two-on-a-line", start=site.pos, end=end)


def behind_value(site: Site) -> Hint | None:
    """Something behind a complete value or a [section]."""
    if site.wants_key and not site.is_header:
        return None
    rest = site.text[site.pos : line_end(site.text, site.pos)]
    given = (re.split(r"[,\]}]", rest)[0] if site.opened else rest).rstrip()
    if not given or not (site.is_header or is_value(site.text[site.entry : site.pos])):
        return None
    return Hint(code="behind-value", start=site.pos, end=site.pos + len(given))

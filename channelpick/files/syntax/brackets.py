"""Mistakes with the brackets of lists [ ] and groups { }, and the commas in them."""

from __future__ import annotations

import re

from channelpick.files.syntax.hint import Hint
from channelpick.files.syntax.site import (
    KEYS,
    PARTNERS,
    STATEMENT,
    Site,
    Token,
    is_value,
    line_end,
)
from channelpick.files.syntax.texts import lost_quote

_VALUE = r"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[\w.:+-]+)"""
_VALUES = re.compile(rf"[ \t]*({_VALUE}((?:[ \t]*,[ \t]*{_VALUE})*))([ \t]*\])?")


def unclosed_bracket(site: Site) -> Hint | None:
    """A list or group that runs on into the next statement: said where it was opened."""
    opened: list[Token] = []
    spread: set[Token] = set()
    """Brackets that begin with a line break: their entries stand on lines of their own."""
    previous: Token | None = None
    for token in site.before if not site.is_header else ():
        if token.text in PARTNERS:
            opened.append(token)
        elif token.text in PARTNERS.values() and opened:
            opened.pop()
        elif token.kind == "newline" and opened:
            if previous == opened[-1]:
                spread.add(opened[-1])
            found = STATEMENT.match(site.text, token.end)
            is_entry = opened[-1] in spread and opened[-1].text == "{"
            if found and not (is_entry and "=" in found[0]):
                return _at_bracket(site, opened[-1], token.start)
        previous = token
    if not opened:
        return None
    closing = [PARTNERS[bracket.text] for bracket in opened]
    too_few = site.char in closing[:-1] and site.char != closing[-1]
    ended = site.char == "" or (site.char == "\n" and opened[-1].text == "{")
    return _at_bracket(site, opened[-1], site.pos) if ended or too_few else None


def _at_bracket(site: Site, bracket: Token, stop: int) -> Hint:
    inner = [t for t in site.tokens if bracket.start <= t.start < stop and t.kind != "newline"]
    values = {"opened": bracket.text, "closing": PARTNERS[bracket.text]}
    end = inner[-1].end
    given = site.text[bracket.start : end]
    if "\n" in given:
        end = bracket.end
        return Hint(code="unclosed-bracket", start=bracket.start, end=end, values=values)
    if lost := lost_quote(site.text, end):
        return lost
    fix = given.rstrip(" \t,") + (" " if bracket.text == "{" else "") + PARTNERS[bracket.text]
    return Hint(code="unclosed-bracket", start=bracket.start, end=end, fix=fix, values=values)


def wrong_bracket(site: Site) -> Hint | None:
    """A closing bracket of the other kind, or one too many."""
    if site.char not in ("]", "}") or site.is_header:
        return None
    if not site.opened:
        return Hint(code="extra-sign", start=site.pos, end=site.pos + 1, fix="")
    fix = PARTNERS[site.opened[-1].text]
    if site.char == fix:
        return None
    return Hint(code="wrong-bracket", start=site.pos, end=site.pos + 1, fix=fix)


def group_without_bracket(site: Site) -> Hint | None:
    """`levels.low = zh = "…", en = "…" }`: the { is missing."""
    rest = site.text[site.entry : line_end(site.text, site.entry)]
    if site.wants_key or not re.match(rf"{KEYS}[ \t]*=(?!=)", rest):
        return None
    found = re.match(r"""(?:"[^"]*"|[^"}#])*\}?""", rest)
    given = (found[0] if found else rest).rstrip()
    fix = "{ " + given + ("" if given.endswith("}") else " }")
    end, values = site.entry + len(given), {"opened": "{", "closing": "}"}
    return Hint(code="unopened-bracket", start=site.entry, end=end, fix=fix, values=values)


def list_without_bracket(site: Site) -> Hint | None:
    """`tags = "a", "b"]` or `tags = "a", "b"`: the [ is missing, or both."""
    equals = [token for token in site.before if token.text == "="]
    if not equals or (site.opened and site.opened[-1].start > equals[-1].start):
        return None
    found = _VALUES.match(site.text, equals[-1].end)
    if found is None or not (found[2] or found[3]) or not found.start(1) < site.pos <= found.end():
        return None
    rest = site.text[found.end() : line_end(site.text, found.end())].partition("#")[0].strip()
    alone = not rest and not re.fullmatch(r"\d{1,3}(,\d{3})+", found[1])
    in_group = found[3] and rest.endswith("}")
    fix = f"[{found[1]}]"
    if not (in_group if site.opened else alone) or not is_value(fix):
        return None
    values = {"opened": "[", "closing": "]"}
    start, end = found.start(1), found.end()
    return Hint(code="unopened-bracket", start=start, end=end, fix=fix, values=values)


def missing_comma(site: Site) -> Hint | None:
    """Two entries of a list or group with nothing between them."""
    last = site.previous
    if not site.opened or last is None or last.text in ("[", "{", ",", "="):
        return None
    if site.pos == last.end and site.char not in ('"', "'", "[", "{"):
        return None  # one piece, such as 2m
    if not is_value(site.text[site.entry : last.end].replace("\n", " ")) and not site.wants_key:
        return None
    rest = site.text[site.pos : line_end(site.text, site.pos)]
    in_group = site.opened[-1].text == "{"
    if not re.match(rf"{KEYS}[ \t]*=" if in_group else r"""["'\[{]|[+-]?\d|true|false""", rest):
        return None
    start = max(last.start, last.end - len(last.text.rpartition("\n")[2]))
    fix = site.text[start : last.end] + ","
    return Hint(code="missing-comma", start=start, end=last.end, fix=fix)


def wrong_separator(site: Site) -> Hint | None:
    """A semicolon or a bar between two entries."""
    last = site.previous
    if not site.opened or last is None or site.char not in tuple(";；|｜"):
        return None
    if not is_value(site.text[site.entry : last.end]) and not site.wants_key:
        return None
    return Hint(code="wrong-separator", start=site.pos, end=site.pos + 1, fix=",")


def extra_comma(site: Site) -> Hint | None:
    """A comma with no entry before it; or one, or a semicolon, at the end of a line."""
    end_of_line = site.text[site.pos + 1 : site.line_end].split("#")[0].strip() == ""
    inside = site.opened and (site.previous is None or site.previous.text in ("[", "{", ","))
    lone = not site.opened and (end_of_line or site.previous is None)
    semicolon = site.char in tuple(";；") and lone and end_of_line and site.previous is not None
    if semicolon or (site.char == "," and (inside or lone)):
        return Hint(code="extra-sign", start=site.pos, end=site.pos + 1, fix="")
    return None

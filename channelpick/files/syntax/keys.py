"""Mistakes before the =, in [section] lines, and in lines that are neither."""

from __future__ import annotations

import re
import unicodedata

from channelpick.files.syntax.hint import Hint
from channelpick.files.syntax.site import KEYS, Site, line_end
from channelpick.screening.everyday_words import SAID

_HEADER = re.compile(rf"(\[*)[ \t]*+({KEYS})[ \t]*+(\]*+)(?=[ \t]*(?:#.*)?$)", re.M)
_COMMENT_SIGN = re.compile(r"//+|/\*|<!--|--|;|；|※")


def comment_sign(site: Site) -> Hint | None:
    """A comment as other languages write it: // or ; or --."""
    start = site.entry if site.wants_key else site.pos
    found = _COMMENT_SIGN.match(site.text, start)
    if found is None or site.opened:
        return None
    return Hint(code="comment-sign", start=start, end=found.end(), fix="#")


def section_line(site: Site) -> Hint | None:
    """A [section] line with a bracket too few or too many."""
    start = site.text.rfind("\n", 0, site.pos) + 1
    start += len(site.text[start : site.line_end]) - len(site.text[start : site.line_end].lstrip())
    found = _HEADER.match(site.text, start)
    if found and (found[1] or found[3]) and (not site.opened or site.is_header):
        fix = f"[{found[2]}]"
        return Hint(code="section-line", start=found.start(), end=found.end(), fix=fix)
    if site.is_header and not (site.previous and site.previous.text == "]"):
        end = start + len(site.text[start : site.line_end].rstrip())
        return Hint(code="section-line", start=start, end=end)
    return None


def bad_key(site: Site) -> Hint | None:
    """A name with blanks, Chinese or other signs in it. TOML takes them in quotes, we do not."""
    if not site.wants_key:
        return None
    rest = site.text[site.entry : line_end(site.text, site.entry)]
    pattern = (
        r"\[+[ \t]*([^\[\]\n]+?)(?<![ \t])[ \t]*\]"
        if site.is_header
        else r"""([^=\[\]{}"',#:]+?)(?<![ \t])[ \t]*="""
    )
    if not (found := re.match(pattern, rest)):
        return None
    position = site.entry + found.start(1)
    for part in re.split(r"(\.)", found[1]):
        name = part.strip()
        start = position + len(part) - len(part.lstrip())
        position += len(part)
        if name and part != "." and not re.fullmatch(KEYS, name):
            return _bad_name(name, start)
    return None


def _bad_name(name: str, start: int) -> Hint:
    end, narrow = start + len(name), unicodedata.normalize("NFKC", name)
    if re.fullmatch(KEYS, narrow):
        return Hint(code="full-width", start=start, end=end, fix=narrow)
    if " " in name:
        return Hint(code="blank-in-key", start=start, end=end)
    meant = [word for word, said in SAID.items() if name in said]
    only = meant[0] if len(meant) == 1 else ""
    return Hint(code="bad-key", start=start, end=end, fix=only or None, values={"guess": only})


def colon(site: Site) -> Hint | None:
    """A colon where a = belongs."""
    if site.char not in (":", "：") or not site.wants_key or site.is_header:
        return None
    if not re.fullmatch(rf"{KEYS}[ \t]*", site.text[site.entry : site.pos]):
        return None
    fix = "" if site.text[site.pos + 1 : site.pos + 2] == "=" else "="
    fix = fix if site.text[site.pos - 1] == " " or not fix else " ="
    return Hint(code="colon", start=site.pos, end=site.pos + 1, fix=fix)


def no_key(site: Site) -> Hint | None:
    """Nothing before the =, or before or behind a dot."""
    if site.wants_key and site.char in ("=", "."):
        return Hint(code="no-key", start=site.pos, end=site.pos + 1)
    return None


def no_equals(site: Site) -> Hint | None:
    """A key and a value, but no = between them."""
    rest = site.text[site.entry : line_end(site.text, site.entry)]
    value = r"""["'“‘\[{]|[+-]?\d[\w:.-]*[ \t]*(?:[#,}]|$)|(?:true|false)\b"""
    found = re.match(rf"({KEYS})[ \t]*(?={value})", rest)
    if site.wants_key and not site.is_header and found and site.char != "=":
        fix, end = f"{found[1]} =", site.entry + found.end(1)
        return Hint(code="no-equals", start=site.entry, end=end, fix=fix)
    return None


def group_entry(site: Site) -> Hint | None:
    """Something in { } that is not name = value."""
    if not site.opened or not site.wants_key:
        return None
    found = re.match(r"""(?:"[^"\n]*"|[^,}\]\n"])+""", site.text[site.entry :])
    end = site.entry + len(found[0].rstrip()) if found else site.entry + 1
    return Hint(code="group-entry", start=site.entry, end=end)


def prose(site: Site) -> Hint | None:
    """A line that is neither name = value nor a [section]."""
    if site.opened or not site.wants_key:
        return None
    start = site.tokens[0].start if site.tokens else site.entry
    given = site.text[start : line_end(site.text, start)].rstrip()
    is_note = not re.fullmatch(r"[\w.\-\[\]]*", given, re.ASCII)
    fix = f"# {given}" if is_note and "=" not in given and given else None
    return Hint(code="prose", start=start, end=start + len(given), fix=fix)

"""Names that stand twice in a rules file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelpick.files.syntax.hint import Hint
from channelpick.files.syntax.site import PARTNERS, Site, Token, path_of

Path = tuple[str, ...]


def clash(site: Site) -> Hint | None:
    """A key or a section that the file has already, said at the second of the two."""
    if not site.message.startswith(("Cannot ", "Duplicate ")):
        return None
    return _clash_in_a_group(site) or _clash_of_statements(site)


def _clash_in_a_group(site: Site) -> Hint | None:
    groups: list[dict[Path, tuple[int, bool]]] = []
    """For each open bracket: its keys and what leads to them, where, and whether it is a key."""
    key_start = 0
    for token in site.before if not site.is_header else ():
        if token.text in PARTNERS:
            groups.append({})
        elif token.text in PARTNERS.values():
            groups.pop()
        elif token.text == "=" and groups:
            source = site.text[key_start : token.start].rstrip()
            start = key_start + len(source) - len(source.lstrip())
            path = path_of(source.strip())
            if hint := _clash_of_keys(groups[-1], path, start, key_start + len(source)):
                return hint
        if token.text in ("{", "[", ","):
            key_start = token.end
    return None


def _clash_of_keys(
    seen: dict[Path, tuple[int, bool]], path: Path, start: int, end: int
) -> Hint | None:
    for length in range(1, len(path) + 1):
        first, is_key = seen.setdefault(path[:length], (start, length == len(path)))
        if first != start and (is_key or length == len(path)):
            code = "duplicate-key" if is_key and length == len(path) else "value-and-group"
            return Hint(code=code, start=start, end=end, first=first)
    return None


def _clash_of_statements(site: Site) -> Hint | None:
    """The first earlier statement about the same key or section, or about one within it."""
    last_header = next((s for s in reversed(site.earlier) if s[0].text == "["), None)
    header = () if site.is_header or last_header is None else _path(site, last_header)
    own = header + _path(site, site.tokens)
    start, end = _key(site.tokens)
    seen: dict[Path, tuple[int, bool]] = {}
    above: Path = ()
    for statement in site.earlier:
        is_header = statement[0].text == "["
        path = _path(site, statement) if is_header else above + _path(site, statement)
        above = path if is_header else above
        if is_header and statement[1].text == "[" and own[: len(path)] == path:
            seen.clear()  # each [[x]] begins anew
        outer = is_header and len(path) <= len(own if site.is_header else header)
        if path == own or (_related(path, own) and not outer):
            seen.setdefault(path, (_key(statement)[0], is_header))
    if own in seen and seen[own][1] == site.is_header:
        code = "duplicate-section" if site.is_header else "duplicate-key"
        return Hint(code=code, start=start, end=end, first=seen[own][0])
    for first, _ in seen.values():
        return Hint(code="value-and-group", start=start, end=end, first=first)
    return None


def _related(one: Path, other: Path) -> bool:
    """Whether one path leads to, or into, the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _path(site: Site, statement: Sequence[Token]) -> Path:
    start, end = _key(statement)
    return path_of(site.text[start:end])


def _key(statement: Sequence[Token]) -> tuple[int, int]:
    """Where the key stands in a statement, or the name in a [section] line."""
    pieces: list[Token] = []
    for token in statement:
        if token.text == "=" or (pieces and token.text in PARTNERS.values()):
            break
        if token.kind in ("word", "text"):
            pieces.append(token)
    return pieces[0].start, pieces[-1].end


_CONFLICT = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)


def merge_conflict(site: Site) -> Hint | None:
    """Two versions of the file, which a program for versions could not merge."""
    found = _CONFLICT.search(site.text)
    return Hint(code="merge-conflict", start=found.start(), end=found.end()) if found else None

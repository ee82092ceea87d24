"""Mistakes with quotes, and in what stands between them."""

from __future__ import annotations

import re

from channelpick.files.syntax.bare_values import quoted
from channelpick.files.syntax.hint import Hint
from channelpick.files.syntax.site import KEYS, STATEMENT, Site, line_end

CURLY = "“”‘’„‟＂＇「」『』"
_QUOTES = "\"'" + CURLY
_NOTE = re.compile(r"(?<![ \t])(?:[ \t]+#[ \t]|[ \t]{2,}#).*")
_SOUND_ESCAPE = (
    r'[btnfr"\\]|u(?!d[89a-f])[\da-f]{4}|U00(?:0[\da-f]|10)[\da-f]{4}|x[\da-f]{2}|e|[ \t]*\n'
)
_ESCAPE = re.compile(rf"(?s:\\(?i:{_SOUND_ESCAPE})|\\(?P<wrong>.?))")
_BEGINS = rf"[ \t]*(?:{KEYS}[ \t]*=|\[)"
_LINE_OF_QUOTES = re.compile(
    rf"""^[ \t]*(?P<key>{KEYS}[ \t]*=[ \t]*)?(?P<quotes>"{{1,3}})[ \t]*$""", re.MULTILINE
)
"""A line that opens a text of several lines, or closes it."""
_NEXT_ENTRY = rf"[ \t]*,[ \t]*(?:{KEYS}[ \t]*=[ \t]*)?[\[{{ \t]*"


def bad_escape(site: Site) -> Hint | None:
    r"""A backslash that means nothing, as in "C:\data", or that eats the closing quote."""
    token = site.previous
    if token is None or not token.text.startswith('"'):
        return None
    if token.kind == "unclosed" and (eaten := re.search(r'\\"[ \t]*\Z', token.text)):
        start = token.start + eaten.start()
        return Hint(code="bad-escape", start=start, end=start + 2, fix='\\\\"')
    for found in _ESCAPE.finditer(token.text):
        start = token.start + found.start()
        if found["wrong"] is not None and start < site.pos <= token.end:
            fix = "\\\\" + found["wrong"]
            return Hint(code="bad-escape", start=start, end=start + len(found[0]), fix=fix)
    return None


def unclosed_text(site: Site) -> Hint | None:
    """A quote that was opened and never closed: said where it was opened."""
    for token in site.before:
        quote = token.text[:3] if token.text[:3] in ('"""', "'''") else token.text[:1]
        swallows = token.kind == "text" and STATEMENT.search(token.text, 3)
        if len(quote) == 3 and (token.kind == "unclosed" or swallows):
            values = {"meant": quote}
            return Hint(code="unclosed-text", start=token.start, end=token.start + 3, values=values)
        if token.kind == "unclosed":
            return _unclosed_line(site, token.start, quote)
    return None


def _unclosed_line(site: Site, start: int, quote: str) -> Hint:
    end = line_end(site.text, start)
    content = _NOTE.sub("", site.text[start:end]).rstrip()
    following = site.text[end + 1 : line_end(site.text, end + 1)]
    if following.count(quote) % 2 and not STATEMENT.match(following):
        return Hint(code="line-break", start=start, end=start + len(content))
    if site.opened or site.is_header:
        content = content.rstrip(" \t,]}") or quote
    if len(content) > 1 and content[-1] in CURLY:
        return _curly(start, content)
    return Hint(
        code="unclosed-text",
        start=start,
        end=start + len(content),
        fix=content + quote,
        values={"meant": quote},
    )


def lost_one_of_three(site: Site) -> Hint | None:
    """A text of several lines that opens or closes with fewer than three quotes."""
    is_open = False
    for line in _LINE_OF_QUOTES.finditer(site.text):
        start, end = line.span("quotes")
        following = site.text[end + 1 : line_end(site.text, end + 1)]
        opens = bool(line["key"])
        runs_on = opens and following.strip() and not re.match(rf"[ \t]*#|{_BEGINS}", following)
        if len(line["quotes"]) == 3:
            is_open = opens
        elif runs_on or (is_open and not opens):
            values = {"meant": '"""'}
            return Hint(code="unclosed-text", start=start, end=end, fix='"""', values=values)
    return None


def unclosed_before_next(site: Site) -> Hint | None:
    """A forgotten closing quote before another text: `["a, "b"]`, `{ zh = "a, en = "b" }`."""
    token = site.previous
    if token is None or token.kind != "text" or site.char in ("", "\n", ",", "]", "}"):
        return None
    found = re.fullmatch(rf"""(["'])(.*?){_NEXT_ENTRY}\1""", token.text)
    if not site.opened or not found:
        return None
    content = found[1] + found[2]
    if content[-1] in CURLY:
        return _curly(token.start, content)
    return Hint(
        code="unclosed-text",
        start=token.start,
        end=token.start + len(content),
        fix=content + found[1],
        values={"meant": found[1]},
    )


def lost_quote(text: str, position: int) -> Hint | None:
    """A "#tag" that became a comment when it lost its opening quote."""
    found = re.compile(r'[ \t]*(#[^\s"]+)"').match(text, position)
    if found is None:
        return None
    return Hint(code="no-quotes", start=found.start(1), end=found.end(), fix=f'"{found[1]}"')


def curly_quotes(site: Site) -> Hint | None:
    """A text in “…”, or with a straight quote at one end."""
    if site.text[site.entry : site.entry + 1] not in tuple(CURLY):
        return None
    stop = r"[ \t]*(?:[,\]}，#=]|$)" if site.opened or site.wants_key else r"[ \t]*(?:#.*)?$"
    rest = site.text[site.entry : line_end(site.text, site.entry)]
    found = re.match(rf".+?[{_QUOTES}](?={stop})", rest) or re.match(r"[^,\]}#]+(?<!\s)", rest)
    return _curly(site.entry, found[0] if found else rest[0])


def _curly(start: int, given: str) -> Hint:
    inner = given[1:-1] if given[-1] in _QUOTES else given[1:]
    return Hint(code="curly-quotes", start=start, end=start + len(given), fix=quoted(inner))


def quote_inside(site: Site) -> Hint | None:
    """Words behind the closing quote, as when a quote stands inside a text."""
    token = site.previous
    if token is None or token.kind != "text" or site.wants_key:
        return None
    quote = token.text[0]
    stop = rf"(?:,[ \t]*(?:{KEYS}[ \t]*=|[\"'])|[\]}}]|$)" if site.opened else r"(?:#.*)?$"
    closing = re.compile(rf"{quote}(?=[ \t]*{stop})")
    found = closing.search(site.text, token.end, site.line_end)
    if found is None:
        return None
    given = site.text[token.start : found.end()]
    inner = given.strip(quote)
    if quote not in inner and quote * 2 in (given[:2], given[-2:]):
        start, end = token.start, found.end()
        return Hint(code="doubled-quotes", start=start, end=end, fix=quoted(inner))
    # Words apart from the quotes may as well be a note, or a second value.
    inside = site.pos == token.end and (quote == "'" or given.count(quote) % 2 == 0)
    in_pairs = re.sub(r'"([^"]*)"', r"“\1”", given[1:-1])
    fix = quoted(in_pairs) if inside and "\\" not in given else None
    return Hint(code="quote-inside", start=token.start, end=found.end(), fix=fix)

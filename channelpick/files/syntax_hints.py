"""What is wrong where tomli gives up, in the words of people who do not program."""

from __future__ import annotations

import tomli

from channelpick.errors import Problem
from channelpick.files.syntax import brackets, clashes, keys, texts, values
from channelpick.files.syntax.hint import Hint, Recogniser
from channelpick.files.syntax.site import find_site, line_end

_RECOGNISERS: tuple[Recogniser, ...] = (
    clashes.merge_conflict,
    clashes.clash,
    # Mistakes that tomli notices late come before those at the very place.
    texts.lost_one_of_three,
    texts.bad_escape,
    texts.unclosed_text,
    texts.unclosed_before_next,
    brackets.unclosed_bracket,
    # Wrong signs, wherever they stand.
    texts.curly_quotes,
    values.odd_space,
    keys.colon,
    values.full_width,
    values.no_value,
    values.extra_equals,
    brackets.extra_comma,
    keys.comment_sign,
    keys.bad_key,
    keys.section_line,
    brackets.wrong_separator,
    brackets.list_without_bracket,
    brackets.wrong_bracket,
    brackets.missing_comma,
    # Before the =.
    keys.no_key,
    keys.no_equals,
    # Behind the =.
    brackets.group_without_bracket,
    values.two_on_a_line,
    values.bare_value,
    texts.quote_inside,
    values.behind_value,
    # What is left.
    keys.group_entry,
    keys.prose,
)
"""Tried in this order; the first that knows the mistake says what it is."""

_MOST_SHOWN = 60


def explain(text: str, error: tomli.TOMLDecodeError) -> Problem:
    """What is wrong, where exactly, and the cure; code `syntax` when nothing better is known."""
    text = text.replace("\r\n", "\n")
    site = find_site(text, error)
    for recognise in _RECOGNISERS:
        if hint := recognise(site):
            return _problem(text, hint, _proven_fix(text, hint, error))
    reason = {"reason": error.msg}
    return _problem(text, Hint(code="syntax", start=error.pos, end=error.pos + 1, values=reason))


def _problem(text: str, hint: Hint, fix: str | None = None) -> Problem:
    line_start = text.rfind("\n", 0, hint.start) + 1
    end = max(hint.start + 1, min(hint.end, line_end(text, hint.start)))
    shown = {"given": _short(text[hint.start : end].strip("\n")), "meant": _short(hint.fix or "")}
    return Problem(
        code=hint.code,
        values=shown | dict(hint.values),
        line=text.count("\n", 0, hint.start) + 1,
        column=hint.start - line_start + 1,
        end_column=end - line_start + 1,
        also_lines=() if hint.first is None else (text.count("\n", 0, hint.first) + 1,),
        fix=fix,
    )


def _short(shown: str) -> str:
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[: _MOST_SHOWN - 1]}…"


def _proven_fix(text: str, hint: Hint, error: tomli.TOMLDecodeError) -> str | None:
    """The fix, if tomli comes further with it than without."""
    if hint.fix is None or "\n" in text[hint.start : hint.end]:
        return None
    try:
        tomli.loads(text[: hint.start] + hint.fix + text[hint.end :])
    except tomli.TOMLDecodeError as later:
        pos = later.pos + (hint.end - hint.start) - len(hint.fix)  # in the text as it was
        further = pos > error.pos or (pos == error.pos and later.msg != error.msg)
        return hint.fix if further and pos >= hint.end else None
    except (ValueError, RecursionError):
        return None
    return hint.fix

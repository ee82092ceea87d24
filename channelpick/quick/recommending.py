"""`recommend … --json`, complete and plain."""

from __future__ import annotations

import time

from channelpick.quick import moments, plain_json
from channelpick.quick.catalogs import compiled
from channelpick.quick.decide import Case
from channelpick.quick.hours import YearMissing
from channelpick.quick.moments import Zone, moment_in, zone_named
from channelpick.quick.places import Elsewhere, rules_file
from channelpick.words.languages import LANGUAGES, language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    Json = dict[str, Any]

_NAMED = ("urgency", "complexity", "self_service", "preference", "topic")
"""The questions with a flag of their own."""
_COLORS = ("auto", "always", "never")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_SECONDS = {"d": 86_400, "h": 3600, "m": 60}
_AHEAD = 14 * _SECONDS["d"]
"""How far most plans reach: opening hours are written out so far at least."""
_MOST_YEARS = 4
"""How many years may be found missing; an opening is looked for two years ahead."""


def recommendation(given: Json, environ: Mapping[str, str]) -> tuple[str, int, str]:
    """What goes to stdout, the exit code, and what goes to stderr.

    Args:
        given: parameter -> value, as `command_line.options_of` has it.
        environ: the environment.

    Raises:
        Elsewhere: this needs Typer's way. Any other error means the same.
    """
    lang, top = _lang(given, environ), _top(given)
    at, zone = _moment(given, environ)
    answers, tried = _answers(given), _tried(given, at, zone)
    path, is_other_here = rules_file(given.get("rules"), environ)

    years = {_year(at), _year(at + _AHEAD)}
    kept = compiled(path, lang, years, environ)
    for _ in range(_MOST_YEARS):
        try:
            case = Case(kept, answers, at, zone, _language(given, kept), tried)
            answer = case.answer(path, top)
        except YearMissing as missing:
            years = {*kept["years"], missing.year}
            kept = compiled(path, lang, years, environ, anew=True)
        else:
            err = kept["other_rules_here"] if is_other_here else ""
            return plain_json.dumps(answer) + "\n", 0 if answer["first"] else 1, err
    raise Elsewhere


def _lang(given: Json, environ: Mapping[str, str]) -> str:
    lang = given.get("lang", "")
    if "lang" in given and lang not in LANGUAGES:
        raise Elsewhere
    return language_of(["--lang", lang], environ)[0]


def _top(given: Json) -> int | None:
    """How many places to tell, once it is sure that the answer is to be JSON."""
    form = given.get("format", "json" if given.get("json") else "text")
    is_plain = form == "json" and given.get("color", "auto") in _COLORS
    top = given.get("top", "1")
    if not is_plain or {"input", "save_test"} & given.keys():
        raise Elsewhere
    if not (top.isascii() and top.isdecimal() and len(top) < 10 and int(top)):
        raise Elsewhere
    return int(top) if "top" in given else None


def _moment(given: Json, environ: Mapping[str, str]) -> tuple[int, Zone]:
    """The moment, and the zone in which all moments are told."""
    if given.get("tz") == "":
        raise Elsewhere
    if "at" not in given:
        return moments.now(), zone_named(given.get("tz"), environ)
    moment, offset = moment_in(given["at"])
    if offset is None or "tz" in given:
        zone = zone_named(given.get("tz"), environ)
        moment = zone.on_the_wall(moment) if offset is None else moment
    else:
        zone = Zone(offset)
    if not _FIRST_YEAR < _year(moment) < _LAST_YEAR:
        raise Elsewhere
    return moment, zone


def _answers(given: Json) -> dict[str, str]:
    answers = {name: given[name] for name in _NAMED if name in given}
    for name, value in _pairs(given.get("answers", ())):
        if not (name and value) or answers.setdefault(name, value) != value:
            raise Elsewhere
    return answers


def _tried(given: Json, at: int, zone: Zone) -> dict[str, int | None]:
    """Channel -> when it was used last; None if nobody knows."""
    latest: dict[str, int | None] = {}
    for channel, when in _pairs(given.get("tried", ()), strip_value=False):
        moment = _tried_at(when, at, zone) if when else None
        known = latest.setdefault(channel, moment)
        if moment and (known is None or moment > known):
            latest[channel] = moment
    return latest


def _tried_at(when: str, at: int, zone: Zone) -> int:
    if when.endswith(tuple(_SECONDS)):
        moment = at - _span(when)
    else:
        moment, offset = moment_in(when)
        moment = zone.on_the_wall(moment) if offset is None else moment
    if moment <= 0:
        raise Elsewhere
    return moment


def _span(text: str) -> int:
    """Seconds, of days, hours and minutes in this order, as `core/durations.py` reads them."""
    total = 0
    for unit, seconds in _SECONDS.items():
        count, found, rest = text.partition(unit)
        if found:
            if not (count.isascii() and count.isdecimal() and len(count) <= 5):
                raise Elsewhere
            total, text = total + int(count) * seconds, rest
    if text:
        raise Elsewhere
    return total


def _pairs(texts: Iterable[str], *, strip_value: bool = True) -> list[tuple[str, str]]:
    pairs = [text.partition("=") for text in texts]
    return [(name.strip(), value.strip() if strip_value else value) for name, _, value in pairs]


def _language(given: Json, kept: Json) -> str:
    """What the channel must speak."""
    if "language" in given and given["language"] not in kept["spoken"]:
        raise Elsewhere
    return str(given.get("language", kept["lang"]))


def _year(moment: int) -> int:
    return time.gmtime(moment).tm_year

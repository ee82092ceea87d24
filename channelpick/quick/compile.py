"""A catalog compiled: what `core` and `formats` say of it, as the plain data that `decide` reads.

The only module of this room that loads the others. It runs once for each rules file and language,
and once more for each further year that somebody asks about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

from channelpick.core.catalog_file import CatalogFile
from channelpick.core.hours import HORIZON, Hours
from channelpick.core.reasons import (
    Closed,
    Forbidden,
    LanguageMissing,
    LimitReason,
    NotOffered,
    PlaceReason,
    TriedReason,
    WaitingReason,
)
from channelpick.core.recommendation import OLD_AFTER, GivenTip, OldCatalog, holidays_unknown
from channelpick.core.tables import Conditions, tables_of
from channelpick.core.texts import primary
from channelpick.core.weighing import TRIED_POINTS
from channelpick.files.catalog_toml import catalog_file, source_of
from channelpick.files.text_file import text_of
from channelpick.formats import as_json
from channelpick.formats.interface import Screen, Telling
from channelpick.formats.names import names_json
from channelpick.quick import plain_json
from channelpick.quick.decide import DAYS
from channelpick.quick.keeping import ingredients, store
from channelpick.quick.places import OTHER_RULES, Elsewhere
from channelpick.words.languages import LANGUAGES, words_in

Json = dict[str, Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATER = _EPOCH
"""Where `decide.py` fills in a moment."""


def compile_rules(
    rules: bytes,
    path: str,
    made_for: list[Any],
    years: Iterable[int],
    environ: Mapping[str, str],
) -> Json:
    """The compiled catalog for these bytes of a rules file; also kept in the cache, if it can be.

    Args:
        rules: the bytes.
        path: where they were read; it is not kept.
        made_for: what `kept.made_for` says of them.
        years: whose opening hours are written out.
        environ: the environment.

    Raises:
        CatalogError: the catalog cannot be used.
        Elsewhere: the bytes are no text.
    """
    text = compiled_text(rules, path, made_for, years)
    store(text, made_for, environ)
    kept: Json = plain_json.loads(text)
    return kept


def compiled_text(
    rules: bytes,
    path: str,
    made_for: list[Any],
    years: Iterable[int],
    made_of: Sequence[tuple[str, int | None, int | None]] | None = None,
) -> str:
    """The same as JSON; `made_of` are the files that it depends on, if not those loaded here."""
    telling = Telling(file=_file(rules, path), words=words_in(made_for[3]), screen=Screen())
    data = _compiled(telling, sorted(years))
    made_of = made_of or ingredients(telling.file.catalog)
    return json.dumps({"made_for": made_for, "made_of": made_of, **data}, separators=(",", ":"))


@lru_cache(maxsize=1)  # for a further year
def _file(rules: bytes, path: str) -> CatalogFile:
    text = text_of(rules)
    if not isinstance(text, str):
        raise Elsewhere
    return catalog_file(source_of(path, text, warn=False))


def _compiled(telling: Telling, years: list[int]) -> Json:
    file, words = telling.file, telling.words
    catalog, tables = file.catalog, tables_of(file.catalog)
    hours = list({id(hours): hours for hours in tables.hours.values()}.values())
    return {
        "lang": words.code,
        "catalog": {"sha256": file.sha256, "updated": catalog.updated.isoformat()},
        "years": years,
        "horizon": int(HORIZON.total_seconds()),
        "units_per_point": tables.units_per_point,
        "spoken": list(catalog.spoken_languages),
        "questions": {
            name: {"options": list(question.options), "default": question.default}
            for name, question in catalog.questions.items()
        },
        "channels": {id_: _channel(id_, telling, hours) for id_ in catalog.channels},
        "fits": _fits(telling),
        "rules": [
            {
                "id": rule.id,
                **_conditions(rule.conditions),
                "never": rule.never,
                "effects": [
                    (channel, (as_json.place_reason_json(reason, telling), units))
                    for channel, (reason, units) in rule.effects
                ],
                "because": as_json.exclusion_reason_json(Forbidden(rule.id), telling),
            }
            for rule in tables.rules
        ],
        "tips": [
            {
                **_conditions(tip.conditions),
                "for_any": not tip.tip.only_for,
                "tip": as_json.tip_json(GivenTip(tip.id, tip.tip.stage, tip.only_for), telling),
            }
            for tip in tables.tips
        ],
        "hours": [{str(year): opening_hours(own, year) for year in years} for own in hours],
        "reasons": {
            name: as_json.place_reason_json(reason, telling)
            for name, reason in _PLACE_REASONS.items()
        },
        "exclusions": _exclusions(telling),
        "notes": _notes(telling, years),
        "names": json.dumps(names_json(telling)),
        "outline": json.dumps(_outline(telling)),
        "other_rules_here": words.command.rules_in_folder.format(path=OTHER_RULES) + "\n",
    }


_PLACE_REASONS: Mapping[str, PlaceReason] = {
    "waiting": WaitingReason(_LATER),
    "tried": TriedReason(_LATER, Fraction(TRIED_POINTS)),
    "limit": LimitReason(Fraction(0)),
}
"""What they say beside moments and points."""


def opening_hours(hours: Hours, year: int) -> str:
    """The minutes since this year began (UTC) at which it opens and shuts in turn.

    A year that begins open has 0 first.
    """
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    changes, was_open = list[datetime](), False
    for moment, is_open in hours.states(start, end):
        if is_open != was_open:
            was_open = is_open
            changes.append(moment)
    return " ".join(str((moment - start) // timedelta(minutes=1)) for moment in changes)


def _channel(id_: str, telling: Telling, hours: Sequence[Hours]) -> Json:
    catalog = telling.file.catalog
    channel = catalog.channels[id_]
    return {
        "placed": as_json.placed_channel_json(id_, telling),
        "offered": channel.offered,
        "hours": hours.index(tables_of(catalog).hours[id_]),
        "answers_within": _seconds(channel.reply.max),
        "wait": _seconds(channel.no_reply.wait),
        "then": channel.no_reply.then,
    }


def _fits(telling: Telling) -> Json:
    """Criterion -> level -> channel -> its reason, and the units."""
    fits: dict[str, dict[str, Json]] = {}
    for (criterion, level), row in tables_of(telling.file.catalog).fits.items():
        fits.setdefault(criterion, {})[level] = {
            channel: (as_json.place_reason_json(reason, telling), units)
            for channel, (reason, units) in row.items()
        }
    return fits


def _outline(telling: Telling) -> Json:
    """All that the dialogue asks from, for `outline.py`."""
    catalog = telling.file.catalog
    return {
        "title": catalog.title,
        "shown_title": telling.text(catalog.title),
        "criteria": {
            name: {"ask": one.ask, "options": one.levels, "default": one.default}
            for name, one in catalog.criteria.items()
        },
        "facts": {
            name: {
                "ask": one.ask,
                "answers": one.answers,
                "options": one.answers,
                "default": one.default,
                "ask_when": one.ask_when,
                "implies": one.implies,
                "emergency": one.emergency,
                "is_yes_no": one.is_yes_no,
            }
            for name, one in catalog.facts.items()
        },
        "channels": {
            name: {"name": one.name, "offered": one.offered}
            for name, one in catalog.channels.items()
        },
        "spoken_languages": catalog.spoken_languages,
    }


def _conditions(conditions: Conditions) -> Json:
    return {
        "when": [(name, sorted(wanted)) for name, wanted in conditions.when],
        "when_any": [(name, sorted(wanted)) for name, wanted in conditions.when_any],
    }


def _exclusions(telling: Telling) -> Json:
    catalog = telling.file.catalog
    speakers = tables_of(catalog).languages.items()
    return {
        "not_offered": as_json.exclusion_reason_json(NotOffered(), telling),
        "closed": as_json.exclusion_reason_json(Closed(None), telling),
        "language": {
            code: {
                "reason": as_json.exclusion_reason_json(LanguageMissing(code), telling),
                "spoken_by": [id_ for id_, spoken in speakers if primary(code) in spoken],
            }
            for code in dict.fromkeys((*catalog.spoken_languages, *LANGUAGES))
        },
    }


def _notes(telling: Telling, years: Iterable[int]) -> Json:
    catalog = telling.file.catalog
    text = telling.words.answer.old_catalog.replace("{days}", DAYS)
    return {
        "updated_day": (catalog.updated - _EPOCH.date()).days,
        "old_after_days": OLD_AFTER.days,
        "old": {**as_json.note_json(OldCatalog(0), telling), "text": text},
        "holidays_unknown": {
            str(year): [
                as_json.note_json(note, telling) for note in holidays_unknown(catalog, year)
            ]
            for year in years
        },
    }


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())

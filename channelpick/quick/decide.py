"""The recommendation for a situation, by a compiled catalog. Moments are seconds since 1970.

The method is that of `core/weighing.py`; what is looked at when is as in `core/ranking.py` and
`core/recommendation.py`.
"""

from __future__ import annotations

import time

from channelpick.core import weighing
from channelpick.formats import shape
from channelpick.quick.hours import Hours, YearMissing
from channelpick.quick.places import Elsewhere

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from channelpick.quick.moments import Zone

    Json = dict[str, Any]
    Effects = Sequence[tuple[Json, int]]

DAYS = "{days}"
"""Where the age of the catalog stands in the note on it."""


class Case:
    """A situation, and the compiled catalog to decide it by."""

    def __init__(
        self,
        kept: Json,
        answers: Mapping[str, str],
        at: int,
        zone: Zone,
        language: str,
        tried: Mapping[str, int | None],
    ) -> None:
        """Complete what was said.

        Args:
            kept: what `compile.py` made of the catalog.
            answers: what was said.
            at: the moment.
            zone: in which all moments are told.
            language: what the channel must speak.
            tried: channel -> when; None if nobody knows.

        Raises:
            Elsewhere: it does not fit the catalog.
        """
        self._kept, self._language, self._tried = kept, language, tried
        self._at, self._zone = at, zone
        self._channels: Mapping[str, Json] = kept["channels"]
        self._answers = _completed(kept["questions"], answers)
        if language not in kept["exclusions"]["language"]:
            raise Elsewhere
        if any(id_ not in self._channels or (when or 0) > at for id_, when in tried.items()):
            raise Elsewhere
        self._due: Mapping[str, int | None] = {
            id_: when and when + self._channels[id_]["answers_within"]
            for id_, when in tried.items()
        }
        self._overdue = weighing.overdue_at(self._due, at)
        self._waiting = self._due.keys() - self._overdue
        self._hours = [Hours(years) for years in kept["hours"]]
        self._openings: dict[str, int | None] = {}
        """The channels that only their hours keep out, and when they open."""

    def answer(self, path: str, top: int | None) -> Json:
        """The answer in JSON; `path` names the rules file, `top` cuts the places.

        Raises:
            YearMissing: hours are needed of a year that was not written out.
        """
        rules = [rule for rule in self._kept["rules"] if self._applies(rule)]
        forbidden, moved = weighing.effects_of(
            (rule["id"], rule["never"], rule["effects"]) for rule in rules
        )
        because = {rule["id"]: rule["because"] for rule in rules}
        forbidding = {channel: because[rule] for channel, rule in forbidden.items()}
        found = {id_: self._exclusion(id_, forbidding) for id_ in self._channels}
        excluded = {id_: reason for id_, reason in found.items() if reason}
        sums = self._sums(moved, excluded)
        best = weighing.in_order(sums, self._waiting)
        opening = None if best else self._next_opening()
        plan = self._plan(best, opening)
        return shape.recommendation(
            catalog=shape.catalog(path, **self._kept["catalog"]),
            lang=self._kept["lang"],
            situation=shape.situation(
                self._answers,
                self._iso(self._at),
                self._language,
                [(id_, self._iso(at) if at else None) for id_, at in self._tried.items()],
            ),
            first=best[0] if best else None,
            next_opening=shape.opening(opening[0], self._iso(opening[1])) if opening else None,
            places=[
                self._place(rank, id_, sums[id_], moved.get(id_, ()))
                for rank, id_ in enumerate(best[:top], start=1)
            ],
            excluded=[
                shape.exclusion(id_, self._channels[id_]["placed"]["name"], reason)
                for id_, reason in excluded.items()
            ],
            tips=self._tips([step[0] for step in plan], nothing_left=not best),
            plan=[shape.step(id_, self._iso(start), self._iso(end)) for id_, start, end in plan],
            notes=self._notes(),
        )

    def _iso(self, moment: int) -> str:
        return self._zone.iso(moment)

    def _applies(self, conditioned: Json) -> bool:
        when, when_any = conditioned["when"], conditioned["when_any"]
        return weighing.hold(when, when_any, self._answers, self._overdue)

    def _is_open(self, channel: str, moment: int) -> bool:
        return self._hours[self._channels[channel]["hours"]].is_open(moment)

    def _exclusion(self, channel: str, forbidding: Mapping[str, Json]) -> Json | None:
        """The first reason that applies."""
        reasons: Mapping[str, Json] = self._kept["exclusions"]
        language: Json = reasons["language"][self._language]
        if not self._channels[channel]["offered"]:
            return reasons["not_offered"]
        if channel in forbidding:
            return forbidding[channel]
        if channel not in language["spoken_by"]:
            return dict(language["reason"])
        if self._is_open(channel, self._at):
            return None
        hours = self._hours[self._channels[channel]["hours"]]
        self._openings[channel] = opening = hours.next_opening(self._at, self._kept["horizon"])
        return {**reasons["closed"], "opens_at": self._iso(opening) if opening else None}

    def _sums(self, moved: Mapping[str, Effects], excluded: Mapping[str, Json]) -> dict[str, int]:
        rows = self._fits()
        return weighing.uncut_sums(
            {id_: sum(row[id_][1] for row in rows) for id_ in self._channels},
            {id_: sum(units for _, units in effects) for id_, effects in moved.items()},
            self._overdue,
            excluded,
            self._kept["units_per_point"],
        )

    def _fits(self) -> list[Json]:
        fits = self._kept["fits"]
        return [fits[name][level] for name, level in self._answers.items() if name in fits]

    def _place(self, rank: int, channel: str, units: int, effects: Effects) -> Json:
        own, per_point = self._kept["reasons"], self._kept["units_per_point"]
        reasons = [row[channel][0] for row in self._fits()] + [reason for reason, _ in effects]
        if channel in self._due:
            due, at = self._due[channel], self._tried[channel]
            if due and channel in self._waiting:
                reasons.append({**own["waiting"], "due_at": self._iso(due)})
            else:
                reasons.append({**own["tried"], "tried_at": self._iso(at) if at else None})
        within = min(max(units, 0), 100 * per_point)
        if within != units:
            reasons.append({**own["limit"], "points": round((within - units) / per_point, 2)})
        return shape.place(rank, self._channels[channel]["placed"], within / per_point, reasons)

    def _next_opening(self) -> tuple[str, int] | None:
        openings = [(id_, opening) for id_, opening in self._openings.items() if opening]
        return min(openings, key=lambda opening: opening[1], default=None)

    def _plan(
        self, best: Sequence[str], opening: tuple[str, int] | None
    ) -> list[tuple[str, int, int]]:
        def no_reply(channel: str) -> tuple[int, Sequence[str]]:
            return self._channels[channel]["wait"], self._channels[channel]["then"]

        return weighing.steps(
            (best[0], self._at) if best else opening,
            best,
            self._openings,
            overdue=lambda moment: weighing.overdue_at(self._due, moment),
            no_reply=no_reply,
            is_open=self._is_open,
            later=lambda moment, wait: moment + wait,
        )

    def _tips(self, planned: Sequence[str], *, nothing_left: bool) -> list[Json]:
        return [
            tip["tip"]
            for tip in self._kept["tips"]
            if self._applies(tip)
            and (
                tip["for_any"]
                or any(channel in planned for channel in tip["tip"]["for"])
                or (nothing_left and tip["tip"]["stage"] == "first")
            )
        ]

    def _notes(self) -> list[Json]:
        notes = self._kept["notes"]
        wall = self._at + self._zone.offset(self._at)
        year, days = time.gmtime(wall).tm_year, wall // 86_400 - notes["updated_day"]
        if str(year) not in notes["holidays_unknown"]:
            raise YearMissing(year)
        unknown: list[Json] = notes["holidays_unknown"][str(year)]
        if days <= notes["old_after_days"]:
            return unknown
        text = notes["old"]["text"].replace(DAYS, str(days))
        return [{**notes["old"], "days": days, "text": text}, *unknown]


def _completed(questions: Mapping[str, Json], given: Mapping[str, str]) -> dict[str, str]:
    """The answers with the defaults, in the order of the catalog.

    Raises:
        Elsewhere: one is unknown, or missing.
    """
    answers = {name: given.get(name, question["default"]) for name, question in questions.items()}
    is_sound = all(answers[name] in question["options"] for name, question in questions.items())
    if not is_sound or not given.keys() <= questions.keys():
        raise Elsewhere
    return answers

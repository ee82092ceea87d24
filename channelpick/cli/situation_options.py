"""What flags and --input say of a situation, as values; and the flags again, for the next time."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from channelpick.cli import terminal
from channelpick.core.durations import later, parse_duration
from channelpick.core.moments import on_the_wall
from channelpick.core.situation import FIRST_TRIED_YEAR, Situation, Tried, year_problem
from channelpick.core.texts import primary
from channelpick.errors import InputError, KeyPath, Problem
from channelpick.files.situation_input import SituationInput, TriedInput
from channelpick.screening.suggestions import closest

if TYPE_CHECKING:
    from channelpick.core.catalog import Catalog

FLAGS = {
    "urgency": "--urgency",
    "complexity": "--complexity",
    "self_service": "--self-service",
    "preference": "--preference",
    "topic": "--topic",
}
"""Questions with a flag of their own; all the others are answered with -a NAME=VALUE."""


def where(path: KeyPath) -> str:
    """The flag that a problem of the situation belongs to."""
    match path:
        case ("answers", str(name)):
            return FLAGS.get(name, f"-a {name}")
        case ("answers",):
            return "-a"
        case (str(name), *_):
            is_said_so = name.startswith("-") or name.isupper()  # an option, or FILE
            return name if is_said_so else f"--{name}"
        case _:
            return ""


def answers_from(named: Mapping[str, str | None], pairs: Iterable[str]) -> dict[str, str]:
    """The answers of the flags; -a is another spelling of the named ones.

    Raises:
        InputError: a pair is none, or two flags contradict.
    """
    answers = {name: value for name, value in named.items() if value is not None}
    problems = []
    for pair in pairs:
        name, value = parted(pair)
        if not (name and value):
            problems.append(Problem(code="bad-pair", path=("-a",), values={"given": pair}))
        elif answers.setdefault(name, value) != value:
            problems.append(
                Problem(code="two-inputs", path=("answers", name), values={"given": name})
            )
    if problems:
        raise InputError(problems)
    return answers


def parted(pair: str) -> tuple[str, str]:
    """Name and value of NAME=VALUE; what is missing is empty."""
    name, _, value = pair.partition("=")
    return name.strip(), value.strip()


def moment_from(text: str | None, zone_name: str | None) -> datetime:
    """The moment, in the customer's zone: --tz, else the offset of the text, else the system's.

    Raises:
        InputError: the zone or the text cannot be understood.
    """
    zone = _zone(zone_name)
    if text is None:
        return terminal.now(zone or terminal.system_zone())
    moment = _parse(text)
    if moment.tzinfo is None:
        return on_the_wall(moment, zone or terminal.system_zone())
    return moment.astimezone(zone) if zone else moment


def tried_from(entries: Iterable[str]) -> list[TriedInput]:
    """The `--tried` flags, still as texts: CHANNEL, CHANNEL=3d or CHANNEL=DATE-TIME."""
    tried = []
    for entry in entries:
        channel, _, when = entry.partition("=")
        ago, at = (when, "") if when.endswith(("m", "h", "d")) else ("", when)
        tried.append(TriedInput(channel=channel.strip(), at=at or None, ago=ago or None))
    return tried


def situation_from(
    catalog: Catalog,
    read: SituationInput,
    *,
    answers: Mapping[str, str],
    at: datetime,
    language: str | None,
    lang: str,
    tried: Iterable[TriedInput],
) -> Situation:
    """What was said before any question; flags win over --input, channel by channel for `tried`.

    Raises:
        InputError: a time or the language cannot be understood.
    """
    tried = tuple(tried)
    flagged = {entry.channel for entry in tried}
    entries = [entry for entry in read.tried if entry.channel not in flagged]
    return Situation(
        answers={**read.answers, **answers},
        at=at,
        language=language_from(catalog, read.language if language is None else language) or lang,
        tried=tuple(_tried(entry, at) for entry in (*entries, *tried)),
    )


def language_from(catalog: Catalog, code: str | None) -> str | None:
    """The language, if some channel speaks it: a misspelt one must not exclude everything.

    Raises:
        InputError: none does.
    """
    if code is None:
        return None
    spoken = catalog.spoken_languages
    if primary(code) not in map(primary, spoken):
        values = {"given": code, "guess": closest(code, spoken), "options": ", ".join(spoken)}
        raise InputError([Problem(code="unknown-language", path=("--language",), values=values)])
    return code


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The flags that describe a situation, as they were written."""

    named: Mapping[str, str | None]
    """Question with a flag of its own -> its answer."""
    pairs: Sequence[str] = ()
    """-a NAME=VALUE."""
    tried: Sequence[str] = ()
    at: str | None = None
    tz: str | None = None
    lang: str | None = None
    language: str | None = None
    rules: str | None = None

    def situation(self, catalog: Catalog, read: SituationInput, lang: str) -> Situation:
        """What was said before any question.

        Raises:
            InputError: something cannot be understood.
        """
        return situation_from(
            catalog,
            read,
            answers=answers_from(self.named, self.pairs),
            at=moment_from(read.at if self.at is None else self.at, self.tz),
            language=self.language,
            lang=lang,
            tried=tried_from(self.tried),
        )

    def kept(self, read: SituationInput) -> list[str]:
        """The flags that a command line to go on with needs beside the answers."""
        flags = {
            "--at": self.at or read.at,
            "--tz": self.tz,
            "--lang": self.lang,
            "--language": self.language or read.language,
            "--rules": self.rules,
        }
        return [word for flag, value in flags.items() if value for word in (flag, value)]


def command_line(
    given: Situation,
    catalog: Catalog,
    extra: Iterable[str] = (),
    verb: Sequence[str] = ("recommend",),
) -> str:
    """The command that gives this answer again without asking. Facts at their default go unsaid."""
    words = ["channelpick", *verb]
    for name, question in catalog.questions.items():
        answer = given.answers.get(name, question.default)
        if answer is None or answer == question.default:
            continue
        words += [FLAGS[name], answer] if name in FLAGS else ["-a", f"{name}={answer}"]
    for tried in given.tried:
        when = f"={tried.at.isoformat()}" if tried.at else ""
        words += ["--tried", tried.channel + when]
    return shlex.join([*words, *extra])


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    from channelpick.core.zones import zone_problem

    if problem := zone_problem(("--tz",), name):
        raise InputError([problem])
    return ZoneInfo(name)


def _parse(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        problem = Problem(code="bad-time", path=("--at",), values={"given": text})
        raise InputError([problem]) from None
    if found := year_problem(moment, ("--at",)):
        raise InputError([found])
    return moment


def _tried(entry: TriedInput, now: datetime) -> Tried:
    if entry.at and entry.ago:
        problem = Problem(code="two-times", path=("--tried",), values={"given": entry.channel})
        raise InputError([problem])
    try:
        if entry.ago:
            return Tried(entry.channel, later(now, -parse_duration(entry.ago)))
        if entry.at is None:
            return Tried(entry.channel)
        at = datetime.fromisoformat(entry.at.strip())
        if found := year_problem(at, ("--tried",), FIRST_TRIED_YEAR):
            raise InputError([found])
        return Tried(entry.channel, at if at.tzinfo else on_the_wall(at, now.tzinfo))
    except (ValueError, OverflowError):
        values = {"given": entry.at or entry.ago or ""}
        problem = Problem(code="bad-tried-time", path=("--tried",), values=values)
        raise InputError([problem]) from None

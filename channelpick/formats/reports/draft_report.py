"""The message to send, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from channelpick.core.ranking import Ranking
from channelpick.drafting.draft import Draft
from channelpick.formats import times
from channelpick.formats.as_json import EXCLUSION_KINDS, catalog_json, plan_json, reason_json
from channelpick.formats.interface import Telling
from channelpick.formats.phrases import left_out
from channelpick.formats.report import Block, Heading, Json, Line, Report, Verbatim
from channelpick.screening.foreign_text import neutralise, neutralise_lines


def draft_report(draft: Draft, ranking: Ranking, telling: Telling) -> Report:
    """The message, or why there is none."""
    blocks = (
        *(_message(draft, ranking, telling) if draft.body else _none(draft, ranking, telling)),
        *_removed(draft, telling),
    )
    return Report(blocks, _data(draft, ranking, telling))


def _message(draft: Draft, ranking: Ranking, telling: Telling) -> Iterator[Block]:
    words, joints, now = telling.words.draft, telling.words.answer, ranking.situation.at
    first, *later = draft.steps
    channel = telling.file.catalog.channels[first.channel]

    # 1. Where it goes.
    yield Heading(words.title.format(channel=telling.name(first.channel)))
    yield from _better(draft, telling)
    if first.start != now:
        yield Line(words.opens.format(at=times.moment(first.start, now, telling.words)))
    for contact in channel.contacts:
        yield Line(f"{joints.contacts}{joints.colon}{neutralise(contact)}", style="bold")

    # 2. What it says.
    parts = {
        words.subject: draft.subject,
        words.script if "voice" in channel.tags else words.body: draft.body,
        words.ready: draft.ready,
    }
    for title, text in parts.items():
        if text:
            yield Heading(title, level=2)
            yield Verbatim(neutralise_lines(text))

    # 3. What to look at, and what happens next.
    yield Heading(words.notes, level=2)
    if draft.missing:
        names = joints.names_joint.join(_labels(draft.missing, telling))
        yield Line(words.missing.format(details=names), level=1)
    for doubt in draft.doubts:
        (label,) = _labels((doubt.detail,), telling)
        yield Line(words.doubts[doubt.code].format(detail=label), style="yellow", level=1)
    wait = {
        "at": times.moment(first.until, now, telling.words),
        "span": times.span(first.until - first.start, telling.words),
    }
    if later:
        yield Line(words.then.format(channel=telling.name(later[0].channel), **wait), level=1)
    else:
        yield Line(words.last.format(**wait), level=1)


def _none(draft: Draft, ranking: Ranking, telling: Telling) -> Iterator[Block]:
    words, text = telling.words.draft, _why_none(draft, ranking, telling)
    if draft.channel is None:
        yield Heading(text)
        return
    yield Heading(words.none.format(channel=telling.name(draft.channel)))
    yield Line(text)
    yield from _better(draft, telling)


def _why_none(draft: Draft, ranking: Ranking, telling: Telling) -> str:
    words = telling.words.draft
    match draft.obstacle:
        case None | "no-channel":
            return words.no_channel
        case "no-message":
            return words.no_message
        case "nothing-to-tell":
            names = telling.words.answer.names_joint.join(_labels(draft.missing, telling))
            return words.nothing_to_tell.format(details=names)
        case reason:
            return left_out(reason, telling, ranking.situation.at)


def _better(draft: Draft, telling: Telling) -> Iterator[Block]:
    if draft.better:
        text = telling.words.draft.better.format(channel=telling.name(draft.better))
        yield Line(text, style="yellow")


def _removed(draft: Draft, telling: Telling) -> Iterator[Block]:
    words = telling.words
    for removed in draft.removed:
        (label,) = _labels((removed.detail,), telling)
        said = words.draft.removed[removed.finding.certainty]
        text = said.format(detail=label, kind=words.scan.kinds[removed.finding.kind])
        yield Line(text, style="bold red", level=1)


def _labels(details: Iterable[str], telling: Telling) -> list[str]:
    return [telling.text(telling.file.catalog.details[name].label) for name in details]


def _data(draft: Draft, ranking: Ranking, telling: Telling) -> Json:
    catalog = telling.file.catalog
    channel = catalog.channels[draft.channel] if draft.channel else None
    return {
        "schema": "channelpick/draft/1",
        "catalog": catalog_json(telling),
        "lang": telling.words.code,
        "channel": draft.channel,
        "name": telling.name(draft.channel) if draft.channel else None,
        "contacts": list(channel.contacts) if channel else [],
        "language": draft.language,
        "subject": draft.subject or None,
        "body": draft.body or None,
        "ready": draft.ready or None,
        "missing": [
            {"detail": name, "label": label}
            for name, label in zip(draft.missing, _labels(draft.missing, telling), strict=True)
        ],
        "doubts": [
            {
                "detail": doubt.detail,
                "kind": doubt.code,
                "text": telling.words.draft.doubts[doubt.code].format(
                    detail=_labels((doubt.detail,), telling)[0]
                ),
            }
            for doubt in draft.doubts
        ],
        "removed": [
            {
                "detail": removed.detail,
                "kind": removed.finding.kind,
                "certainty": removed.finding.certainty,
                "start": removed.finding.start,
                "end": removed.finding.end,
            }
            for removed in draft.removed
        ],
        "plan": plan_json(draft.steps),
        "better": draft.better,
        "obstacle": _obstacle(draft, ranking, telling),
    }


def _obstacle(draft: Draft, ranking: Ranking, telling: Telling) -> Json | None:
    text = _why_none(draft, ranking, telling)
    match draft.obstacle:
        case None:
            return None
        case str(kind):
            return {"kind": kind.replace("-", "_"), "text": text}
        case reason:
            return {"kind": EXCLUSION_KINDS[type(reason)], **reason_json(reason), "text": text}

"""Markdown, to paste into a ticket."""

from __future__ import annotations

from datetime import datetime

from channelpick.core.catalog import Channel
from channelpick.core.channel_states import ChannelState
from channelpick.core.recommendation import Recommendation
from channelpick.formats import sentences, times
from channelpick.formats.interface import Telling
from channelpick.formats.markdown import escape, table_lines
from channelpick.formats.phrases import channel_reply, channel_state, left_out, reply, speaks
from channelpick.screening.foreign_text import neutralise


def recommendation(given: Recommendation, telling: Telling, top: int | None) -> str:
    """The recommendation as a document with headings, lists and a table."""
    words, catalog, now = telling.words.answer, telling.file.catalog, given.situation.at
    lines = _tips(given, telling, "first", words.first_actions)
    if given.places:
        first = given.places[0]
        lines += [
            f"## {words.use_now.format(channel=escape(telling.name(first.channel)))}",
            "",
            escape(sentences.why(first.reasons, telling)),
            reply(catalog.channels[first.channel].reply, telling),
            "",
            *_contacts(catalog.channels[first.channel]),
            *_places(given, telling, top),
        ]
    else:
        lines += [f"## {words.nothing_now}", ""]
        if given.next_opening:
            channel = telling.name(given.next_opening.channel)
            at = times.moment(given.next_opening.at, now, telling.words)
            lines += [escape(words.opens_next.format(channel=channel, at=at)), ""]
        else:
            lines += [words.opens_never, ""]
    if given.excluded:
        lines += [f"## {words.left_out}", ""]
        for exclusion in given.excluded:
            text = left_out(exclusion.reason, telling, now)
            lines.append(f"- {escape(telling.name(exclusion.channel) + words.colon + text)}")
        lines.append("")
    if given.plan:
        lines += [f"## {words.plan}", ""]
        for number, step in enumerate(given.plan, start=1):
            at = times.full_moment(step.start, telling.words)
            lines.append(f"{number}. {at}{words.colon}{escape(telling.name(step.channel))}")
        end = times.full_moment(given.plan[-1].until, telling.words)
        lines += ["", words.plan_end.format(at=end), ""]
    for stage in ("prepare", "during", "after"):
        lines += _tips(given, telling, stage, getattr(words, stage))
    path = words.shipped if telling.file.is_shipped else escape(neutralise(telling.file.path))
    day = times.day(catalog.updated, telling.words)
    lines += [
        words.at.format(at=times.full_moment(now, telling.words)),
        words.catalog.format(path=path, day=day),
        *(sentences.note(note, telling) for note in given.notes),
    ]
    return "\n".join(lines) + "\n"


def channels(states: tuple[ChannelState, ...], telling: Telling, at: datetime) -> str:
    """Every channel as a row of a table."""
    words, catalog = telling.words.channel, telling.file.catalog
    title = words.title.format(at=times.full_moment(at, telling.words))
    heads = [words.channel, words.state, words.usual_reply, words.spoken, words.suits]
    rows = []
    for state in states:
        channel = catalog.channels[state.channel]
        cells = [
            telling.name(state.channel),
            channel_state(state, channel, telling, at),
            channel_reply(channel, telling) if channel.offered else "",
            speaks(channel, telling),
            telling.text(channel.good_for),
        ]
        rows.append(list(map(escape, cells)))
    return "\n".join([f"## {title}", "", *table_lines(heads, rows), ""])


def _contacts(channel: Channel) -> list[str]:
    lines = [f"- {escape(neutralise(contact))}" for contact in channel.contacts]
    return [*lines, ""] if lines else []


def _places(given: Recommendation, telling: Telling, top: int | None) -> list[str]:
    rows = [
        [
            str(place.rank),
            escape(telling.name(place.channel)),
            str(round(place.score)),
            escape(sentences.why(place.reasons, telling)),
        ]
        for place in given.places[:top]
    ]
    words = telling.words
    return [
        *table_lines(["", words.channel.channel, words.answer.score, words.answer.why], rows),
        "",
    ]


def _tips(given: Recommendation, telling: Telling, stage: str, title: str) -> list[str]:
    tips = [tip for tip in given.tips if tip.stage == stage]
    texts = [escape(telling.text(telling.file.catalog.tips[tip.tip].text)) for tip in tips]
    return [f"## {title}", "", *(f"- {text}" for text in texts), ""] if texts else []

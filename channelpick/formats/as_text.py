"""Text for people: what to do first, the channel to use, why, and what comes next."""

from __future__ import annotations

from datetime import datetime

from rich.cells import cell_len

from channelpick.core.channel_states import ChannelState
from channelpick.core.ranking import Place
from channelpick.core.reasons import TriedReason, WaitingReason
from channelpick.core.recommendation import Recommendation
from channelpick.formats import sentences, times
from channelpick.formats.interface import Telling
from channelpick.formats.page import Page
from channelpick.formats.phrases import channel_reply, channel_state, left_out, reply, speaks
from channelpick.formats.wrapping import fill
from channelpick.screening.foreign_text import neutralise

USUAL_PLACES = 4
"""How many places are shown when nobody says: the first and three to fall back on."""


def recommendation(given: Recommendation, telling: Telling, top: int | None) -> str:
    """The recommendation as a page."""
    page = Page(telling.screen)
    now = given.situation.at
    _tips(page, given, telling, "first", telling.words.answer.first_actions, "bold yellow")
    if given.places:
        _first_place(page, given.places[0], telling, now)
        _alternatives(page, given, telling, top or USUAL_PLACES)
    else:
        _nothing_now(page, given, telling)
    _left_out(page, given, telling)
    _plan(page, given, telling)
    for stage in ("prepare", "during", "after"):
        _tips(page, given, telling, stage, getattr(telling.words.answer, stage), "bold")
    _colophon(page, given, telling)
    return page.render()


def channels(states: tuple[ChannelState, ...], telling: Telling, at: datetime) -> str:
    """Every channel as a short paragraph."""
    page = Page(telling.screen)
    words, joints = telling.words.channel, telling.words.answer
    page.heading(words.title.format(at=times.full_moment(at, telling.words)))
    for state in states:
        channel = telling.file.catalog.channels[state.channel]
        name, now = telling.name(state.channel), channel_state(state, channel, telling, at)
        page.gap()
        page.paragraph(name + joints.colon + now, style="bold green" if state.is_open else "dim")
        if not channel.offered:
            continue
        if good_for := telling.text(channel.good_for):
            page.paragraph(good_for, indent=2)
        facts = [channel_reply(channel, telling), speaks(channel, telling)]
        page.paragraph(joints.list_joint.join(facts), indent=2, style="dim")
        for contact in channel.contacts:
            page.paragraph(neutralise(contact), mark=page.dot, indent=2)
    return page.render()


def _tips(
    page: Page, given: Recommendation, telling: Telling, stage: str, title: str, style: str
) -> None:
    tips = [tip for tip in given.tips if tip.stage == stage]
    if not tips:
        return
    page.heading(title, style)
    for number, tip in enumerate(tips, start=1):
        mark = f"{number}. " if stage == "first" else page.dot
        page.paragraph(telling.text(telling.file.catalog.tips[tip.tip].text), mark=mark, indent=2)


def _first_place(page: Page, place: Place, telling: Telling, now: datetime) -> None:
    words, channel = telling.words.answer, telling.file.catalog.channels[place.channel]
    page.heading(words.use_now.format(channel=telling.name(place.channel)), "bold green")
    page.paragraph(sentences.why(place.reasons, telling), indent=2)
    page.paragraph(reply(channel.reply, telling), indent=2)
    _tried(page, place, telling, now, indent=2)
    for contact in channel.contacts:
        page.paragraph(
            neutralise(contact), mark=words.contacts + words.colon, indent=2, style="bold"
        )


def _alternatives(page: Page, given: Recommendation, telling: Telling, top: int) -> None:
    words, shown = telling.words.answer, given.places[1:top]
    if not shown:
        return
    page.heading(words.alternatives)
    names = [telling.name(place.channel) for place in given.places[:top]]
    name_cells = max(map(cell_len, names))
    bar_cells = min(20, page.width - name_cells - 10)  # rank, blanks and score take ten
    if bar_cells < 4:
        for place, name in zip(given.places[:top], names, strict=True):
            page.paragraph(f"{name} {round(place.score)}", mark=f"{place.rank} ", indent=2)
        return
    for place, name in zip(given.places[:top], names, strict=True):
        style = "green" if place.rank == 1 else ""
        page.line(
            (f"  {place.rank:>2} ", "dim"),
            (fill(name, name_cells) + " ", style),
            (page.bar(float(place.score) / 100, bar_cells), style),
            (f" {round(place.score):>3}", "dim"),
        )
        if place.rank > 1:
            _tried(page, place, telling, given.situation.at, indent=5)
    if rest := [telling.name(place.channel) for place in given.places[top:]]:
        page.paragraph(
            words.more.format(channels=words.names_joint.join(rest)), indent=5, style="dim"
        )


def _tried(page: Page, place: Place, telling: Telling, now: datetime, indent: int) -> None:
    for reason in place.reasons:
        if isinstance(reason, TriedReason | WaitingReason):
            text = sentences.place_reason(reason, telling)
            if isinstance(reason, WaitingReason):
                due_at = times.moment(reason.due_at, now, telling.words)
                text += " " + telling.words.answer.due_at.format(at=due_at)
            page.paragraph(text, indent=indent, style="dim")


def _nothing_now(page: Page, given: Recommendation, telling: Telling) -> None:
    words, opening = telling.words.answer, given.next_opening
    page.heading(words.nothing_now, "bold red")
    if opening:
        at = times.moment(opening.at, given.situation.at, telling.words)
        text = words.opens_next.format(channel=telling.name(opening.channel), at=at)
        page.paragraph(text, indent=2)
    else:
        page.paragraph(words.opens_never, indent=2)


def _left_out(page: Page, given: Recommendation, telling: Telling) -> None:
    """Channels with the same reason share a line."""
    words, now = telling.words.answer, given.situation.at
    reasons: dict[str, list[str]] = {}
    for exclusion in given.excluded:
        text = left_out(exclusion.reason, telling, now)
        reasons.setdefault(text, []).append(telling.name(exclusion.channel))
    if reasons:
        page.heading(words.left_out)
    for text, names in reasons.items():
        page.paragraph(
            f"{words.names_joint.join(names)}{words.colon}{text}", mark=page.dot, indent=2
        )


def _plan(page: Page, given: Recommendation, telling: Telling) -> None:
    words, now = telling.words.answer, given.situation.at
    if not given.plan:
        return
    page.heading(words.plan)
    rows = []
    for number, step in enumerate(given.plan):
        at = times.moment(step.start, now, telling.words)
        label = words.plan_no_reply.format(at=at) if number else at
        label = words.plan_now if step.start == now else label
        rows.append((label, telling.name(step.channel)))
    cells = max(cell_len(label) for label, _ in rows)
    for label, name in rows:
        if page.width >= cells + 4 + max(cell_len(name) for _, name in rows):
            page.paragraph(name, mark=fill(label, cells) + "  ", indent=2)
        else:
            page.paragraph(label, indent=2)
            page.paragraph(name, indent=4)
    end = times.moment(given.plan[-1].until, now, telling.words)
    page.paragraph(words.plan_end.format(at=end), indent=2, style="dim")


def _colophon(page: Page, given: Recommendation, telling: Telling) -> None:
    words, file = telling.words.answer, telling.file
    page.gap()
    path = words.shipped if file.is_shipped else neutralise(file.path)
    day = times.day(file.catalog.updated, telling.words)
    page.paragraph(
        words.at.format(at=times.full_moment(given.situation.at, telling.words)), style="dim"
    )
    page.paragraph(words.catalog.format(path=path, day=day), style="dim")
    for note in given.notes:
        page.paragraph(sentences.note(note, telling), style="yellow")

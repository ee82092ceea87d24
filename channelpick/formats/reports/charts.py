"""Pictures of what an archive was answered."""

from __future__ import annotations

from channelpick.batch.simulated import Simulated
from channelpick.batch.summary import Summed
from channelpick.core.catalog import Catalog
from channelpick.formats.chart import Bars, bar_chart
from channelpick.formats.interface import Telling
from channelpick.formats.reports import wording


def summary_chart(summed: Summed, telling: Telling) -> str:
    """How often each channel comes first."""
    counts: dict[str | None, int] = {use.channel: use.count for use in summed.channels}
    counts |= {None: summed.nothing} if summed.nothing else {}
    bars = [
        _bars(_name(channel, telling.file.catalog, telling), (count,), summed.accepted)
        for channel, count in counts.items()
    ]
    words = telling.words.archive
    return bar_chart(words.firsts, [words.rows], bars)


def simulation_chart(found: Simulated, old: Catalog, telling: Telling) -> str:
    """How often each channel comes first, before and after.

    Args:
        found: what the simulation found.
        old: the old rules, which name the channels that are gone.
        telling: to whom; of the new rules.
    """
    new, words = telling.file.catalog, telling.words.archive
    before, after = found.firsts
    bars = [
        _bars(
            _name(channel, new if channel in new.channels else old, telling),
            (before.get(channel, 0), after.get(channel, 0)),
            found.understood,
        )
        for channel in (*found.channels, None)
        if channel or None in before or None in after
    ]
    return bar_chart(words.firsts, [words.before, words.after], bars)


def _name(channel: str | None, catalog: Catalog, telling: Telling) -> str:
    if channel is None:
        return telling.words.report.nothing
    return telling.text(catalog.channels[channel].name)


def _bars(label: str, counts: tuple[int, ...], of: int) -> Bars:
    shown = (f"{wording.number(count)} ({wording.share(count, of)})" for count in counts)
    return Bars(label, counts, tuple(shown))

"""Who answers what: which channels come first for each answer to a fact with many answers."""

from __future__ import annotations

from collections.abc import Mapping

from channelpick.core.catalog import Catalog, Fact
from channelpick.staff.space import space_within
from channelpick.staff.survey import survey

Shares = Mapping[str, float]
"""Channel -> the share of the situations in which it comes first, the largest first."""


def who_answers(catalog: Catalog) -> Mapping[str, Mapping[str, Shares]]:
    """Fact -> answer -> shares, for every fact that is more than a yes or no.

    All other facts are at their default; every level, opening state and language counts the same.
    """
    return {
        name: _shares(catalog, name, fact)
        for name, fact in catalog.facts.items()
        if len(fact.answers) > 2
    }


def _shares(catalog: Catalog, name: str, fact: Fact) -> Mapping[str, Shares]:
    space = space_within(catalog, {name: tuple(fact.answers)}, any_facts=False)
    asked = survey(catalog, space)
    first = {
        channel: asked.where(channel == found for found in asked.firsts)
        for channel in dict.fromkeys(asked.firsts)
    }
    shares = {}
    for answer in fact.answers:
        given = space.mask(name, answer)
        counts = {channel: (mask & given).bit_count() for channel, mask in first.items()}
        shares[answer] = {
            channel: counts[channel] / given.bit_count()
            for channel in sorted(counts, key=counts.__getitem__, reverse=True)
            if counts[channel]
        }
    return shares

"""What flags and --input say of a message, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from channelpick.cli.situation_options import parted
from channelpick.core.catalog import Catalog
from channelpick.core.situation import settle, unknown_channel
from channelpick.errors import InputError, Problem
from channelpick.screening.suggestions import closest


def channel_from(catalog: Catalog, given: str | None) -> str | None:
    """The channel that was named, if any.

    Raises:
        InputError: there is no such channel.
    """
    if given is None or given in catalog.channels:
        return given
    raise InputError([unknown_channel(catalog, given, ("CHANNEL",))])


def details_from(
    catalog: Catalog, read: Mapping[str, str], pairs: Sequence[str]
) -> Mapping[str, str]:
    """Detail -> what the customer wrote; flags win. An error never quotes a value.

    Raises:
        InputError: a flag is no pair, or there is no such detail.
    """
    flagged = dict(map(parted, pairs))
    labels = {text: id_ for id_, each in catalog.details.items() for text in each.label.values()}
    bad = [name for name, value in flagged.items() if not (name and value)]
    problems = [
        Problem(
            code="unknown-detail",
            path=("-d",) if name in flagged else ("--input",),
            values={
                "given": name,
                "guess": closest(name, catalog.details, labels),
                "options": ", ".join(catalog.details),
            },
        )
        for name in {**read, **flagged}
        if name not in catalog.details and name not in bad
    ]
    if bad:
        problems.append(Problem(code="bad-detail", path=("-d",)))
    if problems:
        raise InputError(problems)
    return {**read, **flagged}


def with_criteria(catalog: Catalog, answers: Mapping[str, str]) -> Mapping[str, str]:
    """The answers, and for each criterion that nobody spoke of its default or its middle level.

    The channel is chosen already: they only decide where to turn when nobody answers.
    """
    usual = {
        name: criterion.default or list(criterion.levels)[(len(criterion.levels) - 1) // 2]
        for name, criterion in catalog.criteria.items()
    }
    return {**usual, **settle(catalog, answers)}

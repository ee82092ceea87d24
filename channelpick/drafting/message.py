"""Which message suits, and which details it tells."""

from __future__ import annotations

from channelpick.core.catalog import DETAILS, Catalog, Condition, Message
from channelpick.core.ranking import Ranking
from channelpick.core.tables import conditions_of
from channelpick.core.templates import placeholders


def message_for(catalog: Catalog, ranking: Ranking, channel: str) -> Message | None:
    """The first message, in file order, that is for this channel and whose conditions hold."""
    for message in catalog.messages.values():
        is_for_it = not message.only_for or channel in catalog.channels_named(message.only_for)
        if is_for_it and _hold(catalog, ranking, message.when, message.when_any):
            return message
    return None


def details_wanted(catalog: Catalog, ranking: Ranking, message: Message) -> tuple[str, ...]:
    """The details that this message tells in this situation, in file order."""
    named = placeholders_of(message)
    return tuple(
        name
        for name, detail in catalog.details.items()
        if (name in named or DETAILS in named)
        and _hold(catalog, ranking, detail.when, detail.when_any)
    )


def questions_heeded(catalog: Catalog, channel: str) -> frozenset[str]:
    """The questions on which the message for this channel depends."""
    messages = [
        message
        for message in catalog.messages.values()
        if not message.only_for or channel in catalog.channels_named(message.only_for)
    ]
    named = frozenset(name for message in messages for name in placeholders_of(message))
    details = [detail for name, detail in catalog.details.items() if named & {name, DETAILS}]
    conditions = [
        *(condition for each in messages for condition in (each.when, each.when_any)),
        *(condition for each in details for condition in (each.when, each.when_any)),
    ]
    return named.union(*conditions) & catalog.questions.keys()


def placeholders_of(message: Message) -> frozenset[str]:
    """The names of all placeholders of a message, in all languages."""
    texts = (*message.subject.values(), *message.body.values(), *message.ready.values())
    return frozenset(found.name for text in texts for found in placeholders(text))


def _hold(catalog: Catalog, ranking: Ranking, when: Condition, when_any: Condition) -> bool:
    overdue = ranking.overdue(ranking.situation.at)
    return conditions_of(catalog, when, when_any).hold(ranking.situation.answers, overdue)

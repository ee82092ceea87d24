"""Phrases about a channel that several formats use."""

from __future__ import annotations

from datetime import datetime

from channelpick.core.catalog import Channel, Reply
from channelpick.core.channel_states import ChannelState
from channelpick.core.reasons import Closed, ExclusionReason
from channelpick.formats import sentences, times
from channelpick.formats.interface import Telling
from channelpick.screening.foreign_text import neutralise


def channel_state(state: ChannelState, channel: Channel, telling: Telling, now: datetime) -> str:
    """Open until, or opens at, in the customer's time."""
    words = telling.words.channel
    if not channel.offered:
        return words.not_offered
    if state.open_until:
        return words.open_until.format(at=times.moment(state.open_until, now, telling.words))
    if state.opens_at:
        return words.opens_at.format(at=times.moment(state.opens_at, now, telling.words))
    return words.open_always if state.is_open else words.closed


def left_out(reason: ExclusionReason, telling: Telling, now: datetime) -> str:
    """Why a channel is left out, and when it opens if that is why."""
    if not isinstance(reason, Closed):
        return sentences.exclusion_reason(reason, telling)
    words = telling.words.answer
    if reason.opens_at is None:
        return words.closed_for_good
    return words.closed_until.format(at=times.moment(reason.opens_at, now, telling.words))


def channel_reply(channel: Channel, telling: Telling) -> str:
    """How soon it usually answers."""
    words = telling.words.channel
    return _reply(channel.reply, telling, words.reply, words.at_once)


def reply(given: Reply, telling: Telling) -> str:
    """How soon it usually answers, as a sentence."""
    words = telling.words.answer
    return _reply(given, telling, words.reply_typical, words.reply_at_once)


def speaks(channel: Channel, telling: Telling) -> str:
    """The languages it speaks, by name where we know one."""
    words = telling.words.channel
    names = [words.language_names.get(code, neutralise(code)) for code in channel.languages]
    return words.languages.format(languages=telling.words.answer.names_joint.join(names))


def _reply(given: Reply, telling: Telling, sentence: str, at_once: str) -> str:
    if not given.max:
        return at_once
    return sentence.format(
        typical=times.span(given.typical, telling.words), max=times.span(given.max, telling.words)
    )

"""Which channels are open at a moment, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from channelpick.core.catalog import Catalog
from channelpick.core.tables import tables_of


@dataclass(frozen=True, slots=True)
class ChannelState:
    """A channel at a moment. All times are in the zone of that moment."""

    channel: str
    is_open: bool
    """False also for a channel that is not offered."""
    open_until: datetime | None = None
    """None when it is shut, or never shuts."""
    opens_at: datetime | None = None
    """None when it is open, or never opens."""


def channel_states(catalog: Catalog, at: datetime) -> tuple[ChannelState, ...]:
    """The state of every channel at this moment, in file order."""
    hours = tables_of(catalog).hours
    states = []
    for channel_id, channel in catalog.channels.items():
        if not channel.offered:
            states.append(ChannelState(channel_id, is_open=False))
        elif hours[channel_id].is_open(at):
            until = hours[channel_id].next_closing(at)
            states.append(ChannelState(channel_id, is_open=True, open_until=until))
        else:
            opens_at = hours[channel_id].next_opening(at)
            states.append(ChannelState(channel_id, is_open=False, opens_at=opens_at))
    return tuple(states)

"""What a rules file vouches for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The platform's contacts, and the names that impostors borrow."""

    contacts: tuple[tuple[str, str], ...] = ()
    """Channel id and contact as written: `https://…`, `mailto:…`, `tel:+…`, `@handle`."""
    domains: tuple[str, ...] = ()
    """Whatever stands below one of them is the platform's too."""
    aliases: tuple[str, ...] = ()
    """Names so distinctive that they are a warning wherever they stand."""
    weak_names: tuple[str, ...] = ()
    """Dictionary words and names of at most 4 letters: a warning only beside other signs."""
    not_lookalike: tuple[str, ...] = ()
    """Hosts (with all below them), handles and words that are known to be others' and harmless."""
    name: str = ""
    """What people call the platform."""
